import type { Cell, Contest, Field, FieldId, Figures, Finding } from '../forms';
import { asFigures, findingsOfTotals, type Totals, together, withFigures } from './totals';

/** A column of a recap: a TPS below its kelurahan, or a kelurahan below the kecamatan. */
export interface RecapColumn {
	/** Code of the TPS or of the kelurahan. */
	readonly code: string;
	readonly name: string;
	/** Locked results and all results of the column; a TPS has 1. */
	readonly locked: number;
	readonly total: number;
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
	readonly paper: Totals | null;
	readonly system: Totals | null;
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
	const cells = (totals: Totals | null) => {
		const figures = totals ? asFigures(totals) : {};
		return fields.map(({ id }): Cell => figures[id] ?? null);
	};
	return {
		level,
		contest: { code, name, contestants, sections, formName },
		place,
		columns: parts.map(({ code: column, name: title, locked, total }) => ({
			code: column,
			name: title,
			locked,
			total,
		})),
		fields,
		paper: parts.map(({ paper }) => cells(paper)),
		system: parts.map(({ system }) => cells(system)),
		totals: {
			paper: fields.map(({ id }) => kept.paper.sums[id] ?? null),
			system: fields.map(({ id }) => kept.system.sums[id] ?? null),
		},
		unknown: fields.map(({ id }) => kept.paper.unknown[id] ?? 0),
		findings: findingsOfTotals(contest, kept.paper),
		mismatches: (['paper', 'system'] as const).flatMap((source) =>
			mismatches(contest, source, kept[source], together(parts.flatMap((part) => part[source] ?? []))),
		),
	};
}

/** One result as a column's totals. */
export function oneResult(contest: Contest, figures: Figures): Totals {
	return withFigures(
		{ sums: {}, unknown: {} },
		contest.fields.map(({ id }) => id),
		figures,
		1,
	);
}

function mismatches(contest: Contest, source: Mismatch['source'], kept: Totals, added: Totals): Mismatch[] {
	return contest.fields.flatMap(({ id }): Mismatch[] => {
		const [a, b] = [kept.sums[id] ?? 0, added.sums[id] ?? 0];
		return a === b ? [] : [{ field: id, source, kept: a, added: b }];
	});
}
