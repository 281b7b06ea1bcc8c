import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DocumentKind, documentName } from '../../lib/documents/model';
import { recapSheets, type Sheet } from '../../lib/documents/sheets';
import { sumOf } from '../../lib/documents/sum';
import { checkCode } from '../../lib/evidence/check-code';
import { contestOf, terbilang } from '../../lib/forms';
import { columnName } from '../../lib/workbook';
import { installationKey } from '../keys';
import { ACTORS, CONTEST, OTHER_KELURAHAN, PAPER, TPS_PER_KELURAHAN, tpsOf } from '../testing/fixtures';
import { Hall } from '../testing/hall';
import { PAUSE } from '../testing/meeting';
import { DOCUMENT_KINDS, documentModel } from './catalogue';
import { documentFacts } from './collect';
import { renderDocument } from './render';
import { writeWorkbook } from './xlsx';

const AID = 'Alat bantu – bukan dokumen resmi KPU';
let hall: Hall;

async function pagesOf(pdf: Uint8Array): Promise<string[]> {
	const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
	return text.map((page) => page.replace(/\s+/g, ' '));
}

function model(kind: DocumentKind, tps = tpsOf(1)) {
	const found = documentModel(hall.house, kind, CONTEST, tps);
	if (!found) throw new Error(`no ${kind}`);
	return found;
}

const render = (kind: DocumentKind, tps?: string) => renderDocument(model(kind, tps), installationKey(hall.house));

/** Two of twelve TPS locked: one plain, one corrected, objected to, with an empty field and an X. */
beforeAll(() => {
	hall = Hall.opened();
	hall.lock(tpsOf(1));
	hall.read({ ...PAPER, 'IV.1': 99, 'II.3': null, 'III.P': 'X' }, tpsOf(2));
	hall.correct({ 'IV.1': PAPER['IV.1'] ?? null }, tpsOf(2));
	hall.recordAll(tpsOf(2));
	hall.answers(1, 'object', tpsOf(2));
	for (const no of [2, 3]) hall.answers(no, 'agree', tpsOf(2));
	hall.strike(tpsOf(2));
});
afterAll(() => hall.leave());

describe('every document', () => {
	it.each([...DOCUMENT_KINDS, 'hasil-tps' as const])(
		'%s is marked on each page: aid, hash, page x of y, tagged',
		async (kind) => {
			const { pdf, content, code } = await render(kind);
			const raw = Buffer.from(pdf).toString('latin1');
			expect(raw).toContain('/StructTreeRoot');
			expect(raw).toMatch(/\/Lang \(id/);
			expect(raw).not.toMatch(/CreationDate|ModDate/);
			const pages = await pagesOf(pdf);
			pages.forEach((page, at) => {
				expect(page).toContain(AID);
				expect(page.replaceAll(' ', '')).toContain(content);
				expect(page).toContain(`halaman ${at + 1} dari ${pages.length}`);
				expect(page.replace(AID, '')).not.toMatch(/\bresmi\b/);
			});
			expect(checkCode(code, null)).toMatchObject({ kind: 'document', signed: true, code: { kind, content } });
			expect(
				checkCode(code.replace(`.${kind}.`, '.palsu.').replace('KP1D.pembukaan', 'KP1D.palsu'), null),
			).not.toMatchObject({ code: { kind } });
		},
	);

	it('is KONSEP until every TPS is locked; the result of a locked TPS is not', async () => {
		expect((await pagesOf((await render('d-hasil')).pdf)).every((page) => page.includes('KONSEP'))).toBe(true);
		expect((await pagesOf((await render('hasil-tps')).pdf)).join()).not.toContain('KONSEP');
		expect((await pagesOf((await render('hasil-tps', tpsOf(5))).pdf)).join()).toContain('KONSEP');
	});

	it('is the same, byte for byte, for the same content: in another process, after other things happened', async () => {
		const first = await render('hasil-tps');
		hall.does(ACTORS.operator, 'witness.leave', { witness: 'saksi-3' });
		const folder = mkdtempSync(join(tmpdir(), 'ketok-palu-dokumen-'));
		const run = spawnSync(
			process.execPath,
			['--import', 'tsx', 'scripts/render.ts', '--apa', 'hasil-tps', '--tps', tpsOf(1), '--ke', folder, '--json'],
			{ env: { ...process.env, KETOK_PALU_DATA: hall.house.folder }, encoding: 'utf8' },
		);
		expect(JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '{}')).toMatchObject({
			ok: true,
			content: first.content,
		});
		const [name = ''] = readdirSync(folder);
		expect(name).toBe(`${documentName(model('hasil-tps'))}-${first.content.slice(0, 8)}.pdf`);
		expect(readFileSync(join(folder, name)).equals(Buffer.from(first.pdf))).toBe(true);
		rmSync(folder, { recursive: true });
	});

	it('of text that would be markup is text', async () => {
		const nasty = { ...model('pembukaan'), title: '#panic("x") $a$ *b* <c> \\ "d"' };
		const { pdf } = await renderDocument(nasty, installationKey(hall.house));
		expect((await pagesOf(pdf)).join()).toContain('#panic("x") $a$ *b* <c> \\ "d"');
	});
});

describe('the numbers', () => {
	it('of D.HASIL are those of the database, every one, as digits and in words', async () => {
		const facts = documentFacts(hall.house, CONTEST);
		const contest = contestOf(CONTEST);
		if (!facts || !contest) throw new Error('no facts');
		const [recap = '', ...annexes] = await pagesOf((await render('d-hasil')).pdf);
		const [own] = facts.kelurahan;
		for (const field of contest.fields) {
			const total = sumOf(
				facts.kelurahan.flatMap(({ tps }) => tps),
				field.id,
			);
			const locked = (own?.tps ?? []).flatMap((tps) => (tps.locked ? [tps.locked.figures[field.id] ?? null] : []));
			const sum = locked.reduce<number>((so, cell) => so + (typeof cell === 'number' ? cell : 0), 0);
			expect(total.value ?? 0).toBe(sum);
			const star = locked.includes(null) ? '*' : '';
			expect(recap).toContain(`${field.id} `);
			expect(recap).toMatch(
				new RegExp(`${field.id.replaceAll('.', '\\.')} [^0-9]*(\\([^)]*\\))?.*? ${sum}\\${star || ' ?'}`),
			);
			const shown = locked.map((cell) => (cell === null ? '–' : String(cell))).join(' ');
			expect(annexes.join(' ')).toContain(` ${shown} ${sum}${star}`);
			if (field.section === 'IV' || field.section === 'V') expect(recap).toContain(terbilang(sum).toUpperCase());
		}
		expect(recap).toContain('tidak dihitung sebagai nol');
	});

	it('of corrections, objections and seals say old, new, cause, paraf', async () => {
		const corrections = (await pagesOf((await render('koreksi')).pdf)).join();
		expect(corrections).toContain(`IV.1 99 ${PAPER['IV.1']} salah baca`);
		expect(corrections).toContain('Ketua PPS');
		expect((await pagesOf((await render('kejadian-khusus')).pdf)).join()).toContain(
			'Keberatan (selisih angka): Keberatan saksi',
		);
		expect((await pagesOf((await render('kotak-segel')).pdf)).join()).toContain('utuh');
	});

	it('of a quarrelsome meeting tells every objection to its end, the postponement, and in the minutes the skors', async () => {
		const loud = Hall.opened();
		loud.read(PAPER, tpsOf(1));
		const panwaslu = { about: null, case: 'k1' };
		loud.does(ACTORS.panwaslu, 'case.file', {
			...panwaslu,
			kind: 'keberatan',
			subject: 'prosedur',
			field: null,
			text: 'Kotak dibuka sebelum saksi lengkap',
			evidence: 'foto',
			from: null,
		});
		loud.does(ACTORS.ketua, 'case.explain', { ...panwaslu, text: 'Saksi sudah dipanggil tiga kali' });
		loud.does(ACTORS.ketua, 'case.record', { ...panwaslu, text: 'Tidak dapat diterima' });
		const order = {
			...PAUSE,
			document: '12/PL.02/2024',
			boxes: [{ contest: CONTEST, tps: tpsOf(1), seal: 'disegel' as const }],
		};
		loud.does(ACTORS.ketua, 'plenary.suspend', { ...order, kind: 'penundaan', reason: 'Listrik padam' });
		const going = documentModel(loud.house, 'kejadian-khusus', CONTEST);
		loud.does(ACTORS.ketua, 'plenary.resume', { orderedBy: 'Ketua PPK', document: '', note: 'Listrik menyala' });
		const [incidents, minutes] = await Promise.all(
			(['kejadian-khusus', 'berita-acara'] as const).map(async (kind) => {
				const found = documentModel(loud.house, kind, CONTEST);
				if (!found) throw new Error(kind);
				return (await pagesOf((await renderDocument(found, installationKey(loud.house))).pdf)).join();
			}),
		);
		loud.leave();
		expect(JSON.stringify(going)).toContain('Belum dilanjutkan');
		for (const said of [
			'Keberatan (prosedur): Kotak dibuka sebelum saksi lengkap. Bukti: foto',
			'dijelaskan PPK: Saksi sudah dipanggil tiga kali',
			'dicatat: Tidak dapat diterima',
			'dibawa ke tingkat berikutnya',
			'Penundaan (surat 12/PL.02/2024): Listrik padam',
			'semua hasil dan kedudukan panel tetap sama',
		])
			expect(incidents).toContain(said);
		expect(minutes).toContain('Penundaan (surat 12/PL.02/2024): Listrik padam');
	});

	it('NIHIL stands where nothing happened', async () => {
		const quiet = Hall.opened([]);
		quiet.fits();
		quiet.strike();
		const incidents = documentModel(quiet.house, 'kejadian-khusus', CONTEST);
		const corrections = documentModel(quiet.house, 'koreksi', CONTEST);
		quiet.leave();
		expect(incidents?.blocks).toEqual([{ kind: 'nihil' }]);
		expect(corrections?.blocks).toEqual([{ kind: 'nihil' }]);
	});
});

describe('the workbook', () => {
	it('recomputes every sum from its own cells, and never takes X or an empty paper for zero', async () => {
		const facts = documentFacts(hall.house, CONTEST);
		if (!facts) throw new Error('no facts');
		const sheets = recapSheets(facts);
		const written = readWorkbook(await writeWorkbook(sheets));
		expect([...written.keys()]).toEqual(['PPWP', 'KELURAHAN 1001', 'KELURAHAN 1002']);
		facts.contest.fields.forEach((field, at) => {
			const row = at + 4;
			const expected =
				sumOf(
					facts.kelurahan.flatMap(({ tps }) => tps),
					field.id,
				).value ?? 0;
			expect(valueAt(written, 'PPWP', `E${row}`)).toBe(expected);
		});
		const annex = written.get('KELURAHAN 1001');
		const row = 4 + facts.contest.fields.findIndex(({ id }) => id === 'II.3');
		expect(annex?.get(`D${row}`)).toBeUndefined();
		const cross = 4 + facts.contest.fields.findIndex(({ id }) => id === 'III.P');
		expect(annex?.get(`D${cross}`)).toEqual({ text: 'X' });
	});

	it('keeps text that looks like a formula as text, and names of sheets apart', async () => {
		const facts = documentFacts(hall.house, CONTEST);
		if (!facts) throw new Error('no facts');
		const evil = facts.kelurahan.map((one) => ({ ...one, name: '=HYPERLINK("http://x")/[a]' }));
		const written = readWorkbook(await writeWorkbook(recapSheets({ ...facts, kelurahan: evil })));
		expect(written.size).toBe(3);
		const formulas = [...written.values()].flatMap((cells) =>
			[...cells.values()].flatMap((cell) => ('formula' in cell ? [cell.formula] : [])),
		);
		expect(formulas.every((formula) => /^(SUM\([A-Z]+\d+:[A-Z]+\d+\)|'[^']+'!\$?[A-Z]+\d+)$/.test(formula))).toBe(true);
	});

	it('counts columns as spreadsheets do', () => {
		expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
	});
});

type Read = { text: string } | { number: number } | { formula: string };

/** What the file really holds, read from its XML. */
function readWorkbook(bytes: Uint8Array): Map<string, Map<string, Read>> {
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

/** A spreadsheet's own arithmetic, for the two formulas there are. */
function valueAt(book: Map<string, Map<string, Read>>, sheet: string, place: string): number {
	const cell = book.get(sheet)?.get(place);
	if (!cell || 'text' in cell) return 0;
	if ('number' in cell) return cell.number;
	const [, other, target] = /^'([^']+)'!([A-Z]+\d+)$/.exec(cell.formula) ?? [];
	if (other && target) return valueAt(book, other, target);
	const [, from = '', row = '', to = ''] = /^SUM\(([A-Z]+)(\d+):([A-Z]+)\d+\)$/.exec(cell.formula) ?? [];
	let sum = 0;
	for (let column = 0; column < 400; column++) {
		const name = columnName(column);
		if (name.length < from.length || (name.length === from.length && name < from)) continue;
		sum += valueAt(book, sheet, `${name}${row}`);
		if (name === to) return sum;
	}
	throw new Error(`not a formula of ours: ${cell.formula}`);
}

it('lists every TPS of every kelurahan', () => {
	const sheets: Sheet[] = recapSheets(documentFacts(hall.house, CONTEST) ?? ({} as never));
	expect(sheets[1]?.rows[2]).toHaveLength(2 + TPS_PER_KELURAHAN + 1);
	expect(sheets[2]?.name).toContain(OTHER_KELURAHAN.slice(-4));
});
