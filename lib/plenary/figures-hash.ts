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
	// Members in the order of canonical JSON: the machine's own writer writes them as they stand.
	return canonicalJson({ contest, paper: known(paper), system: known(system), tps, version });
}

/** Fields that are not filled are left out, so that absent and `null` are the same thing. */
function known(figures: Figures): Figures {
	let empty = false;
	for (const field in figures) if (figures[field] === null) empty = true;
	if (!empty) return figures;
	const kept: Record<FieldId, number | 'X'> = {};
	for (const [field, cell] of Object.entries(figures)) if (cell !== null) kept[field] = cell;
	return kept;
}
