import { csvOf } from '../forms/csv-text';
import type { RecapView } from './view';

/** First cells of the table form: the line of the form, then its words. */
export const TABLE_HEAD = ['baris', 'uraian'] as const;
export const TOTAL_HEAD = 'JUMLAH';

/**
 * A recap as a table for a spreadsheet, in the shape of the LAMPIRAN: lines of the form down, one column
 * a TPS (by code) or kelurahan, the total last. An unknown cell is empty, never 0.
 * With both sources every column is two: `<code> C.Hasil` and `<code> Sirekap`.
 */
export function recapCsv(view: RecapView, source: 'paper' | 'system' | 'both'): string {
	const sources = source === 'both' ? (['paper', 'system'] as const) : [source];
	const names = new Map(view.contest.contestants.map(({ no, name }) => [no, name]));
	const rows = view.fields.map((field, at) => {
		const party = field.line ? `${field.contestant} ${names.get(field.contestant ?? 0) ?? ''}: ` : '';
		const column = field.column ? ` (${field.column})` : '';
		return [
			field.id,
			`${party}${field.label.id}${column}`,
			...view.columns.flatMap((_, column) => sources.map((one) => view[one][column]?.[at] ?? null)),
			...sources.map((one) => view.totals[one][at] ?? null),
		];
	});
	const heads = [...view.columns.map(({ code }) => code), TOTAL_HEAD].flatMap((head) =>
		source === 'both' ? [`${head} C.Hasil`, `${head} Sirekap`] : [head],
	);
	return csvOf([[...TABLE_HEAD, ...heads], ...rows]);
}
