import { expect, it } from 'vitest';
import { typedCell, typedText } from './copy';

it('what is typed beside a line is a cell of a C.Hasil, or nothing, or said to be neither', () => {
	expect(['', ' 7 ', 'x', 'XXX', '-', '–', '0999', '1a', '-1', '1.5'].map(typedCell)).toEqual([
		undefined,
		7,
		'X',
		'X',
		null,
		null,
		'?',
		'?',
		'?',
		'?',
	]);
	for (const cell of [0, 999, 'X', null] as const) expect(typedCell(typedText(cell))).toBe(cell);
});
