import { gunzipSync } from 'node:zlib';

/** Largest paper, unpacked: two thousand forms of the longest contest. */
const LARGEST = 32 * 1_048_576;

/** Text of a paper, unpacked if it is gzip; `null` when it is too large or broken. */
export function unpackPaper(body: Uint8Array): string | null {
	const zipped = body[0] === 0x1f && body[1] === 0x8b;
	if (!zipped) return body.length > LARGEST ? null : Buffer.from(body).toString('utf8');
	try {
		return gunzipSync(body, { maxOutputLength: LARGEST }).toString('utf8');
	} catch {
		return null;
	}
}
