import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { generateDemo } from '../../lib/demo';
import { type Contest, contestOf, type FieldId } from '../../lib/forms';
import { buildReport, type StoredVersion } from '../../lib/import';
import { parseTpsFile, parseTpsFiles, writeTpsFile } from '../../lib/sirekap';
import { parseWilayahCsv, writeWilayahCsv } from '../../lib/wilayah';
import { readSource } from './read-source';
import { realData, realFiles } from './testing/real-data';

const ppwp = contestOf('ppwp') as Contest;
const demo = generateDemo(20240214, { kelurahan: 4, tps: 120 });

interface Raw {
	readonly chart: Record<string, number> | null;
	readonly administrasi: Record<string, number> | null;
}

const root = mkdtempSync(join(tmpdir(), 'ketok-palu-demo-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
for (const { path, text } of demo.files) {
	mkdirSync(dirname(join(root, path)), { recursive: true });
	writeFileSync(join(root, path), text);
}

/** Snapshots of system data: the demo always, the real ones where they are. */
const snapshots = [
	{ name: 'demo', folder: root, files: demo.files },
	...(realData() === null ? [] : ['2024-02-16', '2024-02-18']).map((day) => ({
		name: day,
		folder: join(realData() ?? '', 'sirekap-ppwp', day),
		files: realFiles('sirekap-ppwp', day).map(({ name, text }) => ({ path: name, text })),
	})),
];
const regions = [
	{ name: 'demo', text: demo.wilayahCsv },
	...(realData() === null ? [] : realFiles('wilayah').filter(({ name }) => name.endsWith('.csv'))),
];
const allTps = new Set(
	regions.flatMap(({ text }) => parseWilayahCsv(text).kelurahan.flatMap(({ tps }) => tps.map(({ kode }) => kode))),
);

/** rules.md over the raw JSON, once more and in other words: does the TPS break the rule? */
const NAIVE: Readonly<Record<string, (c: Record<string, number>, a: Record<string, number>) => boolean>> = {
	K101: (_c, a) =>
		['pemilih_dpt', 'pengguna_dpt', 'pengguna_dptb', 'pengguna_non_dpt', 'pengguna_total'].some(
			(row) => (a[`${row}_l`] ?? 0) + (a[`${row}_p`] ?? 0) !== a[`${row}_j`],
		),
	K102: (_c, a) =>
		['l', 'p', 'j'].some(
			(x) =>
				(a[`pengguna_dpt_${x}`] ?? 0) + (a[`pengguna_dptb_${x}`] ?? 0) + (a[`pengguna_non_dpt_${x}`] ?? 0) !==
				a[`pengguna_total_${x}`],
		),
	K105: (_c, a) => (a.suara_sah ?? 0) + (a.suara_tidak_sah ?? 0) !== a.suara_total,
	K106: (_c, a) => a.suara_total !== a.pengguna_total_j,
	K107: (c, a) => (c['100025'] ?? 0) + (c['100026'] ?? 0) + (c['100027'] ?? 0) !== a.suara_sah,
	K201: (_c, a) => ['l', 'p', 'j'].some((x) => (a[`pengguna_dpt_${x}`] ?? 0) > (a[`pemilih_dpt_${x}`] ?? 0)),
	P302: (_c, a) => (a.pemilih_dpt_j ?? 0) > 300,
};

describe.each(snapshots)('system data: $name', ({ folder, files }) => {
	const sources = files.map((file) => ({ ...file, sha256: '0'.repeat(64) }));
	const parsed = parseTpsFiles(ppwp, sources);
	const raw = files.map(({ text }) => JSON.parse(text) as Raw);

	it('reads every file and gives every file back as it was', () => {
		for (const { path, text } of files) {
			const result = parseTpsFile(ppwp, path, text, '0'.repeat(64));
			if (!('item' in result)) throw new Error(JSON.stringify(result.problems));
			expect(JSON.parse(writeTpsFile(ppwp, result.item))).toEqual(JSON.parse(text));
		}
	});

	it('counts what a plain walk over the JSON counts', () => {
		const uploaded = raw.filter(({ chart, administrasi }) => chart !== null || administrasi !== null).length;
		const { report } = buildReport(ppwp, parsed, allTps, new Map());
		expect(report).toMatchObject({
			files: files.length,
			accepted: uploaded,
			notUploaded: files.length - uploaded,
			unchanged: 0,
			unknownTps: 0,
			invalid: 0,
		});
		for (const [code, broken] of Object.entries(NAIVE)) {
			const naive = raw.filter(
				({ chart, administrasi }) =>
					administrasi !== null && (chart !== null || code !== 'K107') && broken(chart ?? {}, administrasi),
			);
			expect([code, report.findings[code as keyof typeof report.findings]]).toEqual([code, naive.length]);
		}
	});

	it('sums the votes to what a plain walk sums', () => {
		const sum = (field: FieldId) =>
			parsed.reduce((total, one) => total + (('item' in one ? (one.item.figures[field] as number | null) : 0) ?? 0), 0);
		for (const [at, id] of ['100025', '100026', '100027'].entries()) {
			expect(sum(`IV.${at + 1}`)).toBe(raw.reduce((total, { chart }) => total + (chart?.[id] ?? 0), 0));
		}
		expect(sum('V.A')).toBe(raw.reduce((total, { administrasi }) => total + (administrasi?.suara_sah ?? 0), 0));
	});

	it('comes from disk as it came from memory', async () => {
		const read = await readSource(folder);
		const fromDisk = parseTpsFiles(ppwp, read.files);
		expect(fromDisk.map((one) => ('item' in one ? one.item.content : one.problems))).toEqual(
			parsed.map((one) => ('item' in one ? one.item.content : one.problems)),
		);
	});
});

describe('system data: one snapshot after the other', () => {
	const pairs = snapshots.flatMap((before, at) => snapshots.slice(at).map((after) => ({ before, after })));

	it.each(pairs)('$before.name then $after.name', ({ before, after }) => {
		const read = ({ files }: typeof before) =>
			parseTpsFiles(
				ppwp,
				files.map((file) => ({ ...file, sha256: '0'.repeat(64) })),
			);
		const stored = new Map<string, StoredVersion>(
			read(before).flatMap((one) => ('item' in one ? [[one.item.tps, one.item] as const] : [])),
		);
		const name = (path: string) => path.slice(path.lastIndexOf('/') + 1);
		const old = new Map(before.files.map(({ path, text }) => [name(path), JSON.parse(text) as unknown]));
		const { report, files } = buildReport(ppwp, read(after), allTps, stored);
		let same = 0;
		for (const { path, text } of after.files) {
			const value = JSON.parse(text) as unknown;
			try {
				expect(value).toEqual(old.get(name(path)));
				same++;
			} catch {
				// Not the same: counted by what is left.
			}
		}
		expect(report.unchanged).toBe(same);
		expect(report.accepted + report.notUploaded).toBe(after.files.length - same);
		expect(files.filter(({ status }) => status === 'new').every(({ moved }) => moved.length === 0)).toBe(true);
	});
});

describe.each(regions)('region list: $name', ({ text }) => {
	it('has every line of the file once, and comes back the same', () => {
		const { kelurahan, problems } = parseWilayahCsv(text);
		expect(problems).toEqual([]);
		const lines = text.replace(/\r/g, '').trim().split('\n').slice(1).sort();
		const back = writeWilayahCsv(kelurahan).replace(/\r/g, '').trim().split('\n').slice(1).sort();
		expect(kelurahan.reduce((sum, { tps }) => sum + tps.length, 0)).toBe(lines.length);
		expect(back).toEqual(lines);
	});
});
