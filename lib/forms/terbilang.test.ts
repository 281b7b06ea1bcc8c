import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { terbilang } from '.';

const UNITS: Readonly<Record<string, number>> = {
	satu: 1,
	dua: 2,
	tiga: 3,
	empat: 4,
	lima: 5,
	enam: 6,
	tujuh: 7,
	delapan: 8,
	sembilan: 9,
	sepuluh: 10,
	sebelas: 11,
};
const SCALES: Readonly<Record<string, number>> = { ribu: 1e3, juta: 1e6, miliar: 1e9, triliun: 1e12 };

/** Words back to a number, word by word; throws on a word or an order that is not Indonesian. */
function number(words: string): number {
	if (words === 'nol') return 0;
	let total = 0;
	let group = 0;
	let pending = 0;
	let lastScale = Number.POSITIVE_INFINITY;
	const settle = () => {
		group += pending;
		pending = 0;
	};
	for (const word of words.split(' ')) {
		const unit = UNITS[word];
		const scale = SCALES[word];
		if (unit !== undefined) {
			if (pending !== 0) throw new Error(`two units: ${words}`);
			pending = unit;
		} else if (word === 'belas' || word === 'puluh' || word === 'ratus') {
			if (pending < 2 || pending > 9) throw new Error(`${pending} ${word}: ${words}`);
			pending = word === 'belas' ? pending + 10 : pending * (word === 'puluh' ? 10 : 100);
			settle();
		} else if (word === 'seratus') {
			if (group + pending !== 0) throw new Error(`seratus: ${words}`);
			group = 100;
		} else if (word === 'seribu') {
			if (group + pending !== 0 || lastScale <= 1e3) throw new Error(`seribu: ${words}`);
			total += 1_000;
			lastScale = 1e3;
		} else if (scale !== undefined && scale < lastScale) {
			settle();
			if (group === 0 || (scale === 1e3 && group === 1)) throw new Error(`${group} ${word}: ${words}`);
			total += group * scale;
			lastScale = scale;
			group = 0;
		} else throw new Error(`${word}: ${words}`);
	}
	return total + group + pending;
}

describe('terbilang', () => {
	it('reads back to every number a form can hold', () => {
		for (let value = 0; value <= 99_999; value++) expect(number(terbilang(value))).toBe(value);
	});

	it('reads back to any number up to 999 trillion', () => {
		const exponent = fc.integer({ min: 0, max: 15 }).chain((power) => fc.integer({ min: 0, max: 10 ** power - 1 }));
		fc.assert(
			fc.property(exponent, (value) => {
				expect(number(terbilang(value))).toBe(value);
				expect(terbilang(value)).toMatch(/^[a-z]+(?: [a-z]+)*$/);
			}),
			{ numRuns: 2_000 },
		);
	});

	it.each([
		[0, 'nol'],
		[10, 'sepuluh'],
		[11, 'sebelas'],
		[12, 'dua belas'],
		[20, 'dua puluh'],
		[100, 'seratus'],
		[111, 'seratus sebelas'],
		[274, 'dua ratus tujuh puluh empat'],
		[1_000, 'seribu'],
		[1_001, 'seribu satu'],
		[1_569, 'seribu lima ratus enam puluh sembilan'],
		[2_000, 'dua ribu'],
		[11_000, 'sebelas ribu'],
		[100_000, 'seratus ribu'],
		[1_001_000, 'satu juta seribu'],
		[1_000_000_000, 'satu miliar'],
		[999_000_000_000_000, 'sembilan ratus sembilan puluh sembilan triliun'],
	])('%i = %s', (value, words) => {
		expect(terbilang(value)).toBe(words);
	});

	it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e15])('refuses %d', (value) => {
		expect(() => terbilang(value)).toThrow(RangeError);
	});
});
