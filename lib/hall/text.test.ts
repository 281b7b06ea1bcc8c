import { expect, test } from 'vitest';
import { cellText, cellWords, deltaText } from './text';

test('numbers as Indonesians write them', () => {
	expect([0, 72, 1569, 1234567].map((value) => cellText(value))).toEqual(['0', '72', '1.569', '1.234.567']);
	expect([cellText('X'), cellText(null)]).toEqual(['X', '–']);
	expect([deltaText(16), deltaText(-674), deltaText(-1569), deltaText(null)]).toEqual(['+16', '−674', '−1.569', '?']);
	expect([cellWords(74), cellWords('X'), cellWords(null)]).toEqual(['tujuh puluh empat', 'nol', '']);
});
