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
	/** A request without an answer for this long is given up. */
	readonly timeoutMs: number;
}

/** Sends one body to a hub and gives its answer's text. @throws Failure for everything that is no success */
export async function postTo(
	{ fetch, timeoutMs }: Line,
	target: Pick<TargetRow, 'url'>,
	path: string,
	body: Uint8Array,
	headers: Record<string, string>,
): Promise<string> {
	let response: Response;
	let text: string;
	try {
		response = await fetch(new URL(path, target.url), {
			method: 'POST',
			headers,
			body: new Uint8Array(body),
			signal: AbortSignal.timeout(timeoutMs),
			redirect: 'error',
		});
		text = await response.text();
	} catch (error) {
		throw new Failure(faultOfError(error), String((error as Error).message));
	}
	if (!response.ok) throw new Failure(faultOfStatus(response.status), `HTTP ${response.status}`);
	if (text.length > LONGEST_ANSWER) throw new Failure('not-a-hub');
	return text;
}
