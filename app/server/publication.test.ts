import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { enclosurePaper, openPack } from '@/db/delivery/enclosures';
import { receiveEnclosures } from '@/db/hub/receive-enclosures';
import { acceptSystem, previewSystem, readSystem } from '@/db/import/system';
import { Puller } from '@/db/pull/puller';
import { pullFolder } from '@/db/pull/store';
import { resultView } from '@/db/queries';
import { ACTORS, CONSOLE, digest, KECAMATAN, KELURAHAN, OTHER_KELURAHAN, REGIONS, tpsOf } from '@/db/testing/fixtures';
import { Hall } from '@/db/testing/hall';
import { freshHouse } from '@/db/testing/house';
import { Office } from '@/db/testing/office';
import { adopt } from '@/db/testing/packs';
import { SirekapSite } from '@/db/testing/sirekap-site';
import { sumsAt, walkTree } from '@/db/testing/tree-client';
import { examplePack } from '@/lib/demo/packs';
import { paperTruth } from '@/lib/demo/paper';
import { randomFrom } from '@/lib/demo/random';
import { amount, type Contest, type Figures } from '@/lib/forms';
import { parseTpsFile, writeTpsFile } from '@/lib/sirekap';
import { GET as health } from '../api/health/route';
import { GET as pilkadaFile } from '../pilkada/[...path]/route';
import { GET as regionList } from '../wilayah/[...path]/route';
import { infoOf } from './info';

const PILKADA = examplePack('pilkada-2024', { provinsi: '31', kabko: '3101', kecamatan: KECAMATAN });
const GOVERNOR = 'kwk-gub';
const REGENT = 'kwk-bup';
const HERE = REGIONS.slice(0, 2);
/** As Sirekap had read it · taken into Sirekap and not read · never in Sirekap · locked and not looked at yet. */
const [READ, UNREAD, UNSEEN, WAITING] = [tpsOf(1), tpsOf(2), tpsOf(1, OTHER_KELURAHAN), tpsOf(3)];
const PUBLISHED = [READ, UNREAD, UNSEEN];
const WAYS = [[], ['31'], ['31', '3101'], ['31', '3101', KECAMATAN], ['31', '3101', KECAMATAN, KELURAHAN]];

const shared = globalThis as { ketokPaluHub?: unknown };
const papers = new Map<string, Figures>();
const files = new Map<string, string>();
let office: Office;
let hall: Hall;

const formAt = (contest: string, tps: string): Contest => {
	const form = hall.house.states.election().contest(contest, tps);
	if (!form) throw new Error(`no form at ${tps}`);
	return form;
};

/** A file as Sirekap's site for Pilkada had it; without numbers where it had taken in the photo and read nothing. */
function sirekapFile(form: Contest, tps: string, paper: Figures | null): string {
	const beside = {
		mode: 'hhcw',
		images: [`https://example.invalid/${tps}-1.jpg`, null],
		psu: 'Reguler',
		ts: '2024-11-28 01:30:00',
		status_suara: paper !== null,
		status_adm: paper !== null,
	};
	const read = { ...beside, tungsura: { chart: { null: null }, administrasi: {} } };
	if (paper === null) return JSON.stringify({ ...beside, tungsura: { chart: null, administrasi: null } });
	const figures = form.fields.filter(({ inSystem }) => inSystem).map(({ id }) => [id, amount(paper[id])]);
	return writeTpsFile(form, { figures: Object.fromEntries(figures), rest: read });
}

/** From the box to the gavel; what differs is recorded as it stands. */
function lock(contest: string, tps: string): void {
	const about = { contest, tps };
	const paper = papers.get(`${contest}/${tps}`) ?? {};
	hall.does(ACTORS.operator, 'tps.floor', { ...about, seal: 'utuh', note: '', mode: 'match' });
	hall.does(ACTORS.operator, 'tally.fill', { ...about, figures: { ...paper }, matched: [], blank: [] });
	const items = [...(resultView(hall.house, contest, tps)?.openItems ?? [])];
	if (items.length > 0) hall.does(ACTORS.operator, 'item.record', { ...about, items, note: 'Dicatat' });
	hall.does(ACTORS.ketua, 'gavel.strike', { ...about, hash: resultView(hall.house, contest, tps)?.hash ?? '' });
}

/** A file of the tree as the program itself serves it. */
async function get(path: string): Promise<unknown> {
	const [root, ...rest] = path.split('/');
	const handler = { pilkada: pilkadaFile, wilayah: regionList }[root ?? ''];
	if (!handler) throw new Error(path);
	const request = new NextRequest(`http://pusat.invalid/${path}`);
	const response = await handler(request, { params: Promise.resolve({ path: rest }) });
	return response.status === 404 ? null : response.json();
}

beforeAll(async () => {
	office = await Office.open(REGIONS);
	vi.stubEnv('KETOK_PALU_HUB', '1');
	shared.ketokPaluHub = Promise.resolve(office.hub);
	hall = await office.hall(HERE);
	adopt(hall, PILKADA);
	const items = [READ, UNREAD].flatMap((tps, at) => {
		const form = formAt(GOVERNOR, tps);
		const paper = paperTruth(randomFrom(at + 1), form);
		papers.set(`${GOVERNOR}/${tps}`, paper);
		files.set(tps, sirekapFile(form, tps, tps === READ ? paper : null));
		const parsed = parseTpsFile(form, `${tps}.json`, files.get(tps) ?? '', digest(tps));
		if (!('item' in parsed)) throw new Error(JSON.stringify(parsed.problems));
		return parsed.item;
	});
	const source = { name: 'sirekap-pilkada.zip', sha256: digest('pilkada') };
	hall.does(CONSOLE, 'system.import', { contest: GOVERNOR, source, items });
	for (const tps of [UNSEEN, WAITING])
		papers.set(`${GOVERNOR}/${tps}`, paperTruth(randomFrom(9), formAt(GOVERNOR, tps)));
	papers.set(`${REGENT}/${READ}`, paperTruth(randomFrom(5), formAt(REGENT, READ)));
	for (const tps of [...PUBLISHED, WAITING]) lock(GOVERNOR, tps);
	lock(REGENT, READ);
	const pack = enclosurePaper(hall.house, openPack(hall.house, office.hub.key.publicKey));
	expect((await receiveEnclosures(office.hub, Buffer.from(pack))).status).toBe(200);
	await office.receive(hall);
	for (const tps of PUBLISHED) await office.approve(tps, 1, GOVERNOR);
	await office.approve(READ, 1, REGENT);
	await office.publish();
});

afterAll(async () => {
	shared.ketokPaluHub = undefined;
	vi.unstubAllEnvs();
	await office.close();
});

describe('Pilkada below pilkada/, read by Sirekap’s paths alone', () => {
	it('gives back every file field by field, and the paper where Sirekap had nothing', async () => {
		const found = new Map((await walkTree(get, 'pkwkp', 'pilkada')).map(({ kode, data }) => [kode, data]));
		expect([...found].filter(([, data]) => data !== null).map(([tps]) => tps)).toEqual(PUBLISHED);
		expect(found.get(READ)).toEqual(JSON.parse(files.get(READ) ?? ''));
		for (const tps of [UNREAD, UNSEEN]) {
			const { tungsura, ...beside } = found.get(tps) as { tungsura: Record<string, Record<string, number>> };
			const paper = papers.get(`${GOVERNOR}/${tps}`) ?? {};
			for (const { no, sirekapId } of formAt(GOVERNOR, tps).contestants) {
				expect(tungsura.chart?.[sirekapId], `${tps} ${no}`).toBe(paper[`IV.${no}`]);
			}
			expect(tungsura.administrasi, tps).toMatchObject({ suara_sah: paper['V.A'], pemilih_dpt_j: paper['I.A.J'] });
			// What Sirekap said of itself no longer fits; everything is below `tungsura` and nothing beside it.
			expect(beside, tps).toMatchObject({ mode: 'hhcw', status_suara: true, status_adm: true });
			expect(Object.keys(beside)).not.toContain('chart');
		}
		expect(found.get(UNREAD)).toMatchObject({ images: [`https://example.invalid/${UNREAD}-1.jpg`, null] });
	});

	it('adds up at every level, with progress', async () => {
		for (const way of WAYS) {
			const region = way.at(-1) ?? '';
			const own = PUBLISHED.filter((tps) => tps.startsWith(region));
			const { chart, table, progres } = await sumsAt(get, 'pkwkp', way, 'pilkada');
			for (const { no, sirekapId } of formAt(GOVERNOR, READ).contestants) {
				const sum = (list: readonly string[]) =>
					list.reduce((all, tps) => all + (amount(papers.get(`${GOVERNOR}/${tps}`)?.[`IV.${no}`]) ?? 0), 0);
				expect(chart[sirekapId], region).toBe(sum(own));
				for (const [child, line] of Object.entries(table)) {
					expect(line[sirekapId] ?? 0, child).toBe(sum(own.filter((tps) => tps.startsWith(child))));
				}
			}
			const known = REGIONS.flatMap(({ tps }) => tps).filter(({ kode }) => kode.startsWith(region)).length;
			expect(progres, region).toMatchObject({ total: known, progres: own.length });
			expect(
				Object.values(table).reduce((all, line) => all + line.progres.progres, 0),
				region,
			).toBe(own.length);
		}
		expect((await sumsAt(get, 'pkwkk', ['31', '3101'], 'pilkada')).progres.progres).toBe(1);
	});

	it('names the pairs, all of them and those of a place', async () => {
		const pairs = formAt(GOVERNOR, READ).contestants.map(({ no, name, sirekapId }) => [
			sirekapId,
			expect.objectContaining({ nama: name, nomor_urut: no }),
		]);
		for (const path of ['pilkada/paslon/pkwkp.json', 'pilkada/paslon/pkwkp/gub-1.json']) {
			expect(await get(path), path).toEqual(Object.fromEntries(pairs));
		}
	});

	it('has an Info page of each contest: published and received side by side, with the way to the data', async () => {
		const page = (contest: string | null, region: string) => infoOf(office.hub, { locale: 'id', contest, region });
		const html = (await page(null, KECAMATAN)) ?? '';
		expect(html).toContain('<p>Gubernur dan Wakil Gubernur</p>');
		const line = (name: string) =>
			[...html.matchAll(/<tr><th scope="row">(.*?)<\/tr>/g)].find(([, text]) => text?.includes(name))?.[1] ?? '';
		const told = (name: string) =>
			[...line(name).matchAll(/data-label="([^"]+)">([^<]*)</g)].map(([, label, value]) => `${label} ${value}`);
		expect(told('KELURAHAN 1001').slice(0, 5)).toEqual([
			'TPS 6',
			'Belum terkirim 0',
			'Diterima 3',
			'Diverifikasi 2',
			'Terbit 2',
		]);
		const [, data] = /href="\/(pilkada\/[^"]+)"/.exec(html) ?? [];
		expect(data).toBe(`pilkada/hhcw/pkwkp/31/3101/${KECAMATAN}.json`);
		expect(await get(data ?? '')).toMatchObject({ tungsura: { progres: { progres: 3 } } });
		expect(await page(REGENT, '')).toContain('<option value="kwk-bup" selected>');
		expect(await page('ppwp', '')).toBeNull();
		expect(await page(null, '31010')).toBeNull();
	});

	it('is not sent again to who has it, by whatever tag or time he says so', async () => {
		const path = ['hhcw', 'pkwkp.json'];
		const ask = (headers: Record<string, string>) =>
			pilkadaFile(new NextRequest('http://pusat.invalid/x', { headers }), { params: Promise.resolve({ path }) });
		const first = await ask({});
		const etag = first.headers.get('etag') ?? '';
		const modified = first.headers.get('last-modified') ?? '';
		expect(first.headers.get('cache-control')).toContain('max-age=30');
		for (const tags of [etag, `W/${etag}`, `"lain", ${etag}`, '*']) {
			expect((await ask({ 'if-none-match': tags })).status, tags).toBe(304);
		}
		expect((await ask({ 'if-modified-since': modified })).status).toBe(304);
		const earlier = new Date(Date.parse(modified) - 1000).toUTCString();
		expect((await ask({ 'if-modified-since': earlier })).status).toBe(200);
		expect((await ask({ 'if-none-match': '"lain"', 'if-modified-since': modified })).status).toBe(200);
	});

	it('is served by a process that is well only while its database answers', async () => {
		const { store } = office.hub;
		const { pack } = store;
		store.pack = () => Promise.reject(new Error('ECONNREFUSED'));
		const home = globalThis as { ketokPaluHouse?: unknown };
		home.ketokPaluHouse = hall.house;
		expect((await health()).status).toBe(503);
		store.pack = pack;
		expect((await health()).status).toBe(200);
		home.ketokPaluHouse = undefined;
	});

	it('is fetched by another hall as it was fetched from Sirekap', async () => {
		const site = new SirekapSite((path) => office.textOf(path) ?? undefined);
		const other = new Hall(freshHouse());
		office.halls.push(other);
		other.does(CONSOLE, 'region.import', { file: 'w.csv', sha256: digest('w'), kelurahan: HERE });
		adopt(other, PILKADA);
		other.does(CONSOLE, 'pull.order', { contest: GOVERNOR, url: await site.open(), rate: 100_000, parallel: 4 });
		expect(await new Puller(other.house, GOVERNOR).run()).toBe('finished');
		await site.close();
		const forms = (tps: string) => other.house.states.election().contest(GOVERNOR, tps);
		const read = await readSystem({ code: GOVERNOR, forms }, pullFolder(other.house, GOVERNOR));
		expect(acceptSystem(other.house, CONSOLE, previewSystem(other.house, read))).toMatchObject({ ok: true });
		for (const tps of PUBLISHED) {
			const { imported } = other.house.states.result(GOVERNOR, tps).system;
			for (const { id, inSystem } of formAt(GOVERNOR, tps).fields) {
				const wrote = amount(papers.get(`${GOVERNOR}/${tps}`)?.[id]);
				if (inSystem) expect(imported?.[id], `${tps} ${id}`).toBe(wrote);
			}
		}
	});
});
