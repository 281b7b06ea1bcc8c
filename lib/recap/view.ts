import { amount, type Cell, type Contest, type Field, type FieldId, type Figures, type Finding } from '../forms';
import { findingsOfTotals, type Totals } from './totals';

/** A column of a recap: a TPS below its kelurahan, or a kelurahan below the kecamatan. */
export interface RecapColumn {
	/** Code of the TPS or of the kelurahan. */
	readonly code: string;
	readonly name: string;
	/** Locked results and all results of the column; a TPS has 1. */
	readonly locked: number;
	readonly total: number;
	/** Voters in the region list, where it says so (TPS only). */
	readonly dpt?: number;
}

/** Where the adding-up itself does not hold. */
export interface Mismatch {
	readonly field: FieldId;
	readonly source: 'paper' | 'system';
	/** What stands in the total, and what its columns make. */
	readonly kept: number;
	readonly added: number;
}

/** A recap page: lines of the form down, columns across, both sources beside each other. */
export interface RecapView {
	readonly level: 'kelurahan' | 'kecamatan';
	readonly contest: Pick<Contest, 'code' | 'name' | 'contestants' | 'sections'> & { readonly formName: string };
	readonly place: { readonly code: string; readonly name: string };
	readonly columns: readonly RecapColumn[];
	readonly fields: readonly Field[];
	/** By column, then by field; `null` is not locked yet or not filled. */
	readonly paper: readonly (readonly Cell[])[];
	readonly system: readonly (readonly Cell[])[];
	readonly totals: { readonly paper: readonly Cell[]; readonly system: readonly Cell[] };
	/** Number of parts without a number, by field of `paper`. */
	readonly unknown: readonly number[];
	/** Rules that do not hold down the column of totals. */
	readonly findings: readonly Finding[];
	/** Totals that are not what their columns make; empty on a sound machine. */
	readonly mismatches: readonly Mismatch[];
}

interface Part extends RecapColumn {
	/** `null` while nothing of the column is locked. */
	readonly paper: Figures | null;
	readonly system: Figures | null;
}

/** A recap page from its columns and the totals kept for it. */
export function recapView(
	level: RecapView['level'],
	contest: Contest,
	formName: string,
	place: RecapView['place'],
	parts: readonly Part[],
	kept: { readonly paper: Totals; readonly system: Totals },
): RecapView {
	const { code, name, contestants, sections, fields } = contest;
	const cells = (figures: Figures | null) => fields.map(({ id }): Cell => figures?.[id] ?? null);
	const paper = parts.map((part) => cells(part.paper));
	const system = parts.map((part) => cells(part.system));
	return {
		level,
		contest: { code, name, contestants, sections, formName },
		place,
		columns: parts.map(({ paper: _, system: __, ...column }) => column),
		fields,
		paper,
		system,
		totals: {
			paper: fields.map(({ id }) => kept.paper.sums[id] ?? null),
			system: fields.map(({ id }) => kept.system.sums[id] ?? null),
		},
		unknown: fields.map(({ id }) => kept.paper.unknown[id] ?? 0),
		findings: findingsOfTotals(contest, kept.paper),
		mismatches: [
			...mismatches(fields, 'paper', kept.paper, paper),
			...mismatches(fields, 'system', kept.system, system),
		],
	};
}

/**
 * Totals that are not what their columns make. Where a part is unknown the column shows nothing to add, so
 * such a line is left out.
 */
function mismatches(
	fields: readonly Field[],
	source: Mismatch['source'],
	kept: Totals,
	columns: readonly (readonly Cell[])[],
): Mismatch[] {
	return fields.flatMap(({ id }, at): Mismatch[] => {
		if (kept.unknown[id]) return [];
		const total = kept.sums[id] ?? 0;
		const added = columns.reduce((sum, cells) => sum + (amount(cells[at]) ?? 0), 0);
		return total === added ? [] : [{ field: id, source, kept: total, added }];
	});
}
