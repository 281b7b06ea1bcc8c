import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labelOf } from '../../lib/documents/lines';
import { type DocumentKind, documentName } from '../../lib/documents/model';
import { checkCode } from '../../lib/evidence/check-code';
import { contestOf, type Figures, terbilang } from '../../lib/forms';
import { installationKey } from '../keys';
import { adoptAll, FEW, reopen, smallHall } from '../testing/adoption';
import { ACTORS, CONTEST, PAPER, phone, tpsOf } from '../testing/fixtures';
import { Hall } from '../testing/hall';
import { PAUSE } from '../testing/meeting';
import { DOCUMENT_KINDS, documentModel } from './catalogue';
import { type RenderStage, renderDocument } from './render';

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
	// A phone cut this sentence in the middle of an emoji; what is in the ledger stays there.
	const said = { contest: CONTEST, tps: tpsOf(2), hash: hall.hash(tpsOf(2)), text: 'Keberatan saksi \ud83d' };
	hall.does(phone(1), 'witness.object', said);
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

	it('is KONSEP until the kecamatan is adopted, and says why; the result of a TPS only until that TPS is locked', async () => {
		const pages = await pagesOf((await render('d-hasil')).pdf);
		expect(pages.every((page) => page.includes('KONSEP: belum semua TPS diketok'))).toBe(true);
		expect((await pagesOf((await render('hasil-tps')).pdf)).join()).not.toContain('KONSEP');
		expect((await pagesOf((await render('hasil-tps', tpsOf(5))).pdf)).join()).toContain('KONSEP: belum diketok');

		const small = smallHall();
		const drafts = () => DOCUMENT_KINDS.map((kind) => documentModel(small.house, kind, CONTEST)?.draft);
		const unless = (reason: string | null) => DOCUMENT_KINDS.map((kind) => (kind === 'pembukaan' ? null : reason));
		for (const tps of FEW) small.lock(tps);
		expect(drafts()).toEqual(unless('belum ditetapkan tingkat kecamatan'));
		adoptAll(small);
		expect(drafts()).toEqual(unless(null));
		reopen(small, FEW[0]);
		expect(drafts()).toEqual(unless('ada TPS yang dibuka kembali'));
		expect(documentModel(small.house, 'hasil-tps', CONTEST, FEW[0])?.draft).toContain('dibuka kembali');
		expect(documentModel(small.house, 'hasil-tps', CONTEST, FEW[1])?.draft).toBeNull();
		small.leave();
	});

	it('tells how far it is while it is made, each time, and says no more than there is', async () => {
		for (const kind of ['d-hasil', 'd-hasil'] as const) {
			const told: RenderStage[] = [];
			const found = model(kind);
			await renderDocument(
				{ ...found, title: `${found.title} ${Math.random()}` },
				installationKey(hall.house),
				(stage) => told.push(stage),
			);
			const of = found.blocks.filter((block) => block.kind === 'table').length;
			const steps = Array.from({ length: of }, (_, at) => ({ stage: 'set', step: at + 1, of }));
			expect(told).toEqual([...steps, { stage: 'write', step: 1, of: 1 }]);
		}
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
	it('of D.HASIL are those of the ledger, line by line, as digits and in words', async () => {
		const contest = contestOf(CONTEST);
		const struck = hall.house.sqlite
			.prepare(
				"SELECT json_extract(payload, '$.figures') AS figures FROM ledger WHERE type = 'gavel.struck' ORDER BY stream",
			)
			.all() as { figures: string }[];
		const papers = struck.map(({ figures }) => JSON.parse(figures) as Figures);
		const pages = await pagesOf((await render('d-hasil')).pdf);
		const [recap = '', first = '', second = ''] = pages;
		expect([papers.length, pages.length]).toEqual([2, 3]);
		for (const field of contest?.fields ?? []) {
			const cells = papers.map((figures) => figures[field.id] ?? null);
			const sum = cells.reduce<number>((so, cell) => so + (typeof cell === 'number' ? cell : 0), 0);
			const written = `${sum}${cells.includes(null) ? '*' : ''}`;
			const line = `${field.id} ${labelOf(field)}`;
			// The kelurahan with two locked TPS, the one without any, and all.
			expect(recap).toContain(`${line} ${written} – ${written} `);
			expect(first).toContain(`${line} ${cells.map((cell) => cell ?? '–').join(' ')} ${written} `);
			expect(second).toContain(`${line} – `);
			if (field.section < 'IV') continue;
			expect(recap).toContain(`${line} ${written} ${terbilang(sum).toUpperCase()}`);
		}
		expect(recap).toContain('tidak dihitung sebagai nol');
	});

	it('of corrections, objections and seals say old, new, cause, paraf', async () => {
		const corrections = (await pagesOf((await render('koreksi')).pdf)).join();
		expect(corrections).toContain(`IV.1 Pasangan Calon Nomor Urut 1 99 ${PAPER['IV.1']} salah baca`);
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
