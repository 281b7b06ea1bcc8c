import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Canonical JSON: keys sorted, no white space, `undefined` members dropped. Two values that mean the
 * same give the same text on every machine, so the text can be hashed. Throws on what JSON cannot
 * carry faithfully (NaN, infinities, functions, symbols, bigint, dates, maps and other objects that are
 * not plain records).
 */
export function canonicalJson(value: unknown): string {
	// The machine's own writer is three times as fast, and writes the same where the order is right already.
	return isOrdered(value) ? JSON.stringify(value) : written(value);
}

/** True for what `JSON.stringify` writes canonically: plain values, every record's keys in order. */
function isOrdered(value: unknown): boolean {
	switch (typeof value) {
		case 'string':
		case 'boolean':
			return true;
		case 'number':
			return Number.isFinite(value);
		case 'object':
			return value === null || (Array.isArray(value) ? value.every(isOrdered) : isOrderedRecord(value));
		default:
			return false;
	}
}

function isOrderedRecord(record: object): boolean {
	if (Object.prototype.toString.call(record) !== '[object Object]' || 'toJSON' in record) return false;
	let before = '';
	for (const key of Object.keys(record)) {
		if (key < before || !isOrdered((record as Record<string, unknown>)[key])) return false;
		before = key;
	}
	return true;
}

/** Writes a value sign by sign, or throws. */
function written(value: unknown): string {
	if (value === null) return 'null';
	switch (typeof value) {
		case 'string':
			return quoted(value);
		case 'boolean':
			return value ? 'true' : 'false';
		case 'number':
			if (!Number.isFinite(value)) throw new TypeError('canonicalJson: number is not finite');
			return String(value);
		case 'object':
			return Array.isArray(value) ? listJson(value) : recordJson(value);
		default:
			throw new TypeError(`canonicalJson: cannot write a ${typeof value}`);
	}
}

/** Texts that JSON writes as they stand: the common case, and every key of ours. */
const PLAIN = /^[\w .:/-]*$/;
const quoted = (text: string) => (text.length < 64 && PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));

function listJson(list: readonly unknown[]): string {
	let text = '[';
	// By index: a hole is an item too, and is written as null.
	for (let at = 0; at < list.length; at++) text += (at === 0 ? '' : ',') + written(list[at] ?? null);
	return `${text}]`;
}

function recordJson(record: object): string {
	const kind = Object.prototype.toString.call(record);
	if (kind !== '[object Object]') throw new TypeError(`canonicalJson: cannot write ${kind}`);
	let text = '';
	for (const key of Object.keys(record).sort()) {
		const member = (record as Record<string, unknown>)[key];
		if (member !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${written(member)}`;
	}
	return `{${text}}`;
}

/** SHA-256 of a text (UTF-8), as 64 lower-case hexadecimal digits. */
export type Sha256 = (text: string) => string;

const portable: Sha256 = (text) => bytesToHex(sha256(utf8ToBytes(text)));
let machine: Sha256 = portable;

/** SHA-256 of a text, as 64 lower-case hexadecimal digits; the same on every machine. */
export function sha256Hex(text: string): string {
	return machine(text);
}

/**
 * A server lends its own SHA-256, which takes a tenth of the time of the portable one.
 * @throws when it gives another digest for a text both know
 */
export function hashWith(faster: Sha256): void {
	const text = 'ketok palu – é 𐐷';
	if (faster(text) !== portable(text)) throw new Error('hashWith: not SHA-256');
	machine = faster;
}

/** SHA-256 of the canonical JSON of a value. */
export function hashOf(value: unknown): string {
	return sha256Hex(canonicalJson(value));
}

const CONSONANTS = 'bdfghjklmnprstvz';
const VOWELS = 'aiou';

/**
 * The first bits of a hash as words that can be read aloud and compared by ear (proquints: arXiv 0901.4016;
 * 16 bits a word, so a chance match of the usual four is 1 in 2⁶⁴).
 */
export function hashWords(hash: string, count = 4): string {
	const words: string[] = [];
	for (let at = 0; at < count * 4; at += 4) {
		const bits = Number.parseInt(hash.slice(at, at + 4), 16);
		const consonant = (shift: number) => CONSONANTS[(bits >> shift) & 15] ?? '';
		const vowel = (shift: number) => VOWELS[(bits >> shift) & 3] ?? '';
		words.push(consonant(12) + vowel(10) + consonant(6) + vowel(4) + consonant(0));
	}
	return words.join('-');
}
