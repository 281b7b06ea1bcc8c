import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DocumentFacts } from '../../lib/documents/facts';
import { recapSheets } from '../../lib/documents/sheets';
import { sumOf } from '../../lib/documents/sum';
import { columnName } from '../../lib/workbook';
import { CONTEST, OTHER_KELURAHAN, PAPER, TPS_PER_KELURAHAN, tpsOf } from '../testing/fixtures';
import { Hall } from '../testing/hall';
import { documentFacts } from './collect';
import { writeWorkbook } from './xlsx';

let facts: DocumentFacts;

/** Two of twelve TPS locked, one of them with an empty field and an X; the other kelurahan has nothing yet. */
beforeAll(() => {
	const hall = Hall.opened([]);
	hall.lock(tpsOf(1));
	hall.read({ ...PAPER, 'II.3': null, 'III.P': 'X' }, tpsOf(2));
	hall.recordAll(tpsOf(2));
	hall.strike(tpsOf(2));
	const found = documentFacts(hall.house, CONTEST);
	hall.leave();
	if (!found) throw new Error('no facts');
	facts = found;
});

/** What every sum of the workbook has to be, by sheet and cell: from the locked results, not from the workbook. */
function expectedSums(): Map<string, Map<string, number | ''>> {
	const sums = (columns: readonly (readonly DocumentFacts['kelurahan'][number]['tps'][number][])[], from: number) =>
		new Map(
			facts.contest.fields.flatMap((field, at) =>
				columns.map((tps, column): [string, number | ''] => [
					`${columnName(from + column)}${at + 4}`,
					sumOf(tps, field.id).value ?? '',
				]),
			),
		);
	const all = facts.kelurahan.flatMap(({ tps }) => tps);
	return new Map([
		['PPWP', sums([...facts.kelurahan.map(({ tps }) => tps), all], 2)],
		...facts.kelurahan.map(({ name, tps }): [string, Map<string, number | ''>] => [name, sums([tps], 2 + tps.length)]),
	]);
}

it('recomputes every sum from its own cells; what nobody filled stays empty, never zero', async () => {
	const written = readWorkbook(await writeWorkbook(recapSheets(facts)));
	const expected = expectedSums();
	expect([...written.keys()]).toEqual(['PPWP', 'KELURAHAN 1001', 'KELURAHAN 1002']);
	for (const [sheet, sums] of expected) {
		for (const [place, value] of sums) expect(valueAt(written, sheet, place), `${sheet}!${place}`).toBe(value);
		const formulas = [...(written.get(sheet) ?? [])].filter(([, cell]) => 'formula' in cell).map(([place]) => place);
		expect(formulas.sort()).toEqual([...sums.keys()].sort());
	}
	const annex = written.get('KELURAHAN 1001');
	const rowOf = (field: string) => 4 + facts.contest.fields.findIndex(({ id }) => id === field);
	expect(annex?.get(`D${rowOf('II.3')}`)).toBeUndefined();
	expect(annex?.get(`D${rowOf('III.P')}`)).toEqual({ text: 'X' });
	expect([...(expected.get('KELURAHAN 1002')?.values() ?? [])].every((value) => value === '')).toBe(true);
});

it('gives the same sums in LibreOffice, where there is one, as in the arithmetic of this test', async () => {
	const sheets = recapSheets(facts);
	const book = await writeWorkbook(sheets);
	const office = officeProgram();
	const values = office ? recomputedBy(office, book) : null;
	for (const [sheet, sums] of expectedSums()) {
		for (const [place, value] of sums) {
			const own = String(valueAt(readOnce(book), sheet, place));
			expect(values?.get(sheet)?.get(place) ?? own, `${sheet}!${place}`).toBe(String(value));
		}
	}
	// Whoever looks at it sees that it is no final result.
	expect(sheets[0]?.rows[1]?.[0]).toMatchObject({ text: expect.stringContaining('KONSEP: belum semua TPS diketok') });
});

it('keeps text that looks like a formula as text, and names of sheets apart', async () => {
	const evil = facts.kelurahan.map((one) => ({ ...one, name: '=HYPERLINK("http://x")/[a]' }));
	const written = readWorkbook(await writeWorkbook(recapSheets({ ...facts, kelurahan: evil })));
	expect(written.size).toBe(3);
	const formulas = [...written.values()].flatMap((cells) =>
		[...cells.values()].flatMap((cell) => ('formula' in cell ? [cell.formula] : [])),
	);
	expect(formulas.every((formula) => SUM.test(formula) || OTHER_SHEET.test(formula))).toBe(true);
});

it('counts columns as spreadsheets do, and lists every TPS of every kelurahan', () => {
	expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
	const sheets = recapSheets(facts);
	expect(sheets[1]?.rows[2]).toHaveLength(2 + TPS_PER_KELURAHAN + 1);
	expect(sheets[2]?.name).toContain(OTHER_KELURAHAN.slice(-4));
});

type Read = { text: string } | { number: number } | { formula: string };
type Book = Map<string, Map<string, Read>>;

let known: { bytes: Buffer; book: Book } | undefined;

function readOnce(bytes: Buffer): Book {
	if (known?.bytes !== bytes) known = { bytes, book: readWorkbook(bytes) };
	return known.book;
}

/** What the file really holds, read from its XML. */
function readWorkbook(bytes: Uint8Array): Book {
	const files = unzipSync(new Uint8Array(bytes));
	const xml = (path: string) => strFromU8(files[path] ?? new Uint8Array());
	const plain = (text: string) =>
		text.replace(
			/&(lt|gt|quot|apos|amp);/g,
			(_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name] ?? '',
		);
	const shared = [...xml('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si = '']) =>
		plain(si.replace(/<[^>]+>/g, '')),
	);
	const names = [...xml('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = '']) => plain(name));
	return new Map(
		names.map((name, at) => {
			const cells = new Map<string, Read>();
			for (const [, attributes = '', body = ''] of xml(`xl/worksheets/sheet${at + 1}.xml`).matchAll(
				/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
			)) {
				const place = /r="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? '';
				const formula = /<f>(.*?)<\/f>/s.exec(body)?.[1];
				const value = /<v>(.*?)<\/v>/s.exec(body)?.[1];
				const inline = /<t[^>]*>(.*?)<\/t>/s.exec(body)?.[1];
				if (formula !== undefined) cells.set(place, { formula: plain(formula) });
				else if (/t="s"/.test(attributes)) cells.set(place, { text: shared[Number(value)] ?? '' });
				else if (inline !== undefined) cells.set(place, { text: plain(inline) });
				else if (value !== undefined) cells.set(place, { number: Number(value) });
			}
			return [name, cells];
		}),
	);
}

/** The two formulas there are. */
const SUM = /^IF\((COUNTA?)\(([A-Z]+)(\d+):([A-Z]+)\d+\)=0,"",SUM\(\2\3:\4\3\)\)$/;
const OTHER_SHEET = /^'([^']+)'!([A-Z]+\d+)$/;

/** A spreadsheet's own arithmetic for them: an empty cell is nothing, text is counted by COUNTA only. */
function valueAt(book: Book, sheet: string, place: string): number | string | null {
	const cell = book.get(sheet)?.get(place);
	if (!cell) return null;
	if ('text' in cell) return cell.text;
	if ('number' in cell) return cell.number;
	const [, other, target] = OTHER_SHEET.exec(cell.formula) ?? [];
	if (other && target) return valueAt(book, other, target);
	const [, count, from = '', row = '', to = ''] = SUM.exec(cell.formula) ?? [];
	const names = Array.from({ length: 400 }, (_, column) => columnName(column));
	if (!names.includes(from) || !names.includes(to)) throw new Error(`not a formula of ours: ${cell.formula}`);
	const range = names.slice(names.indexOf(from), names.indexOf(to) + 1);
	const values = range.map((name) => valueAt(book, sheet, `${name}${row}`)).filter((value) => value !== null);
	const numbers = values.filter((value) => typeof value === 'number');
	if ((count === 'COUNTA' ? values : numbers).length === 0) return '';
	return numbers.reduce((sum, value) => sum + value, 0);
}

/** LibreOffice's program on this machine, or `null`. */
function officeProgram(): string | null {
	const usual = ['/Applications/LibreOffice.app/Contents/MacOS', 'C:\\Program Files\\LibreOffice\\program'];
	const folders = [...(process.env.PATH ?? '').split(delimiter), ...usual];
	const names = process.platform === 'win32' ? ['soffice.com', 'soffice.exe'] : ['soffice', 'libreoffice'];
	return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((file) => existsSync(file)) ?? null;
}

/** Every cell as LibreOffice shows it after opening the file: our files carry no result it could have kept. */
function recomputedBy(office: string, book: Buffer): Map<string, Map<string, string>> {
	const folder = mkdtempSync(join(tmpdir(), 'ketok-palu-office-'));
	try {
		writeFileSync(join(folder, 'buku.xlsx'), book);
		const profile = pathToFileURL(join(folder, 'profil')).href;
		// Comma, double quotes, UTF-8, from the first line, values as stored and not as formatted, every sheet.
		const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';
		const args = [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', filter];
		const run = spawnSync(office, [...args, '--outdir', folder, join(folder, 'buku.xlsx')], { encoding: 'utf8' });
		const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
		if (files.length === 0) throw new Error(`LibreOffice made no table: ${run.stdout}${run.stderr}`);
		return new Map(
			files.map((file) => {
				const lines = parse(readFileSync(join(folder, file)), { relax_column_count: true }) as string[][];
				const cells = lines.flatMap((line, row) =>
					line.map((cell, column): [string, string] => [`${columnName(column)}${row + 1}`, cell]),
				);
				return [file.slice('buku-'.length, -'.csv'.length), new Map(cells)];
			}),
		);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

afterAll(() => {
	known = undefined;
});
