import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse } from '../db/house';
import { headOf } from '../db/ledger';
import { SirekapSite } from '../db/testing/sirekap-site';
import { verifyLedger } from '../db/verify';
import { type Contest, contestOf } from '../lib/forms';
import { resultPath } from '../lib/hub';
import { readCall, UsageError } from './lib/import-call';
import { type Ended, spawned } from './lib/spawned';

const work = mkdtempSync(join(tmpdir(), 'ketok-palu-cli-'));
const data = join(work, 'data');
const demo = join(work, 'demo');
afterAll(() => rmSync(work, { recursive: true, force: true }));

const script = (name: string, ...args: string[]) => spawned(name, args, data);

/** The one JSON line of stdout. */
function report({ stdout }: Ended): Record<string, unknown> {
	expect(stdout.trimEnd().split('\n')).toHaveLength(1);
	return JSON.parse(stdout) as Record<string, unknown>;
}

const lines = ({ stderr }: Ended) => stderr.split('\n').filter((line) => line !== '' && !line.startsWith('npm '));

describe('npm run demo, npm run import', () => {
	beforeAll(async () => {
		expect((await script('demo.ts', demo)).code).toBe(0);
	});

	it('writes the demo into an empty folder only', async () => {
		expect(existsSync(join(demo, 'kertas.json'))).toBe(true);
		const truth = JSON.parse(readFileSync(join(demo, 'kertas.json'), 'utf8'));
		expect(Object.keys(truth.paper)).toHaveLength(24);
		expect((await script('demo.ts', demo)).code).toBe(1);
	});

	it('says how it is used', async () => {
		const ended = await script('import.ts', 'sirekap', demo, '--kontes', 'bupati-bulan');
		expect([ended.code, ended.stdout]).toEqual([1, '']);
		expect(ended.stderr).toContain('Jenis pemilihan “bupati-bulan” tidak dikenal. Yang ada: ppwp');
		expect(ended.stderr).toContain('Cara memakai');
	});

	it.each([
		[[], 'Sebutkan yang diimpor'],
		[['kabupaten', 'x'], 'Sebutkan yang diimpor'],
		[['wilayah'], 'Sebutkan berkas atau foldernya'],
		[['ambil', '--kontes', 'ppwp'], 'Sebutkan alamatnya'],
		[['sirekap', 'demo'], 'Sebutkan jenis pemilihannya'],
		[['ambil', 'http://x'], 'Sebutkan jenis pemilihannya'],
		[['sirekap', 'demo', '--salah'], '--salah'],
		[['wilayah', 'a', 'b'], 'Terlalu banyak isian: b'],
	])('refuses the call %j before it opens anything', (args, sentence) => {
		expect(() => readCall(args)).toThrow(UsageError);
		expect(() => readCall(args)).toThrow(sentence);
	});

	it('imports regions, previews, imports system data while another process has the data folder open, and again', async () => {
		const regions = await script('import.ts', 'wilayah', join(demo, 'wilayah.csv'));
		expect(report(regions)).toEqual({ files: 1, kelurahan: 3, tps: 24, new: 24, unchanged: 0, invalid: 0 });
		expect([regions.code, lines(regions)]).toEqual([0, []]);
		const house = openHouse(data);
		const before = headOf(house.sqlite);
		const look = await script('import.ts', 'sirekap', join(demo, 'sirekap'), '--kontes', 'ppwp', '--pratinjau');
		expect(look.code).toBe(0);
		expect(headOf(house.sqlite)).toEqual(before);
		const first = await script('import.ts', 'sirekap', join(demo, 'sirekap'), '--kontes', 'ppwp');
		expect(report(first)).toEqual(report(look));
		expect(Object.keys(report(first))).toEqual([
			'files',
			'accepted',
			'notUploaded',
			'unchanged',
			'unknownTps',
			'invalid',
			'findings',
		]);
		expect(report(first)).toMatchObject({ files: 24, accepted: 16, notUploaded: 8, unchanged: 0 });
		expect(headOf(house.sqlite).seq).toBe(before.seq + 24);
		const again = await script('import.ts', 'sirekap', join(demo, 'sirekap'), '--kontes', 'ppwp');
		expect([again.code, report(again)]).toMatchObject([0, { accepted: 0, notUploaded: 0, unchanged: 24 }]);
		expect(headOf(house.sqlite).seq).toBe(before.seq + 24);
		expect(verifyLedger(house)).toMatchObject({ ok: true });
		house.sqlite.close();
	}, 60_000);

	it('tells each bad thing in one line with file, place and reason; exit 1 when all is bad', async () => {
		const bad = join(work, '9901011001001.json');
		writeFileSync(bad, '{"chart": {"100025": "dua"}, "administrasi": {"suara_sah": 1.5}}');
		const all = await script('import.ts', 'sirekap', bad, '--kontes', 'ppwp');
		expect([all.code, report(all)]).toMatchObject([1, { files: 1, invalid: 1 }]);
		expect(lines(all)).toEqual([
			'9901011001001.json, chart.100025: Isi chart.100025 ditulis sebagai teks “dua”, bukan angka.',
			'9901011001001.json, administrasi.suara_sah: Isi administrasi.suara_sah adalah 1.5; jumlah harus bilangan bulat.',
		]);
		const unknown = join(work, '1111111111111.json');
		writeFileSync(unknown, '{"chart": null}');
		const strange = await script('import.ts', 'sirekap', unknown, '--kontes', 'ppwp');
		expect([strange.code, report(strange)]).toMatchObject([1, { unknownTps: 1 }]);
		expect(lines(strange)[0]).toContain('1111111111111');
		const missing = await script('import.ts', 'sirekap', join(work, 'tidak-ada'), '--kontes', 'ppwp');
		expect([missing.code, report(missing)]).toMatchObject([1, { files: 1, invalid: 1 }]);
		expect(lines(missing)).toEqual(['tidak-ada: Berkas atau folder ini tidak ditemukan.']);
		const csv = join(work, 'rusak.csv');
		writeFileSync(csv, 'kode_tps;nama_tps\n1;TPS 001\n');
		const table = await script('import.ts', 'wilayah', csv);
		expect([table.code, report(table)]).toMatchObject([1, { tps: 0, new: 0 }]);
		expect(lines(table)[0]).toBe(
			'rusak.csv, baris 1, kode_kelurahan: Kolom kode_kelurahan tidak ada. Tambahkan kolom itu, lalu unggah lagi.',
		);
	}, 60_000);

	it('fetches from a site in Sirekap’s layout and takes in what changed, and nothing from an address that is none', async () => {
		const contest = contestOf('ppwp') as Contest;
		const site = new SirekapSite();
		const url = await site.open();
		let changed = '';
		for (const name of readdirSync(join(demo, 'sirekap'), { recursive: true, encoding: 'utf8' })) {
			const [, tps] = /(\d{13})\.json$/.exec(name) ?? [];
			const text = tps ? readFileSync(join(demo, 'sirekap', name), 'utf8') : '';
			if (!tps) continue;
			site.files.set(resultPath(contest, tps), changed === '' ? moved(text) : text);
			if (changed === '' && JSON.parse(text).chart) changed = tps;
		}
		const fetched = await script('import.ts', 'ambil', url, '--kontes', 'ppwp', '--laju', '5000', '--serentak', '4');
		await site.close();
		expect([fetched.code, report(fetched)]).toMatchObject([0, { files: 24, accepted: 1 }]);
		expect(site.asked).toHaveLength(24);
		const wrong = await script('import.ts', 'ambil', 'file:///etc/passwd', '--kontes', 'ppwp');
		expect([wrong.code, wrong.stdout]).toEqual([1, '']);
		expect(lines(wrong)[0]).toContain('pull.url');
	}, 60_000);
});

/** A file of Sirekap in which somebody has changed something since. */
function moved(text: string): string {
	return JSON.stringify({ ...JSON.parse(text), ts: '2024-03-01 08:00:00' });
}

describe('npm run documents', () => {
	it.each([
		['a kind nobody knows', ['--apa', 'foo'], '--apa foo tidak dikenal'],
		['a contest nobody knows', ['--apa', 'd-hasil', '--kontes', 'nope'], '--kontes nope tidak ada dalam paket pemilu'],
		['a table of such a contest', ['--apa', 'csv', '--kontes', 'nope'], '--kontes nope tidak ada dalam paket pemilu'],
	])('refuses %s with a sentence and writes nothing', async (_what, args, sentence) => {
		const to = join(work, 'dokumen-salah');
		const ended = await script('render.ts', ...args, '--ke', to);
		expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(sentence) });
		expect(existsSync(to)).toBe(false);
	});
});
