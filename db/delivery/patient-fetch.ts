import { request as plain } from 'node:http';
import { request as encrypted } from 'node:https';

/** A hub that cannot be reached at all is given up after this; one that was reached may take its time. */
const CONNECT_MS = 20_000;

/** No answer is read further than this. */
export const LONGEST_BODY = 9 * 1_048_576;

/**
 * `fetch` for the courier, over Node's own client: the built-in one gives up five minutes after it sent its question,
 * whatever its caller allows, and some lines answer after ten. Follows no redirect; no cookies, no cache.
 */
export const patientFetch: typeof fetch = (input, init = {}) => {
	const url = new URL(input instanceof Request ? input.url : input);
	const { method = 'GET', signal } = init;
	const headers = Object.fromEntries(new Headers(init.headers));
	return new Promise((done, failed) => {
		const asked = (url.protocol === 'https:' ? encrypted : plain)(url, {
			method,
			headers,
			signal: signal ?? undefined,
		});
		const late = setTimeout(
			() => asked.destroy(Object.assign(new Error('no connection'), { code: 'ETIMEDOUT' })),
			CONNECT_MS,
		);
		const reached = () => clearTimeout(late);
		asked.once('socket', (socket) => {
			if (socket.connecting) socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', reached);
			else reached();
		});
		asked.once('error', (fault) => {
			reached();
			const aborted = signal?.aborted ? signal.reason : undefined;
			failed(aborted ?? new TypeError('fetch failed', { cause: fault }));
		});
		asked.once('response', (answer) => {
			const status = answer.statusCode ?? 0;
			if (status >= 300 && status < 400) {
				asked.destroy();
				failed(new TypeError('fetch failed', { cause: new Error(`redirect ${status}`) }));
				return;
			}
			const pieces: Buffer[] = [];
			let length = 0;
			answer.on('data', (piece: Buffer) => {
				pieces.push(piece);
				length += piece.length;
				if (length <= LONGEST_BODY) return;
				// Nobody who answers so much is a hub; what came is enough to say so.
				done(new Response(new Uint8Array(Buffer.concat(pieces)), { status }));
				asked.destroy();
			});
			answer.once('error', (fault) => failed(new TypeError('fetch failed', { cause: fault })));
			answer.once('aborted', () => failed(new TypeError('fetch failed', { cause: new Error('cut off') })));
			answer.once('end', () => {
				const body = status === 204 || status === 304 ? null : new Uint8Array(Buffer.concat(pieces));
				done(new Response(body, { status }));
			});
		});
		asked.end(init.body ?? undefined);
	});
};
