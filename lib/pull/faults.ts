import { faultOfError } from '../delivery/faults';

/** Why a file did not come; the sentences are in the catalogue under `pull.fault.<code>`. */
export const PULL_FAULTS = [
	'no-connection',
	'name-unknown',
	'timeout',
	'busy',
	'server',
	'forbidden',
	'redirect',
	'not-sirekap',
	'too-large',
] as const;

export type PullFault = (typeof PULL_FAULTS)[number];

/** The fault behind an HTTP status that brings neither a file nor the word that there is none. */
export function pullFaultOfStatus(status: number): PullFault {
	if (status >= 300 && status < 400) return 'redirect';
	if (status === 429 || status === 503) return 'busy';
	if (status === 401 || status === 403) return 'forbidden';
	return status >= 500 ? 'server' : 'not-sirekap';
}

/** The fault behind what `fetch` threw. */
export function pullFaultOfError(error: unknown): PullFault {
	const fault = faultOfError(error);
	return fault === 'timeout' || fault === 'name-unknown' ? fault : 'no-connection';
}

/** Milliseconds a server asks to be left alone (`Retry-After`: seconds or a date); 0 where it asks nothing. */
export function retryAfter(header: string | null, now: number): number {
	if (header === null) return 0;
	const seconds = /^\d{1,6}$/.test(header.trim()) ? Number(header) : (Date.parse(header) - now) / 1000;
	// Nobody is believed beyond an hour.
	return Number.isFinite(seconds) ? Math.max(0, Math.min(3_600, seconds)) * 1000 : 0;
}
