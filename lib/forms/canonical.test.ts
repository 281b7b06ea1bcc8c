import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, hashOf, hashWith, hashWords, sha256Hex } from '.';

/** The same value with every object's members in another order. */
function turned(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(turned);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.reverse()
			.map(([key, member]) => [key, turned(member)]),
	);
}

describe('canonicalJson', () => {
	it('says the same as JSON, in one way only', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const text = canonicalJson(value);
				expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
				expect(canonicalJson(turned(value))).toBe(text);
				expect(canonicalJson(JSON.parse(text))).toBe(text);
			}),
		);
	});

	it('tells different values apart', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
				const [left, right] = [JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b))] as [unknown, unknown];
				let same = true;
				try {
					expect(left).toEqual(right);
				} catch {
					same = false;
				}
				expect(canonicalJson(left) === canonicalJson(right)).toBe(same);
			}),
		);
	});

	it.each([
		[{ b: 1, a: [null, true, 'x'] }, '{"a":[null,true,"x"],"b":1}'],
		[{ a: undefined, b: [undefined] }, '{"b":[null]}'],
		[-0, '0'],
		[Object.assign([1], { 2: 2 }), '[1,null,2]'],
		['\u2028"\ud800', '"\u2028\\"\\ud800"'],
		[JSON.parse('{"__proto__":1,"a":2}'), '{"__proto__":1,"a":2}'],
		[{ 10: 'b', 9: 'a', Z: 1, é: 2 }, '{"10":"b","9":"a","Z":1,"é":2}'],
	])('%j → %s', (value, text) => {
		expect(canonicalJson(value)).toBe(text);
	});

	it.each<[string, unknown]>([
		['NaN', Number.NaN],
		['infinity', [Number.POSITIVE_INFINITY]],
		['a bigint', { a: 1n }],
		['a function', () => 1],
		['a symbol', Symbol('x')],
		['nothing', undefined],
		['a date', new Date(0)],
		['a map', new Map([[1, 2]])],
		['a set', { a: new Set([1]) }],
	])('refuses %s', (_what, value) => {
		expect(() => canonicalJson(value)).toThrow(TypeError);
	});
});

describe('hashes', () => {
	it('are SHA-256 of the UTF-8 text, as another implementation has it', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
			}),
		);
		expect(hashOf({ b: 1, a: 2 })).toBe(sha256Hex('{"a":2,"b":1}'));
	});
	it('takes no hash of a machine that is another hash', () => {
		expect(() => hashWith((text) => createHash('sha512').update(text, 'utf8').digest('hex'))).toThrow('SHA-256');
		hashWith((text) => createHash('sha256').update(text, 'utf8').digest('hex'));
		expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
	});

	it('read aloud keep their first 64 bits', () => {
		const from = (word: string) =>
			[16, 4, 16, 4, 16].reduce(
				(bits, base, at) => bits * base + (base === 16 ? 'bdfghjklmnprstvz' : 'aiou').indexOf(word[at] ?? ''),
				0,
			);
		// Worked example of arXiv 0901.4016: 127.0.0.1 is lusab-babad.
		expect(hashWords(`7f000001${'0'.repeat(56)}`)).toBe('lusab-babad-babab-babab');
		fc.assert(
			fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), (hash) => {
				const bits = hashWords(hash)
					.split('-')
					.map((word) => from(word).toString(16).padStart(4, '0'));
				expect(bits.join('')).toBe(hash.slice(0, 16));
			}),
		);
	});
});
