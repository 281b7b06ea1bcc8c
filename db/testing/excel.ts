import { columnName } from '../../lib/workbook';
import { type ExcelPreview, previewWorkbook, type ReadWorkbook, readWorkbook } from '../excel/import';
import { templateFile } from '../excel/templates';
import { ACTORS, CONTEST, KELURAHAN, PAPER, tpsOf } from './fixtures';
import { Hall } from './hall';
import type { Typed } from './workbook';

export const SCOPE = { contests: [CONTEST], kelurahan: [KELURAHAN] };
/** The clock of the tests stands on 18 February 2024, 02:00 UTC. */
export const UNTIL = '2024-02-20T16:59:00.000Z';
export const LEVELS = ['kpu-ri', 'provinsi', 'kabko'] as const;

/** What a level above says when it passes a permission on. */
export function grantOf(level: (typeof LEVELS)[number], over: Partial<typeof SCOPE & { until: string }> = {}) {
	const said = { permit: 'izin-1', level, name: `Ketua ${level}`, document: `12/${level}/2024` };
	return { ...said, at: '2024-02-18T01:00:00.000Z', ...SCOPE, until: UNTIL, ...over };
}

/** A permission asked for and passed down as far as `levels` say; put in force when all of them have spoken. */
export function permit(hall: Hall, levels: number = LEVELS.length, adopt = levels === LEVELS.length): void {
	hall.does(ACTORS.ketua, 'excel.request', { id: 'izin-1', ...SCOPE, reason: 'Server tidak terjangkau', document: '' });
	for (const level of LEVELS.slice(0, levels)) hall.does(ACTORS.operator, 'excel.grant', grantOf(level));
	if (adopt) hall.does(ACTORS.ketua, 'excel.adopt', { permit: 'izin-1' });
}

/** A plenary with a permission in force and a template taken out. */
export function withTemplate(before: (hall: Hall) => void = () => undefined): Hall {
	const hall = Hall.opened();
	before(hall);
	permit(hall);
	hall.does(ACTORS.operator, 'excel.export', { id: 'templat-1', kelurahan: KELURAHAN });
	return hall;
}

export function bytesOf(hall: Hall, template = 'templat-1'): Uint8Array {
	const file = templateFile(hall.house, template);
	if (!file) throw new Error(`no template ${template}`);
	return file.bytes;
}

/** The cell of a field in the column of TPS `no`. */
export function cell(field: string, no = 1): string {
	const at = Object.keys(PAPER).indexOf(field);
	if (at < 0) throw new Error(`no field ${field}`);
	return `${columnName(1 + no)}${6 + at}`;
}

/** The status cell of TPS `no`. */
export const status = (no = 1) => `${columnName(1 + no)}5`;

/** A whole form typed into the column of TPS `no`. */
export function column(no = 1, figures = PAPER): Record<string, Typed> {
	return Object.fromEntries(Object.entries(figures).map(([field, value]) => [cell(field, no), value]));
}

export async function readIn(hall: Hall, bytes: Uint8Array, name = 'isian.xlsx', kelurahan = KELURAHAN) {
	return readWorkbook(hall.house, { contest: CONTEST, kelurahan }, { name, bytes: Buffer.from(bytes) });
}

/** Reads a workbook that must be readable. */
export async function readWell(hall: Hall, bytes: Uint8Array): Promise<ReadWorkbook> {
	const read = await readIn(hall, bytes);
	if ('code' in read) throw new Error(JSON.stringify(read));
	return read;
}

/** What the preview says of TPS `no`. */
export function previewOf(hall: Hall, read: ReadWorkbook, no = 1): ExcelPreview['tps'][number] {
	const found = previewWorkbook(hall.house, read).tps.find(({ tps }) => tps === tpsOf(no));
	if (!found) throw new Error(`no TPS ${no}`);
	return found;
}
