import { deflateSync, Inflate } from 'fflate';

/** A receipt of the largest form has some ten thousand bytes; more than this is none of ours. */
const LARGEST = 200_000;
/** Bytes handed to the unpacker at a time: deflate makes at most a thousandfold of them before we look again. */
const BITE = 512;

/** Packs a text, the same bytes for the same text. */
export function packText(text: string): Uint8Array {
	return deflateSync(new TextEncoder().encode(text), { level: 9, mem: 8 });
}

/** What was packed. Throws a RangeError where it would be larger than any receipt, and on what is cut off or not packed. */
export function unpackText(packed: Uint8Array): string {
	const parts: Uint8Array[] = [];
	let total = 0;
	let whole = false;
	const inflate = new Inflate((part, last) => {
		total += part.length;
		whole ||= last;
		if (total > LARGEST) throw new RangeError('packed: larger than any receipt');
		parts.push(part);
	});
	for (let at = 0; at < packed.length; at += BITE) {
		inflate.push(packed.subarray(at, at + BITE), at + BITE >= packed.length);
	}
	if (!whole) throw new RangeError('packed: cut off');
	const bytes = new Uint8Array(total);
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
