import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseWellFormed, stringifyWellFormed, wellFormed } from './well-formed';

it('keeps whole characters and replaces halves', () => {
	expect(wellFormed('Suara 😀 hilang \ud83d')).toBe('Suara 😀 hilang �');
	expect(wellFormed('\ude00\ud83d\ude00')).toBe('�😀');
	expect(parseWellFormed('{"a":["x\\ud83d","😀","\\ud83d\\ude00"]}')).toEqual({ a: ['x�', '😀', '😀'] });
	expect(() => parseWellFormed('{"a":"\\ud83d')).toThrow(SyntaxError);
});

it('of any text makes one that UTF-8 carries there and back', () => {
	const pieces = fc.array(fc.constantFrom('\ud83d', '\ude00', 'a', '😀', '\\'));
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), pieces, (whole, more) => {
			const given = whole + more.join('');
			const text = wellFormed(given);
			expect(new TextDecoder().decode(new TextEncoder().encode(text))).toBe(text);
			expect(text.length).toBe(given.length);
			expect(JSON.parse(stringifyWellFormed({ text: given }))).toEqual({ text });
		}),
	);
});
