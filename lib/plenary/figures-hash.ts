import { canonicalJson, sha256Hex } from '../forms/canonical';
import type { FieldId, Figures } from '../forms/types';

/**
 * The hash of figures that are not (or no longer) in a state, for checking a locked result. In a file of its own: the
 * check page computes it too, and needs nothing else of the plenary.
 */
export function hashFigures(contest: string, tps: string, version: number, paper: Figures, system: Figures): string {
	return sha256Hex(figuresText(contest, tps, version, paper, system));
}

/** The canonical text behind {@link hashFigures}, for a machine with a hash of its own. */
export function figuresText(contest: string, tps: string, version: number, paper: Figures, system: Figures): string {
	// Members in the order of canonical JSON: where the figures are, too, the machine's own writer writes the same.
	if (isCanonical(paper) && isCanonical(system)) return JSON.stringify({ contest, paper, system, tps, version });
	return canonicalJson({ contest, paper: known(paper), system: known(system), tps, version });
}

/** True for figures that stand as canonical JSON has them: fields in order, none empty, nothing JSON cannot carry. */
function isCanonical(figures: Figures): boolean {
	let before = '';
	for (const field in figures) {
		const cell: unknown = figures[field];
		if (field < before || !(typeof cell === 'number' ? Number.isFinite(cell) : cell === 'X')) return false;
		before = field;
	}
	return true;
}

/** Fields that are not filled are left out, so that absent and `null` are the same thing. */
function known(figures: Figures): Record<FieldId, number | 'X'> {
	const kept: Record<FieldId, number | 'X'> = {};
	for (const [field, cell] of Object.entries(figures)) if (cell !== null) kept[field] = cell;
	return kept;
}
