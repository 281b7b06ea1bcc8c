import type { Cell, FieldId } from '../forms/types';
import type { TpsFacts } from './facts';

/** A sum over TPS: what is known, and how many papers left the field empty (never counted as zero). */
export interface Sum {
	readonly value: number | null;
	readonly empty: number;
}

/** Sums one field over the locked results of some TPS; `X` counts as none, an empty paper is said, not summed. */
export function sumOf(tps: readonly TpsFacts[], field: FieldId): Sum {
	let value: number | null = null;
	let empty = 0;
	for (const { locked } of tps) {
		if (!locked) continue;
		const cell: Cell = locked.figures[field] ?? null;
		if (cell === null) empty += 1;
		else value = (value ?? 0) + (cell === 'X' ? 0 : cell);
	}
	return { value, empty };
}

const digits = new Intl.NumberFormat('id-ID');

/** A number as Indonesians write it; a field no paper filled is a dash, a sum with empty papers carries an asterisk. */
export function sumText({ value, empty }: Sum): string {
	return value === null ? '–' : `${digits.format(value)}${empty > 0 ? '*' : ''}`;
}

/** A cell of one paper. */
export function cellText(cell: Cell | undefined): string {
	return cell === null || cell === undefined ? '–' : cell === 'X' ? 'X' : digits.format(cell);
}
