import { Readable } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';

/** Largest paper, unpacked: two thousand forms of the longest contest. */
const LARGEST = 32 * 1_048_576;
/** Largest file carried by hand, unpacked: every form of every contest of the largest kecamatan. */
const LARGEST_FILE = 1024 * 1_048_576;
/** Between two papers of one file (lib/delivery, joinPapers). */
const BETWEEN = '\n\n';

const isPacked = (body: Uint8Array) => body[0] === 0x1f && body[1] === 0x8b;

/** Text of a paper, unpacked if it is gzip; `null` when it is too large or broken. */
export function unpackPaper(body: Uint8Array): string | null {
	if (!isPacked(body)) return body.length > LARGEST ? null : Buffer.from(body).toString('utf8');
	try {
		return gunzipSync(body, { maxOutputLength: LARGEST }).toString('utf8');
	} catch {
		return null;
	}
}

/**
 * The papers of a file one after the other, unpacked on the way: no more than one of them is held.
 * @throws RangeError for one that is too large, or another error where the file is broken
 */
export async function* papersIn(body: Uint8Array): AsyncGenerator<string> {
	const source = Readable.from([Buffer.from(body)]);
	const plain = isPacked(body) ? source.pipe(createGunzip()) : source;
	let rest = '';
	let size = 0;
	for await (const text of plain.setEncoding('utf8') as AsyncIterable<string>) {
		size += text.length;
		rest += text;
		const papers = rest.split(BETWEEN);
		rest = papers.pop() ?? '';
		if (size > LARGEST_FILE || rest.length > LARGEST) throw new RangeError('too large');
		for (const paper of papers) if (paper !== '') yield `${paper}\n`;
	}
	if (rest !== '') yield rest.endsWith('\n') ? rest : `${rest}\n`;
}
