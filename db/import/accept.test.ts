import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generateDemo } from '../../lib/demo';
import { type Contest, canonicalJson, contestOf, type RuleCode } from '../../lib/forms';
import type { ImportReport } from '../../lib/import';
import { CONSOLE } from '../../lib/plenary';
import type { House } from '../house';
import { headOf, statement } from '../ledger';
import { placeWithVoters } from '../places';
import { recapOf } from '../recap';
import { ACTORS, CONTEST, PAPER, REGIONS, SYSTEM, systemItem, tpsOf } from '../testing/fixtures';
import { Hall } from '../testing/hall';
import { demolish, freshHouse } from '../testing/house';
import { verifyLedger } from '../verify';
import { acceptedImports } from './history';
import { pack } from './pack';
import { acceptRegions, previewRegions, readRegions } from './regions';
import { previewRows } from './rows';
import { stage, staged } from './staging';
import { acceptSystem, previewSystem, readSystem, type SystemPreview } from './system';
import { realData } from './testing/real-data';

const ppwp = contestOf('ppwp') as Contest;
const demo = generateDemo(11, { kelurahan: 3, tps: 60 });
const root = mkdtempSync(join(tmpdir(), 'ketok-palu-accept-'));
const folder = join(root, 'demo');
for (const { path, text } of demo.files) {
	mkdirSync(dirname(join(folder, path)), { recursive: true });
	writeFileSync(join(folder, path), text);
}
afterAll(() => rmSync(root, { recursive: true, force: true }));

let house: House;
beforeEach(() => {
	house = freshHouse();
});
afterEach(() => demolish(house));

const csv = (text: string, name = 'wilayah.csv') => ({ name, bytes: Buffer.from(text) });

function regions(text: string, name?: string) {
	const preview = previewRegions(house, readRegions(csv(text, name)));
	return { preview, outcome: acceptRegions(house, CONSOLE, preview) };
}

async function preview(input: Parameters<typeof readSystem>[1]): Promise<SystemPreview> {
	return previewSystem(house, await readSystem(ppwp, input));
}

async function system(input: Parameters<typeof readSystem>[1]) {
	const seen = await preview(input);
	return { preview: seen, outcome: acceptSystem(house, CONSOLE, seen) };
}

/** Files as somebody would upload them. */
const upload = (files: readonly { path: string; text: string }[]) => ({
	name: 'unggahan.zip',
	bytes: pack(files.map(({ path, text }) => ({ name: path, bytes: Buffer.from(text) }))),
});

const counts = ({ findings: _, ...rest }: ImportReport) => rest;

describe('region lists', () => {
	it('come in once; the same again, in another order or saved by a spreadsheet, changes nothing', () => {
		const first = regions(demo.wilayahCsv);
		expect(first.preview.report).toEqual({ files: 1, kelurahan: 3, tps: 60, new: 60, unchanged: 0, invalid: 0 });
		expect(first.outcome).toMatchObject({ ok: true, events: 3 });
		const { hash } = headOf(house.sqlite);
		const [head = '', ...lines] = demo.wilayahCsv.trim().split('\r\n');
		const turned = `\uFEFF${[head, ...lines.reverse()].join('\n').replaceAll(',', ';')}\n`;
		for (const text of [demo.wilayahCsv, turned]) {
			const again = regions(text);
			expect(again.preview.report).toEqual({ files: 1, kelurahan: 3, tps: 60, new: 0, unchanged: 60, invalid: 0 });
			expect(again.outcome).toMatchObject({ ok: true, events: 0 });
		}
		expect(headOf(house.sqlite).hash).toBe(hash);
	});

	it('tell what is added, renamed and no longer named, and keep it', () => {
		regions(demo.wilayahCsv);
		const [head = '', first = '', second = '', ...rest] = demo.wilayahCsv.trim().split('\r\n');
		const renamed = second.replace(/,TPS \d+,/, ',TPS PINDAH,');
		const { preview: seen, outcome } = regions([head, renamed, ...rest].join('\r\n'), 'baru.csv');
		const [kelurahan] = seen.kelurahan;
		expect(kelurahan).toMatchObject({ status: 'changed', added: 0, absent: [first.slice(0, 13)] });
		expect(kelurahan?.renamed).toEqual([{ kode: second.slice(0, 13), old: expect.any(String), value: 'TPS PINDAH' }]);
		expect(seen.report).toMatchObject({ new: 1, unchanged: 58 });
		expect(outcome).toMatchObject({ ok: true, events: 1 });
		const name = statement<{ nama: string }>(house.sqlite, 'SELECT nama FROM tps WHERE kode = ?');
		expect(name.get(second.slice(0, 13))?.nama).toBe('TPS PINDAH');
		expect(name.get(first.slice(0, 13))).toBeDefined();
	});

	it('bring the voters of a TPS, which the desk and the totals hold against the form', () => {
		const [head = '', first = '', ...rest] = demo.wilayahCsv.trim().split('\r\n');
		const list = (dpt: string) => [`${head},dpt`, `${first},${dpt}`, ...rest.map((line) => `${line},`)].join('\r\n');
		regions(demo.wilayahCsv);
		const tps = first.slice(0, 13);
		expect(placeWithVoters(house, tps)).not.toHaveProperty('dpt');
		const { preview: seen } = regions(list('257'), 'dpt.csv');
		expect(seen.kelurahan[0]?.renamed).toEqual([{ kode: tps, old: 'DPT –', value: 'DPT 257' }]);
		expect(seen.report).toMatchObject({ new: 1, unchanged: 59 });
		expect(placeWithVoters(house, tps)).toMatchObject({ dpt: 257 });
		expect(recapOf(house, CONTEST, tps.slice(0, 10))?.columns[0]).toMatchObject({ code: tps, dpt: 257 });
		expect(regions(list('257'), 'sekali-lagi.csv').outcome).toMatchObject({ ok: true, events: 0 });
		regions(list('260'), 'baru.csv');
		expect(placeWithVoters(house, tps)).toMatchObject({ dpt: 260 });
	});

	it('of another kecamatan are added beside it; bad lines are left out and told', () => {
		regions(demo.wilayahCsv);
		const other = demo.wilayahCsv.replaceAll('990101', '990102').replaceAll('PERAGA RAYA', 'PERAGA JAYA');
		const broken = other.replace('TPS 001', '').replace('TPS 002', '');
		const { preview: seen, outcome } = regions(broken, 'lain.csv');
		expect(seen.report).toMatchObject({ kelurahan: 3, tps: 58, new: 58, invalid: 2 });
		expect(outcome.ok).toBe(true);
		const { n } = statement<{ n: number }>(
			house.sqlite,
			'SELECT COUNT(DISTINCT kecamatan) AS n FROM kelurahan',
		).get() ?? {
			n: 0,
		};
		expect(n).toBe(2);
		expect(verifyLedger(house)).toMatchObject({ ok: true });
	});

	it('that are nothing of the kind write nothing', () => {
		for (const text of ['', 'bukan,csv\r\n1,2', '\u0000']) {
			const { preview: seen, outcome } = regions(text);
			expect(seen.report).toMatchObject({ tps: 0, new: 0 });
			expect(seen.report.invalid).toBeGreaterThan(0);
			expect(outcome).toMatchObject({ ok: true, events: 0 });
		}
		expect(readRegions(join(root, 'tidak-ada.csv')).problems.map(({ code }) => code)).toEqual(['source.missing']);
		expect(readRegions(root).problems.map(({ code }) => code)).toEqual(['file.unreadable']);
		expect(headOf(house.sqlite).seq).toBe(0);
	});

	it('are for operator and admin', () => {
		const seen = previewRegions(house, readRegions(csv(demo.wilayahCsv)));
		for (const actor of [ACTORS.ketua, ACTORS.pps, ACTORS.panwaslu, ACTORS.saksi]) {
			expect(acceptRegions(house, actor, seen)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
		}
		regions(demo.wilayahCsv);
		const same = previewRegions(house, readRegions(csv(demo.wilayahCsv)));
		expect(acceptRegions(house, ACTORS.pps, same)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
		expect(acceptRegions(house, ACTORS.operator, same)).toMatchObject({ ok: true, events: 0 });
	});
});

describe('system data', () => {
	it('comes in as a folder, and again as a zip of the same files: a no-op', async () => {
		regions(demo.wilayahCsv);
		const first = await system(folder);
		const empty = demo.notUploaded.length;
		expect(counts(first.preview.report)).toEqual({
			files: 60,
			accepted: 60 - empty,
			notUploaded: empty,
			unchanged: 0,
			unknownTps: 0,
			invalid: 0,
		});
		expect(first.outcome).toMatchObject({ ok: true, events: 60 });
		expect(verifyLedger(house)).toMatchObject({ ok: true, problem: null });
		const before = headOf(house.sqlite);
		const again = await system(upload(demo.files));
		expect(counts(again.preview.report)).toMatchObject({ accepted: 0, notUploaded: 0, unchanged: 60 });
		expect(again.preview.report.findings).toEqual(first.preview.report.findings);
		expect(again.outcome).toMatchObject({ ok: true, events: 0 });
		expect(headOf(house.sqlite)).toEqual(before);
	});

	it('has one version for each row of the ledger, saying what the row says', async () => {
		regions(demo.wilayahCsv);
		await system(folder);
		const said = house.sqlite
			.prepare(
				`SELECT seq, 'ppwp' AS contest, substr(stream, -13) AS tps, payload ->> '$.uploaded' AS uploaded,
					payload ->> '$.source.content' AS content
				 FROM ledger WHERE type = 'system.imported' ORDER BY seq`,
			)
			.all();
		expect(said).toHaveLength(60);
		expect(house.sqlite.prepare('SELECT * FROM system_version ORDER BY seq').all()).toEqual(said);
	});

	it('keeps every version with source, hash and time, and shows old and new of what moved', async () => {
		regions(demo.wilayahCsv);
		await system(folder);
		const file = demo.files.find(({ text }) => JSON.parse(text).administrasi !== null);
		if (!file) throw new Error('the demo has uploaded TPS');
		const value = JSON.parse(file.text);
		const newer = JSON.stringify({
			...value,
			ts: '2024-02-18 12:00:00',
			administrasi: { ...value.administrasi, suara_sah: 1, suara_tidak_sah: null },
		});
		const { preview: seen, outcome } = await system(upload([{ ...file, text: newer }]));
		const [report] = seen.files;
		expect(report).toMatchObject({ status: 'changed' });
		expect(report?.moved).toEqual([
			{ field: 'V.A', old: value.administrasi.suara_sah, value: 1 },
			{ field: 'V.B', old: value.administrasi.suara_tidak_sah, value: null },
		]);
		expect(outcome).toMatchObject({ ok: true, events: 1 });
		const versions = house.sqlite
			.prepare<[unknown], { payload: string }>(
				'SELECT payload FROM system_version JOIN ledger USING (seq) WHERE tps = ? ORDER BY seq',
			)
			.all(report?.tps)
			.map(({ payload }) => {
				expect(payload).toBe(canonicalJson(JSON.parse(payload)));
				return JSON.parse(payload).source;
			});
		expect(versions).toMatchObject([{ ts: value.ts }, { ts: '2024-02-18 12:00:00', batch: seen.source.sha256 }]);
		expect(house.states.result('ppwp', report?.tps ?? '').system.moved).toEqual({
			'V.A': value.administrasi.suara_sah,
			'V.B': value.administrasi.suara_tidak_sah,
		});
		// The first content again is news once more, and no old version is lost.
		expect((await system(upload([file]))).outcome).toMatchObject({ ok: true, events: 1 });
		expect(verifyLedger(house)).toMatchObject({ ok: true });
	});

	it('takes the good files and tells each bad one; an unknown TPS stays out', async () => {
		regions(demo.wilayahCsv);
		const [good, bad, other] = demo.files;
		if (!good || !bad || !other) throw new Error('the demo has files');
		const { preview: seen, outcome } = await system(
			upload([
				good,
				{ path: bad.path, text: '{"chart":' },
				{ path: `a/${other.path}`, text: other.text },
				{ path: `b/${other.path}`, text: `${other.text} ` },
				{ path: '9901019999001.json', text: good.text },
				{ path: '../../etc/9901011001001.json', text: good.text },
				{ path: 'catatan.txt', text: 'x' },
			]),
		);
		expect(counts(seen.report)).toMatchObject({ files: 7, unknownTps: 1, invalid: 5 });
		expect(seen.problems.map(({ code }) => code).sort()).toEqual([
			'file.duplicate',
			'file.duplicate',
			'file.not-json',
			'json.broken',
			'zip.path',
		]);
		expect(outcome).toMatchObject({ ok: true, events: 1 });
		const rows = previewRows(house, ppwp, seen);
		expect(rows.find(({ tps }) => tps === '9901019999001')).toMatchObject({ status: 'unknown', place: null });
		expect(rows.filter(({ status }) => status === 'missing').every(({ place }) => place !== null)).toBe(true);
	});

	it('keeps a member called __proto__ like any other', async () => {
		regions(demo.wilayahCsv);
		const tps = demo.kelurahan[0]?.tps[0]?.kode ?? '';
		const text = `{"chart":null,"administrasi":null,"__proto__":{"jahat":1},"ts":null}`;
		const { outcome } = await system({ name: `${tps}.json`, bytes: Buffer.from(text) });
		expect(outcome).toMatchObject({ ok: true, events: 1 });
		const row = statement<{ payload: string }>(
			house.sqlite,
			'SELECT payload FROM ledger ORDER BY seq DESC LIMIT 1',
		).get();
		expect(row?.payload).toContain('"__proto__":{"jahat":1}');
		expect(verifyLedger(house)).toMatchObject({ ok: true });
		expect((await system({ name: `${tps}.json`, bytes: Buffer.from(text) })).outcome).toMatchObject({ events: 0 });
	});

	it('leaves nothing behind when the door refuses', async () => {
		regions(demo.wilayahCsv);
		const seen = await preview(folder);
		const stranger = systemItem('9901019999001');
		const files = [...seen.files, { ...seen.files[0], item: stranger, status: 'new' as const }];
		const before = headOf(house.sqlite);
		const outcome = acceptSystem(house, CONSOLE, { ...seen, files } as SystemPreview);
		expect(outcome).toMatchObject({ ok: false, refusal: { code: 'tps.unknown' } });
		expect(headOf(house.sqlite)).toEqual(before);
		expect(house.sqlite.prepare('SELECT COUNT(*) AS n FROM system_version').get()).toEqual({ n: 0 });
		expect(acceptSystem(house, ACTORS.pps, seen)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
	});

	it('says the same id once only, and another plan when something came in between', async () => {
		regions(demo.wilayahCsv);
		const seen = await preview(folder);
		const half = await preview(upload(demo.files.slice(0, 30)));
		acceptSystem(house, CONSOLE, half);
		const now = await preview(folder);
		expect(now.plan).not.toBe(seen.plan);
		expect(counts(now.report).unchanged).toBe(30);
		const id = '7f0c1f30-5c3f-4b8f-9a37-0d3a5a6c0001';
		const first = acceptSystem(house, CONSOLE, now, id);
		expect(first).toMatchObject({ ok: true, events: 30, repeated: false });
		expect(acceptSystem(house, CONSOLE, now, id)).toMatchObject({ ok: true, events: 30, repeated: true });
		expect(verifyLedger(house)).toMatchObject({ ok: true });
	});

	it('never touches a locked TPS: a newer import is kept beside it', async () => {
		const hall = Hall.opened();
		const tps = tpsOf(1);
		hall.imports(systemItem(tps));
		hall.lock(tps);
		const locked = () => hall.house.sqlite.prepare("SELECT * FROM result WHERE status = 'locked'").all();
		const before = locked();
		const text = JSON.stringify({ chart: { 100025: 999 }, administrasi: null, ts: 'x' });
		const read = await readSystem(ppwp, { name: `${tps}.json`, bytes: Buffer.from(text) });
		const seen = previewSystem(hall.house, read);
		expect(previewRows(hall.house, ppwp, seen).find((row) => row.tps === tps)).toMatchObject({
			status: 'changed',
			locked: true,
			open: false,
		});
		expect(acceptSystem(hall.house, CONSOLE, seen)).toMatchObject({ ok: true, events: 1 });
		expect(locked()).toEqual(before);
		expect(hall.state(tps).lock?.system).toEqual(SYSTEM);
		expect(hall.state(tps).afterLock?.figures).toMatchObject({ 'IV.1': 999 });
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true, problem: null });
		hall.leave();
	});

	it('of an open TPS voids the answers to the old figures and shows what moved', async () => {
		const hall = Hall.opened();
		const tps = tpsOf(2);
		hall.imports(systemItem(tps));
		hall.read(PAPER, tps);
		hall.answers(1, 'agree', tps);
		const { rest: _, ...value } = { rest: 0, chart: { 100025: 50, 100026: 121, 100027: 40 }, administrasi: null };
		const read = await readSystem(ppwp, { name: `${tps}.json`, bytes: Buffer.from(JSON.stringify(value)) });
		const seen = previewSystem(hall.house, read);
		expect(previewRows(hall.house, ppwp, seen).find((row) => row.tps === tps)).toMatchObject({ open: true });
		expect(acceptSystem(hall.house, ACTORS.operator, seen)).toMatchObject({ ok: true });
		expect(hall.row('IV.2', tps)).toMatchObject({ system: 121, systemMoved: 120 });
		expect(hall.view(tps).witnesses.find(({ contestant }) => contestant === 1)?.answer?.voided).toBe(true);
		hall.leave();
	});
});

describe('history', () => {
	it('has each acceptance once, newest first, with who and how many', async () => {
		regions(demo.wilayahCsv, 'daftar.csv');
		await system(upload(demo.files.slice(0, 10)));
		acceptSystem(house, { ...ACTORS.operator }, await preview(folder));
		expect(acceptedImports(house)).toMatchObject([
			{ kind: 'sirekap', name: 'demo', by: 'Operator Budi', count: 50, from: 14, to: 63, contest: 'ppwp' },
			{ kind: 'sirekap', name: 'unggahan.zip', by: CONSOLE.name, count: 10, from: 4, to: 13 },
			{ kind: 'wilayah', name: 'daftar.csv', count: 3, filled: 60, from: 1, to: 3 },
		]);
	});
});

describe('staging', () => {
	it('gives back the very bytes, and nothing for another hash or a changed file', () => {
		const bytes = Buffer.from('isi');
		const sha256 = stage(house, bytes);
		expect(staged(house, sha256)).toEqual(bytes);
		expect(stage(house, bytes)).toBe(sha256);
		expect(staged(house, '0'.repeat(64))).toBeNull();
		for (const strange of ['', '..', '../ketok-palu.sqlite', sha256.toUpperCase()]) {
			expect(staged(house, strange)).toBeNull();
		}
		writeFileSync(join(house.folder, 'staging', sha256), 'lain');
		expect(staged(house, sha256)).toBeNull();
	});

	it('cleans what is old, and never the newest', () => {
		const old = stage(house, Buffer.from('lama'));
		const past = new Date(Date.now() - 25 * 60 * 60 * 1000);
		utimesSync(join(house.folder, 'staging', old), past, past);
		const fresh = stage(house, Buffer.from('baru'));
		expect(staged(house, old)).toBeNull();
		for (let at = 0; at < 20; at++) stage(house, Buffer.from(`berkas ${at}`));
		expect(staged(house, stage(house, Buffer.from('terakhir')))).not.toBeNull();
		expect(staged(house, fresh)).toBeNull();
	});

	it('packs the same files to the same bytes in any order', async () => {
		const files = demo.files.slice(0, 5).map(({ path, text }) => ({ name: path, bytes: Buffer.from(text) }));
		expect(pack(files)).toEqual(pack([...files].reverse()));
		const { files: read } = await readSystem(ppwp, { name: 'x.zip', bytes: pack(files) });
		expect(read.every((file) => 'item' in file)).toBe(true);
	});
});

describe.skipIf(realData() === null)('the real snapshots', () => {
	const data = realData() ?? '';

	it('come in one after the other; counts, chain and replay hold', async () => {
		for (const list of ['kepulauan-seribu.csv', 'cengkareng.csv']) {
			const seen = previewRegions(house, readRegions(join(data, 'wilayah', list)));
			expect(acceptRegions(house, CONSOLE, seen)).toMatchObject({ ok: true });
		}
		const first = await system(join(data, 'sirekap-ppwp', '2024-02-16'));
		expect(counts(first.preview.report)).toEqual({
			files: 53,
			accepted: 47,
			notUploaded: 6,
			unchanged: 0,
			unknownTps: 0,
			invalid: 0,
		});
		const second = await system(join(data, 'sirekap-ppwp', '2024-02-18'));
		const { accepted, notUploaded, unchanged, unknownTps, invalid, files } = second.preview.report;
		expect(files).toBe(318);
		expect([unknownTps, invalid]).toEqual([0, 0]);
		expect(accepted + notUploaded + unchanged).toBe(318);
		expect(unchanged).toBeLessThanOrEqual(53);
		const again = await system(join(data, 'sirekap-ppwp', '2024-02-18'));
		expect(counts(again.preview.report)).toMatchObject({ accepted: 0, notUploaded: 0, unchanged: 318 });
		expect(again.outcome).toMatchObject({ ok: true, events: 0 });
		expect(again.preview.report.findings).toEqual(second.preview.report.findings);
		const broken = again.preview.files.filter((file) =>
			file.findings.some(({ code }) => code === ('K106' as RuleCode)),
		);
		expect(broken).toHaveLength(again.preview.report.findings.K106);
		expect(verifyLedger(house)).toMatchObject({ ok: true, problem: null });
	});

	it('of a kecamatan that is not listed stay out as a whole', async () => {
		const seen = previewRegions(house, readRegions(join(data, 'wilayah', 'bulungan.csv')));
		acceptRegions(house, CONSOLE, seen);
		const { preview: all, outcome } = await system(join(data, 'sirekap-ppwp', '2024-02-16'));
		expect(counts(all.report)).toMatchObject({ files: 53, unknownTps: 53 });
		expect(outcome).toMatchObject({ ok: true, events: 0 });
	});
});

it('the tests know their regions', () => {
	expect(REGIONS.length).toBeGreaterThan(0);
	expect(CONTEST).toBe('ppwp');
});
