import { terbilang } from '../forms/terbilang';
import type { Cell } from '../forms/types';

const THOUSANDS = /\B(?=(\d{3})+$)/g;

/** A whole number as Indonesians write it: `1.569`. */
export function numberText(value: number): string {
	return String(Math.abs(value)).replace(THOUSANDS, '.');
}

/** A cell of the form: the number, `X` as it stands on the paper, or `–` where nothing is. */
export function cellText(cell: Cell): string {
	if (cell === null) return '–';
	return cell === 'X' ? 'X' : numberText(cell);
}

/** A difference with its sign: `+16`, `−3`; `?` where one side is not known. */
export function deltaText(delta: number | null): string {
	if (delta === null) return '?';
	return `${delta < 0 ? '−' : '+'}${numberText(delta)}`;
}

/** A cell in words, as on the C.Hasil; `X` is written as none. Empty for a cell that is not filled. */
export function cellWords(cell: Cell): string {
	if (cell === null) return '';
	return terbilang(cell === 'X' ? 0 : cell);
}
