import { type Cell, type Field, type FieldId, lineNumber } from '@/lib/forms/types';
import type { RecapView } from '@/lib/recap';

/** Which source a recap shows. */
export type Shown = 'both' | 'paper' | 'system';

/** A line of the table: a heading, or a line of the form by its place in `view.fields`. */
export type Line =
	| { readonly kind: 'head'; readonly key: string; readonly no: number | null; readonly title: string }
	| { readonly kind: 'field'; readonly key: FieldId; readonly at: number };

/** The lines of a recap with the headings of sections and parties between them. */
export function linesOf(view: RecapView, locale: 'id' | 'en'): Line[] {
	const names = new Map(view.contest.contestants.map(({ no, name }) => [no, name]));
	let last = '';
	return view.fields.flatMap((field, at): Line[] => {
		const party = field.line ? (field.contestant ?? 0) : null;
		const key = party === null ? field.section : `${field.section}.${party}`;
		const line: Line = { kind: 'field', key: field.id, at };
		if (key === last) return [line];
		last = key;
		const section = view.contest.sections.find(({ id }) => id === field.section);
		const title = party === null ? `${field.section}. ${section?.title[locale] ?? ''}` : (names.get(party) ?? '');
		return [{ kind: 'head', key, no: party, title }, line];
	});
}

/** The cell a person reads, and the other source's where it says something else. */
export function cellOf(
	shown: Shown,
	paper: Cell,
	system: Cell,
	inSystem: boolean,
): { readonly cell: Cell; readonly other: Cell | undefined } {
	if (shown === 'system') return { cell: inSystem ? system : null, other: undefined };
	const differs = shown === 'both' && inSystem && paper !== null && system !== null && value(paper) !== value(system);
	return { cell: paper, other: differs ? system : undefined };
}

const value = (cell: Cell) => (cell === 'X' ? 0 : cell);

/** What stands before a line in print: the candidate's number, the row of a party's page, or the row of the form. */
export function printedNumber(field: Field): string {
	if (field.line) return lineNumber(field).trim();
	return field.contestant === undefined ? field.row.replace(`${field.section}.`, '') : `${field.contestant}`;
}

/** How an address names a line of the recap. */
export function lineId(field: FieldId): string {
	return `baris-${field}`;
}
