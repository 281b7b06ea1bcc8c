// The browser build: no Buffer, so that this folder stays pure.
import { parse } from 'csv-parse/browser/esm/sync';
import { canonicalJson, type FieldId, sha256Hex } from '../forms';
import { type Problem, problem } from '../import/problem';
import { cellAt, type ReadCell, type ReadSheet } from '../workbook';
import { type Forms, formAt, type ParsedFile } from './batch';
import { MAX_SYSTEM_NUMBER } from './values';

/** The column that names a line of the form; every column named by a TPS code holds that TPS's numbers. */
const LINE = 'baris';
const TPS = /^\d{13}$/;

type Row = { readonly record: Readonly<Record<string, string>>; readonly info: { readonly lines: number } };

/**
 * Reads system data handed over as a table (lines of the form down, one column a TPS, as the LAMPIRAN): what
 * `recapCsv` writes, from any spreadsheet, with `,` `;` or tab. Columns without a TPS code (words, totals) are
 * not read, nor lines the system does not carry. An empty cell is no number. A TPS with one bad cell is left out
 * and told; the others are taken.
 */
export function parseTable(
	forms: Forms,
	source: { readonly path: string; readonly text: string; readonly sha256: string },
	sha256: (text: string) => string = sha256Hex,
): ParsedFile[] {
	const { path } = source;
	const text = source.text.startsWith('\uFEFF') ? source.text.slice(1) : source.text;
	const head = text.split(/\r?\n/, 1)[0] ?? '';
	const delimiter = [';', '\t'].find((sign) => head.split(sign).length > head.split(',').length) ?? ',';
	const columns = head.split(delimiter).map((name) => name.replaceAll('"', '').trim());
	if (!isHead(columns)) return [noHead(path)];
	let rows: Row[];
	try {
		rows = parse(text, {
			columns: () => columns.map((name) => (TPS.test(name) ? name : name.toLowerCase())),
			delimiter,
			info: true,
			relax_column_count: true,
			skip_empty_lines: true,
			trim: true,
		}) as unknown as Row[];
	} catch (error) {
		const reason = error instanceof Error ? error.message : '';
		return [{ file: path, problems: [problem('csv.broken', { file: path }, { reason })] }];
	}
	return stationsIn(columns).map((tps) => readStation(forms, source, tps, rows, sha256));
}

/**
 * Reads the same table out of a workbook: in each sheet the first row that names the lines and at least one TPS is its
 * head, whatever titles stand above it. A TPS in two sheets is told and not taken.
 */
export function parseSheets(
	forms: Forms,
	source: { readonly path: string; readonly sha256: string },
	sheets: readonly ReadSheet[],
	sha256: (text: string) => string = sha256Hex,
): ParsedFile[] {
	const found = sheets.flatMap((sheet) => {
		const table = tableOf(sheet);
		return table ? stationsIn(table.columns).map((tps) => ({ tps, sheet: sheet.name, rows: table.rows })) : [];
	});
	if (found.length === 0) return [noHead(source.path)];
	return found.map(({ tps, sheet, rows }, at): ParsedFile => {
		const other = found.find((one, index) => one.tps === tps && index !== at);
		const file = `${source.path}/${sheet}`;
		if (other) return { file, problems: [problem('book.twice', { file }, { tps, other: other.sheet })] };
		return readStation(forms, { ...source, path: file }, tps, rows, sha256);
	});
}

const stationsIn = (columns: readonly string[]) => [...new Set(columns.filter((name) => TPS.test(name)))];
const isHead = (columns: readonly string[]) =>
	columns.some((name) => name.toLowerCase() === LINE) && columns.some((name) => TPS.test(name));
const noHead = (path: string): ParsedFile => ({
	file: path,
	problems: [problem('csv.missing-column', { file: path, line: 1, field: LINE }, {})],
});

/** Head and rows of a sheet, or `null` where it holds no such table. */
function tableOf({ cells }: ReadSheet): { columns: string[]; rows: Row[] } | null {
	const lines = new Map<number, string[]>();
	for (const [name, cell] of cells) {
		const at = cellAt(name);
		if (!at) continue;
		const line = lines.get(at.row) ?? [];
		line[at.column] = written(cell);
		lines.set(at.row, line);
	}
	const ordered = [...lines]
		.sort(([a], [b]) => a - b)
		.map(([row, texts]) => ({ row, texts: Array.from(texts, (text) => text ?? '') }));
	const head = ordered.findIndex(({ texts }) => isHead(texts));
	const columns = ordered[head]?.texts.map((name) => (TPS.test(name) ? name : name.toLowerCase()));
	if (!columns) return null;
	const rows = ordered.slice(head + 1).map(
		({ row, texts }): Row => ({
			record: Object.fromEntries(columns.map((name, at) => [name, texts[at] ?? ''])),
			info: { lines: row + 1 },
		}),
	);
	return { columns, rows };
}

/** A whole number without exponent or `.0`, as spreadsheets may keep a TPS code; anything else as it stands. */
function written({ kind, value }: ReadCell): string {
	const number = Number(value);
	return kind === 'number' && Number.isSafeInteger(number) ? String(number) : value.trim();
}

function readStation(
	forms: Forms,
	source: { readonly path: string; readonly sha256: string },
	tps: string,
	rows: readonly Row[],
	sha256: (text: string) => string,
): ParsedFile {
	const file = `${source.path}/${tps}.json`;
	const contest = formAt(forms, tps);
	if (!contest) return { file, problems: [problem('file.not-held', { file }, { tps })] };
	const fields = new Map(contest.fields.map((field) => [field.id, field]));
	const figures: Record<FieldId, number | null> = Object.fromEntries(
		contest.fields.filter(({ inSystem }) => inSystem).map(({ id }) => [id, null]),
	);
	const problems: Problem[] = [];
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
