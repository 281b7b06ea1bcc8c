import { type Contest, type Field, type FieldId, lineNumber } from '../forms/types';
import type { CellText } from './model';

/** The words of a line of the form, with its column. */
export function labelOf(field: Field): string {
	const column = field.column ? { L: ' (L)', P: ' (P)', J: ' (L+P)' }[field.column] : '';
	return field.label.id + column;
}

/** The party whose page a line stands on, as `18. Partai …`; `null` where the form has no pages of parties. */
export function partyOf(contest: Contest, { line, contestant }: Field): string | null {
	if (!line || contestant === undefined) return null;
	const name = contest.contestants.find(({ no }) => no === contestant)?.name;
	return name === undefined ? `${contestant}.` : `${contestant}. ${name}`;
}

/** What a line stands below where lists have headings: its party by number and name, else its section. */
export function headingOf(contest: Contest, field: Field, language: 'id' | 'en'): string {
	const section = contest.sections.find(({ id }) => id === field.section);
	return partyOf(contest, field) ?? `${field.section}. ${section?.title[language] ?? ''}`;
}

/** A line in a list without headings: its words, with the party before them. */
export function lineOf(contest: Contest, field: Field): string {
	const party = partyOf(contest, field);
	return party === null ? labelOf(field) : `${party}: ${lineNumber(field)}${labelOf(field)}`;
}

/** A line by its code and its words (`V.C Jumlah …`); the code alone where the form has no such line. */
export function namedLine(contest: Contest, id: FieldId): string {
	const field = contest.fields.find((one) => one.id === id);
	return field ? `${id} ${lineOf(contest, field)}` : id;
}

/**
 * What a difference or a finding was recorded under (`selisih:IV.1`, `K106:V.C`, `K107:7`), with the words of its line,
 * row, column or party.
 */
export function namedKey(contest: Contest, key: string): string {
	const at = key.indexOf(':');
	const [code, scope] = [key.slice(0, at), key.slice(at + 1)];
	if (contest.fields.some(({ id }) => id === scope)) return `${code} ${namedLine(contest, scope)}`;
	const row = contest.fields.find((field) => field.row === scope);
	if (row) return `${code} ${scope} ${row.label.id}`;
	const party = contest.fields.find(({ line, contestant }) => line && String(contestant) === scope);
	return `${code} ${(party && partyOf(contest, party)) ?? scope}`;
}

/** The form's rows in its order, each section under its title and each party's lines under the party. */
export function sectioned(contest: Contest, width: number, row: (field: Field) => readonly CellText[]): CellText[][] {
	return contest.sections.flatMap((section) => [
		[{ text: `${section.id}. ${section.title.id}`.toUpperCase(), strong: true, span: width }],
		...partied(
			contest,
			contest.fields.filter((field) => field.section === section.id),
			width,
			row,
		),
	]);
}

/** Rows of lines, under a heading where another party's lines begin and where those of the last have ended. */
export function partied(
	contest: Contest,
	fields: readonly Field[],
	width: number,
	row: (field: Field) => readonly CellText[],
): CellText[][] {
	return fields.flatMap((field, at) => {
		const before = fields[at - 1];
		const party = partyOf(contest, field);
		const begins = party !== null && (!before || partyOf(contest, before) !== party);
		const head: CellText[][] = begins ? [[{ text: party, strong: true, span: width, level: 3 }]] : [];
		return [...head, [...row(field)]];
	});
}
