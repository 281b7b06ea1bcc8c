// The browser build: no Buffer, so that this folder stays pure and a page may show a preview.
import { type CsvError, parse } from 'csv-parse/browser/esm/sync';
import { type Problem, problem } from './problem';

/** One line of a table, by column, as it stands there but for outer white space. */
export interface TableRow<C extends string> {
	readonly line: number;
	readonly cells: Readonly<Record<C, string>>;
}

interface RawRow {
	readonly record: readonly string[];
	readonly info: { readonly lines: number };
}

/** The delimiter the header line uses most. */
function delimiterOf(text: string): string {
	const header = text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? '';
	const count = (delimiter: string) => header.split(delimiter).length;
	return [';', '\t'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best), ',');
}

/** Excel's `sep=;` line says what the header shows anyway; emptied, so that line numbers stay. */
const withoutSeparatorLine = (text: string) => text.replace(/^sep=.(?=\r?\n|\r)/i, '');

function isCsvError(error: unknown): error is CsvError {
	return error instanceof Error && 'code' in error;
}

/**
 * The rows of a CSV by column name. Any column order, further columns, BOM, CRLF, blank lines
 * and the delimiters `,` `;` tab are taken as they come. A missing column leaves no rows, unless it is one of
 * `optional`: then its cells are empty.
 */
export function readTable<C extends string>(
	text: string,
	file: string,
	wanted: readonly C[],
	optional: readonly C[] = [],
): { rows: TableRow<C>[]; problems: Problem[] } {
	const clean = withoutSeparatorLine(text.startsWith('\uFEFF') ? text.slice(1) : text);
	let raw: RawRow[];
	try {
		raw = parse(clean, {
			delimiter: delimiterOf(clean),
			info: true,
			relax_column_count: true,
			relax_quotes: true,
			skip_empty_lines: true,
			skip_records_with_empty_values: true,
			trim: true,
		}) as unknown as RawRow[];
	} catch (error) {
		if (!isCsvError(error)) throw error;
		const line = typeof error.lines === 'number' ? error.lines : undefined;
		return { rows: [], problems: [problem('csv.broken', { file, line }, { reason: error.code })] };
	}
	const head = raw[0];
	if (!head) return { rows: [], problems: [problem('csv.empty', { file }, {})] };
	const columns = head.record.map((column) => column.trim().toLowerCase());
	const line = head.info.lines;
	const broken = wanted.flatMap((field): Problem[] => {
		const times = columns.filter((column) => column === field).length;
		if (times === 0 && !optional.includes(field)) return [problem('csv.missing-column', { file, line, field }, {})];
		return times > 1 ? [problem('csv.duplicate-column', { file, line, field }, {})] : [];
	});
	if (broken.length > 0) return { rows: [], problems: broken };
	return cellsOf(raw.slice(1), columns, file, wanted);
}

function cellsOf<C extends string>(
	raw: readonly RawRow[],
	columns: readonly string[],
	file: string,
	wanted: readonly C[],
) {
	const rows: TableRow<C>[] = [];
	const problems: Problem[] = [];
	const places = wanted.map((column) => [column, columns.indexOf(column)] as const);
	for (const { record, info } of raw) {
		const line = info.lines;
		// Spreadsheets leave empty cells at the end of a line; those carry nothing.
		const length = record.findLastIndex((cell) => cell !== '') + 1;
		if (record.length < columns.length || length > columns.length) {
			const context = { expected: columns.length, found: record.length };
			problems.push(problem('csv.column-count', { file, line }, context));
			continue;
		}
		const cells = Object.fromEntries(
			places.map(([column, at]) => [column, (record[at] ?? '').replace(/\s+/g, ' ').trim()]),
		) as Record<C, string>;
		rows.push({ line, cells });
	}
	return { rows, problems };
}
