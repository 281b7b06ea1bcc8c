import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examplePack } from '../../lib/demo/packs';
import { blankedBlocks, blocksOf } from '../../lib/election';
import type { ExcelProblem } from '../../lib/excel';
import { type CommandType, REFUSAL_CODES } from '../../lib/plenary';
import { draftOf } from '../drafts';
import { resultView } from '../queries';
import {
	bytesOf,
	cell,
	column,
	grantOf,
	LEVELS,
	permit,
	previewOf,
	readIn,
	readWell,
	SCOPE,
	status,
	UNTIL,
	withTemplate,
} from '../testing/excel';
import { ACTORS, CONTEST, digest, KECAMATAN, KELURAHAN, OTHER_KELURAHAN, PAPER, tpsOf } from '../testing/fixtures';
import { Hall, type Said } from '../testing/hall';
import { PAUSE } from '../testing/meeting';
import { changeSheet, typeInto } from '../testing/workbook';
import { verifyLedger } from '../verify';
import { acceptWorkbook, type Decisions, previewWorkbook, type ReadWorkbook, readWorkbook } from './import';
import { BOOK_LIMITS } from './unpack';
import { excelView } from './view';

const { ketua, operator } = ACTORS;
const TPS = tpsOf(1);

let hall: Hall;
afterEach(() => hall.leave());

const accept = (
	read: ReadWorkbook,
	decisions: Decisions = {},
	correction?: Parameters<typeof acceptWorkbook>[4]['correction'],
) => acceptWorkbook(hall.house, operator, randomUUID(), read, { decisions, correction });
const draft = (no = 1) => draftOf(hall.house.sqlite, CONTEST, tpsOf(no));
/** Somebody begins to read TPS `no` at the desk and puts it aside with what is typed so far. */
function typesAside(figures: Record<string, number | 'X'>, no = 1): void {
	hall.floor(tpsOf(no));
	hall.does(operator, 'tally.draft', { tps: tpsOf(no), figures, matched: [], at: null });
	hall.does(operator, 'tps.setAside', { tps: tpsOf(no), reason: 'Kotak dikembalikan dahulu' });
}

describe('the permission', () => {
	beforeEach(() => {
		hall = Hall.opened();
	});

	it('comes down level by level, each step with who, letter, time, scope and end', () => {
		permit(hall);
		const [known] = excelView(hall.house).permits;
		expect(known?.inForce).toBe(true);
		expect(known?.steps.map(({ what, level }) => [what, level])).toEqual([
			['requested', null],
			['granted', 'kpu-ri'],
			['granted', 'provinsi'],
			['granted', 'kabko'],
			['adopted', null],
		]);
		expect(known?.steps[2]).toMatchObject({
			name: 'Ketua provinsi',
			document: '12/provinsi/2024',
			at: '2024-02-18T01:00:00.000Z',
			until: UNTIL,
			scope: SCOPE,
			recordedBy: operator.name,
		});
		expect(excelView(hall.house).unlocked).toMatchObject([{ contest: CONTEST, kelurahan: KELURAHAN, tps: 6 }]);
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true, problem: null });
	});

	it('unlocks nothing before the last step, outside its scope, or after its end', () => {
		const take = (kelurahan = KELURAHAN) => hall.refusal(operator, 'excel.export', { id: randomUUID(), kelurahan });
		expect(take()).toBe('excel.no-permit');
		permit(hall, 3, false);
		expect(take()).toBe('excel.no-permit');
		hall.does(ketua, 'excel.adopt', { permit: 'izin-1' });
		expect(take(OTHER_KELURAHAN)).toBe('excel.no-permit');
		hall.does(operator, 'excel.export', { id: 'templat-1', kelurahan: KELURAHAN });
		hall.house.now = () => new Date('2024-02-20T17:00:00.000Z');
		expect(take()).toBe('excel.over');
		expect(excelView(hall.house).unlocked).toEqual([]);
	});

	it('goes on while the meeting rests, and takes nothing in then', async () => {
		hall.does(ketua, 'plenary.suspend', PAUSE);
		permit(hall);
		hall.does(operator, 'excel.export', { id: 'templat-1', kelurahan: KELURAHAN });
		const read = await readWell(hall, typeInto(bytesOf(hall), column()));
		expect(accept(read)).toMatchObject({ ok: false, refusal: { code: 'plenary.suspended' } });
	});
});

/** One way into every refusal about the Excel template. */
const REFUSED: Readonly<Record<string, () => { type: CommandType; said: Record<string, unknown> }>> = {
	'excel.exists': () => {
		permit(hall);
		return { type: 'excel.request', said: { id: 'izin-1', ...SCOPE, reason: 'Lagi', document: '' } };
	},
	'excel.unknown': () => ({ type: 'excel.adopt', said: { permit: 'tidak-ada' } }),
	'excel.wrong-state': () => {
		permit(hall);
		return { type: 'excel.grant', said: grantOf('kpu-ri') };
	},
	'excel.other-level': () => {
		permit(hall, 0);
		return { type: 'excel.grant', said: grantOf('kabko') };
	},
	'excel.too-wide': () => {
		permit(hall, 1);
		return { type: 'excel.grant', said: grantOf('provinsi', { until: '2024-02-21T00:00:00.000Z' }) };
	},
	'excel.over': () => {
		permit(hall, 0);
		return { type: 'excel.grant', said: grantOf('kpu-ri', { until: '2024-02-17T00:00:00.000Z' }) };
	},
	'excel.no-permit': () => ({ type: 'excel.export', said: { id: 't', kelurahan: KELURAHAN } }),
	'excel.unknown-template': () => ({ type: 'excel.import', said: importing({ template: 'lain' }) }),
	'excel.changed': () => {
		takeOut();
		return { type: 'excel.import', said: importing({ decisions: [{ field: 'IV.1', ours: 1, took: 'ours' }] }) };
	},
	'excel.not-on-floor': () => {
		takeOut();
		hall.read();
		hall.does(operator, 'tps.setAside', { tps: TPS, reason: 'Kotak tertukar' });
		return { type: 'excel.import', said: importing({ decisions: [{ field: 'IV.1', ours: 50, took: 'theirs' }] }) };
	},
	'excel.needs-correction': () => {
		takeOut();
		hall.read();
		return { type: 'excel.import', said: importing({ decisions: [{ field: 'IV.1', ours: 50, took: 'theirs' }] }) };
	},
};

function takeOut(): void {
	permit(hall);
	hall.does(operator, 'excel.export', { id: 'templat-1', kelurahan: KELURAHAN });
}

function importing({ template = 'templat-1', decisions = [] as readonly object[] }) {
	const item = { tps: TPS, content: digest('isi'), figures: { 'IV.1': 51 }, blank: [], decisions };
	return { template, file: 'isian.xlsx', sha256: digest('berkas'), items: [item] };
}

describe('every refusal', () => {
	beforeEach(() => {
		hall = Hall.opened();
	});

	it('has a way into it here', () => {
		expect(Object.keys(REFUSED).sort()).toEqual(REFUSAL_CODES.filter((code) => code.startsWith('excel.')).sort());
	});

	it.each(Object.keys(REFUSED))('%s, and nothing is written', (code) => {
		const sent = REFUSED[code]?.();
		const rows = hall.ledger().length;
		if (!sent) throw new Error(code);
		expect(hall.refusal(ketua, sent.type, sent.said as unknown as Said<CommandType>)).toBe(code);
		expect(hall.ledger()).toHaveLength(rows);
	});

	it('a level may narrow what it passes on, never widen it', () => {
		hall.does(ketua, 'excel.request', {
			id: 'izin-1',
			contests: [CONTEST],
			kelurahan: [KELURAHAN, OTHER_KELURAHAN],
			reason: 'Server mati',
			document: '',
		});
		hall.does(operator, 'excel.grant', grantOf('kpu-ri'));
		const wide = grantOf('provinsi', { kelurahan: [KELURAHAN, OTHER_KELURAHAN] });
		expect(hall.refusal(operator, 'excel.grant', wide)).toBe('excel.too-wide');
		hall.does(operator, 'excel.deny', {
			permit: 'izin-1',
			level: 'provinsi',
			name: 'Ketua',
			document: '',
			reason: 'Pulih',
		});
		expect(excelView(hall.house).permits[0]?.status).toBe('ditolak');
		expect(LEVELS).toHaveLength(3);
	});
});

describe('a template out and back', () => {
	it('is the same file each time, filled with what is known', async () => {
		hall = withTemplate((before) => {
			before.lock();
			hall = before;
			typesAside({ 'IV.1': 7 }, 2);
		});
		expect(bytesOf(hall)).toEqual(bytesOf(hall));
		const read = await readWell(hall, bytesOf(hall));
		expect(read.stations[0]?.figures).toEqual(PAPER);
		expect(read.stations[1]?.figures).toEqual({ 'IV.1': 7 });
		expect(previewWorkbook(hall.house, read)).toMatchObject({ noop: true });
	});

	it('waits at the desk to be read, is filed there, and nothing is locked by it', async () => {
		hall = withTemplate();
		const read = await readWell(
			hall,
			typeInto(bytesOf(hall), { ...column(), [status()]: 'selesai', [cell('III.P')]: null }),
		);
		expect(previewOf(hall, read)).toMatchObject({ state: 'take', standing: 'open', filled: 27 });
		expect(previewOf(hall, read, 2).state).toBe('empty');
		expect(accept(read)).toMatchObject({ ok: true, events: 1 });
		expect(draft()).toMatchObject({ figures: { 'IV.1': 50, 'V.C': 216 }, blank: ['III.P'], by: operator.name });
		expect(hall.state()).toMatchObject({ tally: null, lock: null });
		expect(resultView(hall.house, CONTEST, TPS)?.draft?.figures['IV.2']).toBe(120);
		hall.read({ ...PAPER, 'III.P': null });
		expect(draft()).toBeNull();
		expect(hall.state().tally?.figures['IV.1']).toBe(50);
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true, problem: null });
	});

	it('the same file twice is no news', async () => {
		hall = withTemplate();
		const bytes = typeInto(bytesOf(hall), column());
		accept(await readWell(hall, bytes));
		const rows = hall.ledger().length;
		const again = await readWell(hall, bytes);
		expect(previewWorkbook(hall.house, again)).toMatchObject({ noop: true });
		expect(previewOf(hall, again).state).toBe('again');
		expect(accept(again)).toMatchObject({ ok: true, events: 0 });
		expect(hall.ledger()).toHaveLength(rows);
	});

	it('and the desk go on side by side: only what both changed has to be decided', async () => {
		hall = withTemplate((before) => {
			hall = before;
			typesAside({ 'IV.1': 5, 'IV.2': 6, 'V.B': 9 });
		});
		// Excel changes IV.1 and IV.2 and adds V.A; meanwhile the desk changes IV.2, V.B and adds V.C.
		const bytes = typeInto(bytesOf(hall), { [cell('IV.1')]: 50, [cell('IV.2')]: 120, [cell('V.A')]: 210 });
		typesAside({ 'IV.1': 5, 'IV.2': 121, 'V.B': 6, 'V.C': 216 });
		const read = await readWell(hall, bytes);
		expect(previewOf(hall, read)).toMatchObject({
			state: 'decide',
			cells: [
				{ field: 'IV.1', base: 5, ours: 5, theirs: 50, kind: 'take' },
				{ field: 'IV.2', base: 6, ours: 121, theirs: 120, kind: 'conflict' },
				{ field: 'V.A', ours: null, theirs: 210, kind: 'take' },
			],
		});
		expect(accept(read)).toMatchObject({ ok: false, refusal: { code: 'excel.changed' } });
		expect(accept(read, { [TPS]: [{ field: 'IV.2', ours: 121, took: 'theirs' }] })).toMatchObject({ ok: true });
		expect(draft()?.figures).toEqual({ 'IV.1': 50, 'IV.2': 120, 'V.A': 210, 'V.B': 6, 'V.C': 216 });
		const row = hall.ledger().at(-1);
		expect(JSON.parse(row?.payload ?? '{}').tps[0].settled).toEqual([
			{ field: 'IV.2', ours: 121, theirs: 120, took: 'theirs' },
		]);
	});

	it('refuses a decision about a number the desk has changed since', async () => {
		hall = withTemplate();
		const bytes = typeInto(bytesOf(hall), { [cell('IV.1')]: 50 });
		typesAside({ 'IV.1': 51 });
		const read = await readWell(hall, bytes);
		typesAside({ 'IV.1': 52 });
		const decided = accept(read, { [TPS]: [{ field: 'IV.1', ours: 51, took: 'theirs' }] });
		expect(decided).toMatchObject({ ok: false, refusal: { code: 'excel.changed' } });
		expect(draft()?.figures).toEqual({ 'IV.1': 52 });
	});

	it('leaves out what is being read at this moment, and takes it in later', async () => {
		hall = withTemplate();
		const bytes = typeInto(bytesOf(hall), column());
		hall.floor();
		expect(previewOf(hall, await readWell(hall, bytes)).state).toBe('reading');
		expect(accept(await readWell(hall, bytes))).toMatchObject({ ok: true, events: 0 });
		hall.does(operator, 'tps.setAside', { tps: TPS, reason: 'Nanti' });
		expect(accept(await readWell(hall, bytes))).toMatchObject({ ok: true, events: 1 });
	});

	it('changes a filed tally only by a correction, on the floor', async () => {
		hall = withTemplate();
		const bytes = typeInto(bytesOf(hall), { ...column(), [cell('IV.1')]: 51 });
		hall.read();
		const decisions: Decisions = { [TPS]: [{ field: 'IV.1', ours: 50, took: 'theirs' }] };
		const read = await readWell(hall, bytes);
		expect(previewOf(hall, read)).toMatchObject({ state: 'decide', standing: 'floor' });
		const correction = { reason: 'Salah dengar, plano diperiksa', requestedBy: 'Saksi 1', initialled: ['Ketua PPS'] };
		expect(accept(read, decisions, correction)).toMatchObject({ ok: true, events: 2 });
		expect(hall.row('IV.1')).toMatchObject({ paper: 51, struck: [{ old: 50, reason: correction.reason }] });
		expect(hall.state().tally?.asRead['IV.1']).toBe(50);
		expect(draft()).toBeNull();
	});

	it('never touches a locked result; what differs is written down', async () => {
		hall = withTemplate();
		const bytes = typeInto(bytesOf(hall), { ...column(), [cell('IV.1')]: 51 });
		hall.lock();
		const read = await readWell(hall, bytes);
		const ours: Decisions = { [TPS]: [{ field: 'IV.1', ours: 50, took: 'ours' }] };
		const theirs: Decisions = { [TPS]: [{ field: 'IV.1', ours: 50, took: 'theirs' }] };
		expect(accept(read, theirs)).toMatchObject({ ok: false, refusal: { code: 'excel.not-on-floor' } });
		expect(accept(read, ours)).toMatchObject({ ok: true, events: 1 });
		expect(hall.state().lock?.figures['IV.1']).toBe(50);
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true });
	});

	it('comes back from LibreOffice as it went in', async () => {
		hall = withTemplate();
		const read = await readWell(hall, readFileSync('db/testing/workbooks/libreoffice.xlsx'));
		const { 'III.P': _empty, ...filled } = PAPER;
		expect(read.stations[0]).toMatchObject({ figures: filled, done: true, blank: ['III.P'], problems: [] });
		expect(read.stations[1]).toMatchObject({ figures: { 'IV.1': 17, 'IV.2': 'X' }, done: false, problems: [] });
	});
});

describe('a form with parties', () => {
	it('goes out with every line and comes back as it was filled in', async () => {
		hall = Hall.opened([]);
		const pack = examplePack('pemilu-2024', { provinsi: '31', kabko: '3101', kecamatan: KECAMATAN });
		const sha256 = digest('paket');
		const blocks = blocksOf(sha256);
		const typed = blankedBlocks(sha256).map((at) => blocks[at] ?? '');
		hall.does(ACTORS.admin, 'pack.adopt', { file: 'paket.json', sha256, pack, typed: [...typed] });
		const contest = hall.house.states.election().contest('dpr', KELURAHAN);
		if (!contest) throw new Error('no pdpr here');
		const scope = { contests: ['dpr'], kelurahan: [KELURAHAN] };
		hall.does(ketua, 'excel.request', { id: 'izin-1', ...scope, reason: 'Server mati', document: '' });
		for (const level of LEVELS) hall.does(operator, 'excel.grant', { ...grantOf(level), ...scope });
		hall.does(ketua, 'excel.adopt', { permit: 'izin-1' });
		hall.does(operator, 'excel.export', { id: 'templat-1', contest: 'dpr', kelurahan: KELURAHAN });
		const figures = Object.fromEntries(contest.fields.map(({ id }, at) => [id, at % 97]));
		const cells = Object.fromEntries(contest.fields.map(({ id }, at) => [`C${6 + at}`, figures[id] ?? 0]));
		const bytes = typeInto(bytesOf(hall), cells);
		const place = { contest: 'dpr', kelurahan: KELURAHAN };
		const read = await readWorkbook(hall.house, place, { name: 'pdpr.xlsx', bytes });
		if ('code' in read) throw new Error(JSON.stringify(read));
		expect(contest.fields.length).toBeGreaterThan(150);
		expect(read.stations[0]).toMatchObject({ figures, problems: [] });
		expect(accept(read)).toMatchObject({ ok: true });
		expect(draftOf(hall.house.sqlite, 'dpr', TPS)?.figures).toEqual(figures);
	});
});

describe('what people bring instead', () => {
	const ole = (text: string) =>
		Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512), Buffer.from(text, 'utf16le')]);
	const zip = (files: Record<string, string | Uint8Array>) =>
		Buffer.from(
			zipSync(
				Object.fromEntries(
					Object.entries(files).map(([name, content]) => [
						name,
						typeof content === 'string' ? Buffer.from(content) : content,
					]),
				),
			),
		);
	const own = (cells: Parameters<typeof typeInto>[1]) => typeInto(bytesOf(hall), cells);
	const sheet = (change: (xml: string) => string) => changeSheet(bytesOf(hall), change);
	const stamp = (change: (xml: string) => string) => changeSheet(bytesOf(hall), change, 'xl/worksheets/sheet2.xml');

	beforeEach(() => {
		hall = withTemplate();
	});

	const FILES: Record<string, () => Uint8Array> = {
		empty: () => Buffer.alloc(0),
		'old-excel': () => readFileSync('db/testing/workbooks/libreoffice.xls'),
		password: () => ole('EncryptedPackage'),
		'not-excel': () => Buffer.from('TPS;IV.1\n001;72\n'),
		'open-document': () => zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }),
		'binary-excel': () => zip({ 'xl/workbook.bin': 'x' }),
		truncated: () => bytesOf(hall).slice(0, 4000),
		'too-large': () => zip({ 'xl/workbook.xml': new Uint8Array(BOOK_LIMITS.partBytes + 1) }),
		broken: () => sheet((xml) => xml.slice(0, -40)),
		'no-stamp': () =>
			zip({
				'xl/workbook.xml': '<workbook><sheets><sheet name="Sheet1" r:id="rId1"/></sheets></workbook>',
				'xl/_rels/workbook.xml.rels':
					'<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
				'xl/worksheets/sheet1.xml': '<worksheet><sheetData/></worksheet>',
			}),
		format: () => stamp((xml) => xml.replace('templat-excel/1', 'templat-excel/9')),
		'stamp-changed': () => stamp((xml) => xml.replace(`>${KELURAHAN}<`, `>${OTHER_KELURAHAN}<`)),
		'sheet-missing': () =>
			changeSheet(bytesOf(hall), (xml) => xml.replace('name="Isian"', 'name="Lembar1"'), 'xl/workbook.xml'),
		'moved-column': () => own({ C3: tpsOf(2), D3: tpsOf(1) }),
		'moved-row': () => own({ A6: 'I.A.P', A7: 'I.A.L' }),
		'other-kelurahan-column': () => own({ C3: tpsOf(1, OTHER_KELURAHAN) }),
	};

	it.each(Object.keys(FILES))('%s: the file is refused, nothing is read', async (code) => {
		expect(await readIn(hall, FILES[code]?.() ?? Buffer.alloc(0))).toMatchObject({ code });
	});

	it('says where a column moved', async () => {
		expect(await readIn(hall, own({ C3: tpsOf(2) }))).toEqual({
			code: 'moved-column',
			cell: 'C3',
			found: tpsOf(2),
			expected: tpsOf(1),
		});
	});

	it('a template of another hall, another contest or another kelurahan', async () => {
		const mine = bytesOf(hall);
		const other = new Hall();
		try {
			expect(await readIn(other, mine)).toMatchObject({ code: 'other-laptop' });
		} finally {
			other.leave();
		}
		expect(await readIn(hall, mine, 'a.xlsx', OTHER_KELURAHAN)).toMatchObject({ code: 'other-kelurahan' });
		const place = { contest: 'dpr', kelurahan: KELURAHAN };
		expect(await readWorkbook(hall.house, place, { name: 'a', bytes: Buffer.from(mine) })).toMatchObject({
			code: 'other-contest',
		});
	});

	const CELLS: Record<string, () => Uint8Array> = {
		text: () => own({ [cell('IV.1')]: 'tujuh puluh dua' }),
		formula: () => own({ [cell('IV.1')]: { xml: '><f>SUM(1,2)</f><v>3</v></c>' } }),
		decimal: () => own({ [cell('IV.1')]: 7.5 }),
		negative: () => own({ [cell('IV.1')]: -1 }),
		'too-many-digits': () => own({ [cell('IV.1')]: 1000 }),
		bool: () => own({ [cell('IV.1')]: { xml: ' t="b"><v>1</v></c>' } }),
		error: () => own({ [cell('IV.1')]: { xml: ' t="e"><v>#REF!</v></c>' } }),
		merged: () =>
			sheet((xml) =>
				xml.replace(
					'</sheetData>',
					`</sheetData><mergeCells><mergeCell ref="${cell('IV.1')}:${cell('IV.2')}"/></mergeCells>`,
				),
			),
		status: () => own({ [status()]: 'sudah' }),
	};

	it.each(Object.keys(CELLS))('%s: its TPS stays out and says the cell, the others come in', async (code) => {
		const read = await readWell(hall, typeInto(CELLS[code]?.() ?? Buffer.alloc(0), column(2)));
		const [problem] = read.stations[0]?.problems ?? [];
		expect(problem).toMatchObject({ code, tps: TPS });
		expect(problem?.cell).toMatch(/^C\d+(:C\d+)?$/);
		expect(previewOf(hall, read).state).toBe('faulty');
		expect(accept(read)).toMatchObject({ ok: true });
		expect(draft()).toBeNull();
		expect(draft(2)?.figures).toEqual(PAPER);
	});

	it('a number kept as text is text: nobody guesses', async () => {
		const read = await readWell(hall, own({ [cell('IV.1')]: '72' }));
		expect(read.stations[0]?.problems).toEqual<ExcelProblem[]>([
			{ code: 'text', cell: cell('IV.1'), tps: TPS, field: 'IV.1', found: '72' },
		]);
	});

	it('random damage never throws', async () => {
		const bytes = Buffer.from(bytesOf(hall));
		for (let at = 0; at < 400; at++) {
			const broken = Buffer.from(bytes);
			broken[(at * 7919) % bytes.length] = (at * 31) % 256;
			const read = await readIn(hall, at % 3 === 0 ? broken.subarray(0, (at * 131) % bytes.length) : broken);
			expect('code' in read || read.stations.length === 6).toBe(true);
		}
	});
});
