const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Bytes as base64url without padding; the same on a phone, a laptop and a page without network. */
export function base64url(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 3) {
		const rest = bytes.length - at;
		const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
		for (let sign = 0; sign < Math.min(rest + 1, 4); sign++) text += SIGNS[(bits >> (18 - sign * 6)) & 63];
	}
	return text;
}

/** Bytes of a base64url text without padding. Throws a RangeError on any other sign. */
export function bytesOf(text: string): Uint8Array {
	const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
	let bits = 0;
	let held = 0;
	let at = 0;
	for (const sign of text) {
		const value = SIGNS.indexOf(sign);
		if (value < 0) throw new RangeError(`base64url: "${sign}" is none of its signs`);
		bits = (bits << 6) | value;
		held += 6;
		if (held < 8) continue;
		held -= 8;
		bytes[at++] = (bits >> held) & 255;
	}
	return bytes;
}
