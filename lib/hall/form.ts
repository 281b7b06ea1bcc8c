import type { Cell, Section } from '../forms/types';
import type { FindingView, ResultView, RowView } from '../plenary/view';

/** One printed row of the form: one number, or its L, P and J beside each other. */
export interface Line {
	readonly row: string;
	readonly cells: readonly RowView[];
}

/** A section of the form with its printed rows. */
export interface Part {
	readonly section: Section;
	readonly lines: readonly Line[];
	/** True where every row has the columns L, P and J. */
	readonly byColumn: boolean;
	/** False where the system's files do not carry the section. */
	readonly inSystem: boolean;
}

/** The form in the order it is read aloud. */
export function partsOf(result: ResultView): Part[] {
	return result.contest.sections.map((section): Part => {
		const rows = result.rows.filter(({ field }) => field.section === section.id);
		const names = [...new Set(rows.map(({ field }) => field.row))];
		return {
			section,
			lines: names.map((row) => ({ row, cells: rows.filter(({ field }) => field.row === row) })),
			byColumn: rows.some(({ field }) => field.column !== undefined),
			inSystem: rows.some(({ field }) => field.inSystem),
		};
	});
}

/** The number of the paper as the hall sees it: filed, or as it is being typed. */
export function paperOf(result: ResultView, row: RowView): Cell {
	return result.filled || result.lock ? row.paper : (result.draft?.figures[row.field.id] ?? null);
}

/** How one number stands: what the map of marks shows. */
export type Mark = 'empty' | 'filled' | 'now' | 'differs' | 'recorded' | 'settled';

export function markOf(result: ResultView, row: RowView): Mark {
	if (row.difference) return row.difference.explained ? 'recorded' : 'differs';
	if (row.settled) return 'settled';
	if (!result.filled && result.draft?.at === row.field.id) return 'now';
	return paperOf(result, row) === null ? 'empty' : 'filled';
}

/** What the hall looks at while comparing: what is still open first, then what is done. */
export type Item =
	| { readonly kind: 'row'; readonly key: string; readonly state: ItemState; readonly row: RowView }
	| { readonly kind: 'finding'; readonly key: string; readonly state: ItemState; readonly finding: FindingView };

export type ItemState = 'open' | 'recorded' | 'settled';

const ORDER: readonly ItemState[] = ['open', 'recorded', 'settled'];

/** Differences and contradictions (K), open ones first, each group in the order of the form. */
export function itemsOf(result: ResultView): Item[] {
	const rows = result.rows.flatMap((row): Item[] => {
		const key = row.field.id;
		if (row.difference) return [{ kind: 'row', key, row, state: row.difference.explained ? 'recorded' : 'open' }];
		return row.settled ? [{ kind: 'row', key, row, state: 'settled' }] : [];
	});
	const findings = result.findings
		.filter(({ must }) => must)
		.map(
			(finding): Item => ({
				kind: 'finding',
				key: finding.key,
				finding,
				state: finding.explained ? 'recorded' : 'open',
			}),
		);
	return [...rows, ...findings].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}
