import { hashOf } from '../forms/canonical';
import type { Cell, Contest, FieldId, Figures } from '../forms/types';
import { cellAt, cellName, type ReadCell, type ReadSheet } from '../workbook';
import { COLUMN, ENTRY_SHEET, READ_STATES, ROW, STAMP_LABELS, STAMP_SHEET } from './layout';
import type { ExcelProblem } from './problems';
import { checksumOf, type Stamp, TEMPLATE_FORMAT } from './stamp';

/** What the workbook says of one TPS. */
export interface ReadStation {
	readonly tps: string;
	readonly figures: Figures;
	/** Marked as read to its end: empty cells are empty on the paper. */
	readonly done: boolean;
	readonly blank: readonly FieldId[];
	/** Same content, same hash. */
	readonly content: string;
	/** What keeps this TPS from being taken in. */
	readonly problems: readonly ExcelProblem[];
}

const sheetOf = (book: readonly ReadSheet[], name: string) => book.find((sheet) => sheet.name === name);
const textAt = (sheet: ReadSheet, row: number, column: number) => {
	const cell = sheet.cells.get(cellName(row, column));
	return cell ? cell.value.trim() : '';
};

/** The stamp of a template, or why the workbook is none of ours. */
export function readStamp(book: readonly ReadSheet[]): Stamp | ExcelProblem {
	const sheet = sheetOf(book, STAMP_SHEET);
	if (!sheet) return { code: 'no-stamp' };
	const said = new Map<string, string>();
	const tps: Stamp['tps'][number][] = [];
	// Labels are looked up, so that an empty row put in above does no harm.
	for (const [place, cell] of sheet.cells) {
		const at = cellAt(place);
		if (at?.column !== 0) continue;
		const value = textAt(sheet, at.row, 1);
		if (/^\d{13}$/.test(cell.value)) tps.push({ kode: cell.value, version: Number(value) });
		else said.set(cell.value.trim(), value);
	}
	const get = (key: keyof typeof STAMP_LABELS) => said.get(STAMP_LABELS[key]) ?? '';
	if (get('format') === '') return { code: 'no-stamp' };
	if (get('format') !== TEMPLATE_FORMAT) return { code: 'format', found: get('format'), expected: TEMPLATE_FORMAT };
	const stamp: Stamp = {
		format: get('format'),
		template: get('template'),
		contest: get('contest'),
		kelurahan: get('kelurahan'),
		kelurahanName: get('kelurahanName'),
		form: get('form'),
		ledger: get('ledger'),
		made: get('made'),
		tps: tps.sort((a, b) => (a.kode < b.kode ? -1 : 1)),
	};
	return get('checksum') === checksumOf(stamp) ? stamp : { code: 'stamp-changed' };
}

/**
 * The numbers of a template, TPS by TPS. What is wrong with the sheet as a whole is one problem and nothing is read;
 * what is wrong in a cell keeps its TPS out and no other.
 */
export function readEntries(
	contest: Contest,
	stations: readonly string[],
	book: readonly ReadSheet[],
): readonly ReadStation[] | ExcelProblem {
	const sheet = sheetOf(book, ENTRY_SHEET);
	if (!sheet) return { code: 'sheet-missing', expected: ENTRY_SHEET };
	const moved = movedProblem(contest, stations, sheet);
	if (moved) return moved;
	return stations.map((tps, at) => station(contest, tps, COLUMN.first + at, sheet));
}

function movedProblem(contest: Contest, stations: readonly string[], sheet: ReadSheet): ExcelProblem | null {
	for (const [at, expected] of stations.entries()) {
		const found = textAt(sheet, ROW.code, COLUMN.first + at);
		if (found === expected) continue;
		const cell = cellName(ROW.code, COLUMN.first + at);
		// Another kelurahan's TPS in our column is worse than a column that moved, and said apart.
		const foreign = /^\d{13}$/.test(found) && found.slice(0, 10) !== expected.slice(0, 10);
		return { code: foreign ? 'other-kelurahan-column' : 'moved-column', cell, found, expected };
	}
	for (const [at, { id }] of contest.fields.entries()) {
		const found = textAt(sheet, ROW.first + at, COLUMN.field);
		if (found !== id) return { code: 'moved-row', cell: cellName(ROW.first + at, COLUMN.field), found, expected: id };
	}
	return null;
}

function station(contest: Contest, tps: string, column: number, sheet: ReadSheet): ReadStation {
	const problems: ExcelProblem[] = [];
	const figures: Record<FieldId, Cell> = {};
	const last = ROW.first + contest.fields.length - 1;
	for (const range of sheet.merged) {
		if (overlaps(range, column, ROW.status, last)) problems.push({ code: 'merged', cell: range, tps });
	}
	const state = textAt(sheet, ROW.status, column).toLowerCase();
	if (state !== '' && !READ_STATES.some((known) => known === state)) {
		problems.push({ code: 'status', cell: cellName(ROW.status, column), tps, found: state });
	}
	for (const [at, { id, digits }] of contest.fields.entries()) {
		const cell = cellName(ROW.first + at, column);
		const read = sheet.cells.get(cell);
		if (!read) continue;
		const value = cellOf(read, digits);
		if (typeof value === 'object' && value !== null) problems.push({ ...value, cell, tps, field: id });
		else if (value !== null) figures[id] = value;
	}
	const done = state === READ_STATES[1];
	const blank = done ? contest.fields.map(({ id }) => id).filter((id) => !Object.hasOwn(figures, id)) : [];
	return { tps, figures, done, blank, content: hashOf({ figures, done }), problems };
}

function cellOf(read: ReadCell, digits: number): Cell | Pick<ExcelProblem, 'code' | 'found' | 'expected'> {
	const found = read.value.slice(0, 40);
	if (read.formula) return { code: 'formula', found };
	switch (read.kind) {
		case 'text': {
			const text = read.value.trim();
			if (text === '') return null;
			return /^x+$/i.test(text) ? 'X' : { code: 'text', found };
		}
		case 'number': {
			const value = Number(read.value);
			if (!Number.isFinite(value)) return { code: 'text', found };
			if (value < 0) return { code: 'negative', found };
			if (!Number.isInteger(value)) return { code: 'decimal', found };
			return value >= 10 ** digits ? { code: 'too-many-digits', found, expected: String(digits) } : value;
		}
		default:
			return { code: read.kind, found };
	}
}

function overlaps(range: string, column: number, first: number, last: number): boolean {
	const [from, to] = range.split(':').map((name) => cellAt(name));
	if (!from) return false;
	const end = to ?? from;
	return from.column <= column && end.column >= column && from.row <= last && end.row >= first;
}
