// The browser build: no Buffer, so that this folder stays pure.
import { parse } from 'csv-parse/browser/esm/sync';
import { canonicalJson, type FieldId, sha256Hex } from '../forms';
import { type Problem, problem } from '../import/problem';
import { cellAt, columnName, type ReadCell, type ReadSheet } from '../workbook';
import { type Forms, formAt, type ParsedFile } from './batch';
import { MAX_SYSTEM_NUMBER } from './values';

/** The column that names a line of the form; every column named by a TPS code holds that TPS's numbers. */
const LINE = 'baris';
const TPS = /^\d{13}$/;

/** What a spreadsheet leaves of a TPS code it took for a number. */
const EXPONENT = /^\d([.,]\d+)?E\+12$/i;

/** The line of a table that names its columns, before anybody knows what stands between them. */
const HEAD = /(^|[,;\t])\s*"?baris"?\s*([,;\t]|$)/i;

type Row = { readonly record: Readonly<Record<string, string>>; readonly info: { readonly lines: number } };
type Line = { readonly texts: readonly string[]; readonly line: number };
type Source = { readonly path: string; readonly sha256: string };

/**
 * Reads system data handed over as a table (lines of the form down, one column a TPS, as the LAMPIRAN): what
 * `recapCsv` writes, from any spreadsheet, with `,` `;` or tab. Columns without a TPS code (words, totals) are
 * not read, nor lines the system does not carry. An empty cell is no number. A TPS with one bad cell, with two
 * columns or with two numbers for one line is left out and told; the others are taken.
 */
export function parseTable(
	forms: Forms,
	source: Source & { readonly text: string },
	sha256: (text: string) => string = sha256Hex,
): ParsedFile[] {
	const { path } = source;
	const text = source.text.startsWith('\uFEFF') ? source.text.slice(1) : source.text;
	// A comma inside quotes or inside a rounded code stands between no cells.
	const all = text.split(/\r?\n/);
	const first = all.find((line) => HEAD.test(line)) ?? all.find((line) => line !== '') ?? '';
	const head = first.replaceAll(/"[^"]*"/g, '').replaceAll(/\d,\d+E\+/gi, '');
	const delimiter = [';', '\t'].find((sign) => head.split(sign).length > head.split(',').length) ?? ',';
	let parsed: { record: string[]; info: { lines: number } }[];
	try {
		parsed = parse(text, {
			delimiter,
			info: true,
			relax_column_count: true,
			skip_empty_lines: true,
			trim: true,
		}) as unknown as typeof parsed;
	} catch (error) {
		const reason = error instanceof Error ? error.message : '';
		return [{ file: path, problems: [problem('csv.broken', { file: path }, { reason })] }];
	}
	const lines = parsed.map(({ record, info }): Line => ({ texts: record, line: info.lines }));
	const table = tableOf(lines);
	if (!table) return [noHead(path, lines)];
	return [...headProblems(path, table), ...table.stations.map((tps) => readStation(forms, source, tps, table, sha256))];
}

/**
 * Reads the same table out of a workbook: in each sheet the first row that names the lines and at least one TPS is its
 * head, whatever titles stand above it. A TPS in two sheets is told and not taken.
 */
export function parseSheets(
	forms: Forms,
	source: Source,
	sheets: readonly ReadSheet[],
	sha256: (text: string) => string = sha256Hex,
): ParsedFile[] {
	const tables = sheets.flatMap((sheet) => {
		const table = tableOf(linesOf(sheet));
		return table ? [{ sheet: sheet.name, table }] : [];
	});
	if (tables.length === 0) return [noHead(source.path, sheets.flatMap(linesOf))];
	const told = tables.flatMap(({ sheet, table }) => headProblems(`${source.path}/${sheet}`, table));
	const found = tables.flatMap(({ sheet, table }) => table.stations.map((tps) => ({ tps, sheet, table })));
	const read = found.map(({ tps, sheet, table }, at): ParsedFile => {
		const other = found.find((one, index) => one.tps === tps && index !== at);
		const file = `${source.path}/${sheet}`;
		if (other) return { file, problems: [problem('book.twice', { file }, { tps, other: other.sheet })] };
		return readStation(forms, { ...source, path: file }, tps, table, sha256);
	});
	return [...told, ...read];
}

const namesLines = (columns: readonly string[]) => columns.some((name) => name.toLowerCase() === LINE);
const isHead = (columns: readonly string[]) =>
	namesLines(columns) && columns.some((name) => TPS.test(name) || EXPONENT.test(name));

/** Why none of these lines is the head of a table: the lines of the form are not named, or no TPS is. */
function noHead(file: string, lines: readonly Line[]): ParsedFile {
	const near = lines.find(({ texts }) => namesLines(texts));
	if (near) return { file, problems: [problem('csv.no-tps', { file, line: near.line }, {})] };
	return { file, problems: [problem('csv.missing-column', { file, line: 1, field: LINE }, {})] };
}

interface Table {
	readonly columns: readonly string[];
	/** Where the head stands, counted from 1. */
	readonly line: number;
	/** The TPS its columns name; none where nobody can say which column names the lines. */
	readonly stations: readonly string[];
	readonly rows: readonly Row[];
}

/** Head and rows of a table below whatever titles stand above it, or `null` where there is none. */
function tableOf(lines: readonly Line[]): Table | null {
	const head = lines.findIndex(({ texts }) => isHead(texts));
	const { texts = [], line = 1 } = lines[head] ?? {};
	if (head < 0) return null;
	const columns = texts.map((name) => (TPS.test(name) ? name : name.toLowerCase()));
	const sure = columns.indexOf(LINE) === columns.lastIndexOf(LINE);
	const stations = sure ? [...new Set(columns.filter((name) => TPS.test(name)))] : [];
	const rows = lines.slice(head + 1).map(
		({ texts, line }): Row => ({
			record: Object.fromEntries(columns.map((name, at) => [name, texts[at] ?? ''])),
			info: { lines: line },
		}),
	);
	return { columns, line, stations, rows };
}

/** What is wrong with a head besides a TPS it names twice: columns that are read by nobody. */
function headProblems(file: string, { columns, line }: Table): ParsedFile[] {
	const problems = columns.flatMap((name, at): Problem[] =>
		EXPONENT.test(name)
			? [problem('csv.exponent', { file, line, field: columnName(at) }, { value: name.toUpperCase() })]
			: [],
	);
	if (columns.indexOf(LINE) !== columns.lastIndexOf(LINE)) {
		problems.push(problem('csv.duplicate-column', { file, line, field: LINE }, {}));
	}
	return problems.length > 0 ? [{ file, problems }] : [];
}

/** The lines of a sheet that hold anything. */
function linesOf({ cells }: ReadSheet): Line[] {
	const lines = new Map<number, string[]>();
	for (const [name, cell] of cells) {
		const at = cellAt(name);
		if (!at) continue;
		const line = lines.get(at.row) ?? [];
		line[at.column] = written(cell);
		lines.set(at.row, line);
	}
	return [...lines]
		.sort(([a], [b]) => a - b)
		.map(([row, texts]) => ({ line: row + 1, texts: Array.from(texts, (text) => text ?? '') }));
}

/** A whole number without exponent or `.0`, as spreadsheets may keep a TPS code; anything else as it stands. */
function written({ kind, value }: ReadCell): string {
	const number = Number(value);
	return kind === 'number' && Number.isSafeInteger(number) ? String(number) : value.trim();
}

function readStation(
	forms: Forms,
	source: Source,
	tps: string,
	{ columns, line, rows }: Table,
	sha256: (text: string) => string,
): ParsedFile {
	const file = `${source.path}/${tps}.json`;
	const [first, second] = [columns.indexOf(tps), columns.lastIndexOf(tps)];
	if (first !== second) {
		const context = { first: columnName(first), second: columnName(second) };
		return { file, problems: [problem('csv.tps-twice', { file: source.path, line, field: tps }, context)] };
	}
	const contest = formAt(forms, tps);
	if (!contest) return { file, problems: [problem('file.not-held', { file }, { tps })] };
	const fields = new Map(contest.fields.map((field) => [field.id, field]));
	const figures: Record<FieldId, number | null> = Object.fromEntries(
		contest.fields.filter(({ inSystem }) => inSystem).map(({ id }) => [id, null]),
	);
	const problems: Problem[] = [];
	const seen = new Map<FieldId, number>();
	for (const { record, info } of rows) {
		const id = record[LINE] ?? '';
		const cell = record[tps] ?? '';
		const place = { file: source.path, line: info.lines, field: tps };
		const field = fields.get(id);
		if (!field) {
			if (cell !== '') problems.push(problem('member.unknown-contestant', place, { key: id }));
			continue;
		}
		if (cell === '' || !field.inSystem) continue;
		const before = seen.get(id);
		if (before !== undefined) {
			problems.push(problem('csv.line-twice', place, { key: id, first: before }));
			continue;
		}
		seen.set(id, info.lines);
		const value = /^x+$/i.test(cell) ? 0 : Number(cell);
		if (!/^(\d+|x+)$/i.test(cell)) problems.push(problem('value.text', place, { value: cell }));
		else if (value > MAX_SYSTEM_NUMBER) {
			problems.push(problem('value.too-large', place, { value: cell, limit: MAX_SYSTEM_NUMBER }));
		} else figures[id] = value;
	}
	if (problems.length > 0) return { file, problems };
	const uploaded = Object.values(figures).some((value) => value !== null);
	const content = sha256(canonicalJson(figures));
	return { file, item: { tps, uploaded, figures, rest: {}, file, sha256: source.sha256, content, ts: null } };
}
