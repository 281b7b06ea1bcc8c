/** Why a sending did not get through; the sentences are in the catalogue under `delivery.fault.<code>`. */
export const FAULTS = [
	'no-connection',
	'name-unknown',
	'timeout',
	'not-a-hub',
	'wrong-hub',
	'not-enrolled',
	'signature',
	'too-large',
	'busy',
	'server',
	'rejected',
	/** Something in this installation itself. */
	'own',
] as const;

export type Fault = (typeof FAULTS)[number];

/** The fault behind an HTTP status that is no success. */
export function faultOfStatus(status: number): Fault {
	if (status === 401) return 'not-enrolled';
	if (status === 403) return 'signature';
	if (status === 413) return 'too-large';
	if (status === 429 || status === 503) return 'busy';
	if (status >= 500) return 'server';
	return 'not-a-hub';
}

/** The fault behind what `fetch` threw (Node puts the socket's error in `cause`). */
export function faultOfError(error: unknown): Fault {
	const names = [error, (error as { cause?: unknown } | null)?.cause].map((one) => {
		const { name, code } = (one ?? {}) as { name?: unknown; code?: unknown };
		return `${String(name)} ${String(code)}`;
	});
	const text = names.join(' ');
	if (/ENOTFOUND|EAI_AGAIN/.test(text)) return 'name-unknown';
	if (/Timeout|ETIMEDOUT|UND_ERR_(HEADERS|BODY|CONNECT)_TIMEOUT|Abort/.test(text)) return 'timeout';
	return 'no-connection';
}
