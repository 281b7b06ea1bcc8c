import type { Cell } from '../forms/types';

/**
 * What a witness types beside a line: digits, `X` for a crossed cell, `-` for an empty one.
 * @returns `undefined` where nothing was typed (the copy says the same), `null` for an empty cell, and `'?'` for
 *   what is no cell of a C.Hasil
 */
export function typedCell(text: string): Cell | undefined | '?' {
	const typed = text.trim().toUpperCase();
	if (typed === '') return undefined;
	if (/^X+$/.test(typed)) return 'X';
	if (/^[-–]$/.test(typed)) return null;
	return /^\d{1,3}$/.test(typed) ? Number(typed) : '?';
}

/** A cell as it is typed. */
export function typedText(cell: Cell): string {
	return cell === null ? '-' : String(cell);
}
