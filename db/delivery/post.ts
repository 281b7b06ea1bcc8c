import { type Fault, faultOfError, faultOfStatus } from '../../lib/delivery';
import type { TargetRow } from './papers';

/** A sending that did not get through, with its reason. */
export class Failure extends Error {
	constructor(
		readonly fault: Fault,
		readonly detail = '',
	) {
		super(fault);
	}
}

/** Largest answer that is read. */
const LONGEST_ANSWER = 8 * 1_048_576;

export interface Line {
	readonly fetch: typeof fetch;
	/** A request without an answer for this long is given up, at first. */
	readonly timeoutMs: number;
	/** How often in a row each address answered too late: the next answer is waited for twice as long. */
	readonly slow?: Map<string, number>;
}

/** Sixteen times the first patience: answers after ten minutes are waited for in the end. */
const SLOWEST = 4;

/** Milliseconds for which an answer of this hub is waited for. */
export const patienceOf = ({ timeoutMs, slow }: Pick<Line, 'timeoutMs' | 'slow'>, url: string): number =>
	timeoutMs * 2 ** (slow?.get(url) ?? 0);

/** Sends one body to a hub and gives its answer's text. @throws Failure for everything that is no success */
export async function postTo(
	line: Line,
	target: Pick<TargetRow, 'url'>,
	path: string,
	body: Uint8Array,
	headers: Record<string, string>,
): Promise<string> {
	const { fetch, timeoutMs, slow } = line;
	const begun = performance.now();
	let response: Response;
	let text: string;
	try {
		response = await fetch(new URL(path, target.url), {
			method: 'POST',
			headers,
			body: new Uint8Array(body),
			signal: AbortSignal.timeout(patienceOf(line, target.url)),
			redirect: 'error',
		});
		text = await response.text();
	} catch (error) {
		const fault = faultOfError(error);
		if (fault === 'timeout') slow?.set(target.url, Math.min(SLOWEST, (slow.get(target.url) ?? 0) + 1));
		throw new Failure(fault, String((error as Error).message));
	}
	// As long as answers are as slow as that, the next one is waited for as long.
	if (performance.now() - begun < timeoutMs) slow?.delete(target.url);
	if (!response.ok) throw new Failure(faultOfStatus(response.status), `HTTP ${response.status}`);
	if (text.length > LONGEST_ANSWER) throw new Failure('not-a-hub');
	return text;
}
