import { type Cause, digitCause, exchangedBetween } from './causes';
import { lineCauses } from './lines';
import { amount, type Cell, type Contest, type FieldId, type Figures } from './types';

/** A field where paper and system are not the same number, or only one of them has one. */
export interface Difference {
	readonly field: FieldId;
	readonly paper: Cell;
	readonly system: Cell;
	/** paper − system, so `−674` says the system shows 674 too many; `null` where one is not known. */
	readonly delta: number | null;
	readonly cause: Cause | null;
}

/** The key a disposition of a difference is kept under. */
export function differenceKey(field: FieldId): string {
	return `selisih:${field}`;
}

/**
 * The differences between the manual tally and the system data, in the order of the form. Sections the
 * system does not carry (II, III) are never compared. `X` on paper and 0 in the system are one number.
 */
export function differencesOf(contest: Contest, paper: Figures, system: Figures): Difference[] {
	const lines = lineCauses(contest, paper, system);
	const found: Difference[] = [];
	for (const field of contest.fields) {
		if (!field.inSystem) continue;
		const written = paper[field.id] ?? null;
		const shown = system[field.id] ?? null;
		const a = amount(written);
		const b = amount(shown);
		if (a === b) continue;
		found.push({
			field: field.id,
			paper: written,
			system: shown,
			delta: a === null || b === null ? null : a - b,
			cause: likelyCause(field.id, field.row, written, shown, paper, system, lines),
		});
	}
	return found;
}

function likelyCause(
	field: FieldId,
	row: string,
	written: Cell,
	shown: Cell,
	paper: Figures,
	system: Figures,
	lines: ReadonlyMap<FieldId, Cause>,
): Cause | null {
	if (field.endsWith('.L') || field.endsWith('.P')) {
		if (exchangedBetween(paper, system, row)) return { code: 'P304' };
	}
	return lines.get(field) ?? digitCause(written, shown);
}
