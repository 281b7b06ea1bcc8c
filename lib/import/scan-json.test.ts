import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './read-json';
import { lineAndColumn, scanJson } from './scan-json';

const parses = (text: string) => {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
};

describe('scanJson', () => {
	it('finds nothing in what JSON.stringify writes', () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 1, '\t'), (value, indent) => {
				expect(scanJson(JSON.stringify(value, null, indent), 64)).toEqual({ kind: 'ok' });
			}),
		);
	});

	it('agrees with JSON.parse on texts with one character changed, left out or put in', () => {
		const damaged = fc.tuple(
			fc.json({ maxDepth: 4 }),
			fc.nat(),
			fc.constantFrom('', '"', '{', ']', ',', ':', '0', '-', '.', '\\', '\n', '\u0001', 'u', 'e'),
			fc.nat(1),
		);
		fc.assert(
			fc.property(damaged, ([json, where, sign, cut]) => {
				const at = where % (json.length + 1);
				const text = json.slice(0, at) + sign + json.slice(at + cut);
				const scan = scanJson(text, 64);
				// A duplicate member is the one thing the parser lets pass.
				expect(scan.kind === 'ok' || scan.kind === 'duplicate').toBe(scan.kind === 'duplicate' || parses(text));
			}),
			{ numRuns: 2_000 },
		);
	});

	it.each([
		['', 0],
		['{"a":1,}', 7],
		['{"a" 1}', 5],
		['[1 2]', 3],
		['{"a":1', 6],
		['{"a":"b', 7],
		['{"a":01}', 6],
		['nul', 0],
		['{} {}', 3],
		['["\\x"]', 2],
		['["\\u12"]', 2],
		['["a\nb"]', 3],
		['{]', 1],
		['[}', 1],
		['{1:2}', 1],
	])('%j breaks at %i', (text, at) => {
		expect(scanJson(text, 9)).toEqual({ kind: 'broken', at });
		expect(parses(text)).toBe(false);
	});

	it('sees a member twice in one object, also behind an escape', () => {
		expect(scanJson('{"a":1,"b":{"a":1},"\\u0061":2}', 9)).toEqual({ kind: 'duplicate', at: 19, key: 'a' });
		expect(scanJson('{"__proto__":1,"a":{"__proto__":2}}', 9)).toEqual({ kind: 'ok' });
	});

	it('stops at the depth it is given, whatever the size', () => {
		expect(scanJson('['.repeat(1_000_000), 32)).toEqual({ kind: 'deep', at: 32 });
		expect(scanJson(`${'['.repeat(32)}${']'.repeat(32)}`, 32)).toEqual({ kind: 'ok' });
	});
});

describe('readJson', () => {
	it('takes what the scan takes, and says what the scan says', () => {
		const part = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"a":', '"b" :', '"\\":"', '1', 'null', ' ');
		const built = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
		const object = fc
			.array(fc.tuple(fc.constantFrom('"a"', '"b"', '"\\u0061"', '"c\\":"'), fc.json({ maxDepth: 2 })))
			.map((members) => `{${members.map(([key, value]) => `${key}:${value}`).join(',')}}`);
		fc.assert(
			fc.property(fc.oneof(built, object, fc.json()), fc.integer({ min: 1, max: 9 }), (text, depth) => {
				const scan = scanJson(text, depth);
				expect(readJson(text, depth)).toEqual(scan.kind === 'ok' ? { value: JSON.parse(text) } : { scan });
			}),
			{ numRuns: 3_000 },
		);
	});
});

describe('lineAndColumn', () => {
	it('counts from one', () => {
		expect(lineAndColumn('ab\ncd', 0)).toEqual({ line: 1, column: 1 });
		expect(lineAndColumn('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
	});
});
