import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Canonical JSON: keys sorted, no white space, `undefined` members dropped. Two values that mean the
 * same give the same text on every machine, so the text can be hashed. Throws on what JSON cannot
 * carry faithfully (NaN, infinities, functions, symbols, bigint, dates, maps and other objects that are
 * not plain records).
 */
export function canonicalJson(value: unknown): string {
	if (value === null) return 'null';
	switch (typeof value) {
		case 'string':
		case 'boolean':
			return JSON.stringify(value);
		case 'number':
			if (!Number.isFinite(value)) throw new TypeError('canonicalJson: number is not finite');
			return JSON.stringify(value);
		case 'object':
			break;
		default:
			throw new TypeError(`canonicalJson: cannot write a ${typeof value}`);
	}
	// Array.from, for a hole in an array is skipped by map and would leave no JSON.
	if (Array.isArray(value)) return `[${Array.from(value, (item) => canonicalJson(item ?? null)).join(',')}]`;
	const kind = Object.prototype.toString.call(value);
	if (kind !== '[object Object]') throw new TypeError(`canonicalJson: cannot write ${kind}`);
	const members: string[] = [];
	for (const key of Object.keys(value as object).sort()) {
		const member = (value as Record<string, unknown>)[key];
		if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
	}
	return `{${members.join(',')}}`;
}

/** SHA-256 of a text, as 64 lower-case hexadecimal digits. */
export function sha256Hex(text: string): string {
	return bytesToHex(sha256(utf8ToBytes(text)));
}

/** SHA-256 of the canonical JSON of a value. */
export function hashOf(value: unknown): string {
	return sha256Hex(canonicalJson(value));
}

const CONSONANTS = 'bdfghjklmnprstvz';
const VOWELS = 'aiou';

/**
 * The first 64 bits of a hash as four words that can be read aloud and compared by ear (proquints:
 * arXiv 0901.4016; 16 bits a word, so a chance match of all four is 1 in 2⁶⁴).
 */
export function hashWords(hash: string): string {
	const words: string[] = [];
	for (let at = 0; at < 16; at += 4) {
		const bits = Number.parseInt(hash.slice(at, at + 4), 16);
		const consonant = (shift: number) => CONSONANTS[(bits >> shift) & 15] ?? '';
		const vowel = (shift: number) => VOWELS[(bits >> shift) & 3] ?? '';
		words.push(consonant(12) + vowel(10) + consonant(6) + vowel(4) + consonant(0));
	}
	return words.join('-');
}
