import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { generateDemo } from '../../lib/demo';
import { paperTruth } from '../../lib/demo/paper';
import { randomFrom } from '../../lib/demo/random';
import { type Contest, contestOf, type Figures } from '../../lib/forms';
import { parseTpsFile } from '../../lib/sirekap';
import { parseWilayahCsv } from '../../lib/wilayah';
import { acknowledge, awaitingNews, packQuestion, readSheet } from '../delivery';
import { enclosurePaper, openPack } from '../delivery/enclosures';
import { acceptSystem, previewSystem, readSystem } from '../import/system';
import { realData, realFiles } from '../import/testing/real-data';
import { Puller } from '../pull/puller';
import { pullFolder } from '../pull/store';
import { resultView, tpsList } from '../queries';
import {
	ACTORS,
	CONSOLE,
	CONTEST,
	digest,
	KECAMATAN,
	OTHER_KELURAHAN,
	PAPER,
	REGIONS,
	tpsOf,
} from '../testing/fixtures';
import { Hall } from '../testing/hall';
import { freshHouse } from '../testing/house';
import { batchOf, entryOf } from '../testing/hub-fixtures';
import { A, B, Office } from '../testing/office';
import { adopt, PEMILU } from '../testing/packs';
import { SirekapSite } from '../testing/sirekap-site';
import { sumsAt, walkTree } from '../testing/tree-client';
import { verifyEntry } from './desk';
import { healTree, publishRegions, publishRound, rebuildTree } from './publish';
import { receiveEnclosures } from './receive-enclosures';
import { receiveQuestion } from './reception';

const ppwp = contestOf(CONTEST) as Contest;
let office: Office;
const get = (path: string) => office.get(path);

afterEach(() => office.close());

interface Snapshot {
	readonly name: string;
	readonly wilayah: readonly string[];
	readonly files: readonly { readonly name: string; readonly text: string }[];
}

const demo = generateDemo(7, { kelurahan: 2, tps: 16 });
const SNAPSHOTS: Snapshot[] = [
	{ name: 'demo', wilayah: [demo.wilayahCsv], files: demo.files.map(({ path, text }) => ({ name: path, text })) },
	...(realData() === null ? [] : ['2024-02-16', '2024-02-18']).map((day) => ({
		name: `Sirekap ${day}`,
		wilayah: realFiles('wilayah')
			.filter(({ name }) => name.endsWith('.csv'))
			.map(({ text }) => text),
		files: realFiles('sirekap-ppwp', day),
	})),
];

describe.each(SNAPSHOTS)('hall → hub → publication: $name', ({ name: snapshot, wilayah, files }) => {
	it('every file comes out equal field by field, read by a stranger from Sirekap paths', async () => {
		const parsed = files.map(({ name, text }) => {
			const file = parseTpsFile(ppwp, name, text, digest(name));
			if (!('item' in file)) throw new Error(JSON.stringify(file.problems));
			return file.item;
		});
		// What the demo's system misread has no room in the three boxes of a paper form: nobody can file that.
		const items = parsed.filter(({ figures }) => Object.values(figures).every((cell) => (cell ?? 0) <= 999));
		const listed = wilayah.flatMap((text) => parseWilayahCsv(text).kelurahan);
		const kecamatan = [...new Set(items.map(({ tps }) => tps.slice(0, 6)))];
		office = await Office.open(listed.filter(({ kode }) => kecamatan.includes(kode.slice(0, 6))));
		for (const code of kecamatan) {
			const own = items.filter(({ tps }) => tps.startsWith(code));
			const hall = await office.hall(
				listed.filter(({ kode }) => kode.startsWith(code)),
				own,
			);
			for (const { tps, figures } of own) {
				hall.read(figures as Figures, tps);
				hall.recordAll(tps);
				hall.strike(tps);
			}
			await office.receive(hall);
		}
		for (const { tps } of items) await office.approve(tps);
		await office.publish();

		const published = new Map((await walkTree(get, 'ppwp')).map((tps) => [tps.kode, tps.data]));
		const taken = new Set(items.map(({ tps }) => tps));
		const shown = files.filter(({ name }) => taken.has(name.slice(-18, -5)));
		// Of the real files none is left out; of the demo's those no paper has room for.
		expect(shown.length).toBeGreaterThan(snapshot === 'demo' ? parsed.length / 2 : files.length - 1);
		for (const { name, text } of shown) {
			const tps = /(\d{13})\.json$/.exec(name)?.[1] ?? '';
			expect(published.get(tps), tps).toEqual(JSON.parse(text));
		}
		const raw = shown.map(({ text }) => JSON.parse(text) as { chart: Record<string, number> | null });
		const nation = await sumsAt(get, 'ppwp', []);
		for (const { sirekapId } of ppwp.contestants) {
			const sum = raw.reduce((total, { chart }) => total + (chart?.[sirekapId] ?? 0), 0);
			expect(nation.chart[sirekapId], sirekapId).toBe(sum);
		}
		expect(nation.progres.progres).toBe(items.filter(({ figures }) => typeof figures['IV.1'] === 'number').length);
		expect(nation.progres.total).toBe(published.size);

		// Another hall fetches the tree over HTTP, and has what the first one locked.
		const site = new SirekapSite((path) => office.textOf(path) ?? undefined);
		const [code = ''] = kecamatan;
		const other = new Hall(freshHouse());
		office.halls.push(other);
		const here = listed.filter(({ kode }) => kode.startsWith(code));
		other.does(CONSOLE, 'region.import', { file: 'w.csv', sha256: digest('w'), kelurahan: [...here] });
		other.does(CONSOLE, 'pull.order', { url: await site.open(), rate: 100_000, parallel: 4 });
		expect(await new Puller(other.house, CONTEST).run()).toBe('finished');
		await site.close();
		const own = items.filter(({ tps }) => tps.startsWith(code));
		const preview = previewSystem(other.house, await readSystem(ppwp, pullFolder(other.house, CONTEST)));
		expect(acceptSystem(other.house, CONSOLE, preview)).toMatchObject({ ok: true });
		for (const { tps, figures } of own) expect(other.state(tps).system.imported, tps).toEqual(figures);
	}, 120_000);
});

describe('a result that is sent back, corrected and published', () => {
	const REGION = parseWilayahCsv(demo.wilayahCsv).kelurahan;
	const [TPS = ''] = REGION[0]?.tps.map(({ kode }) => kode) ?? [];

	it('is seen by the hall with its reason, and the tree changes only after two pairs of eyes', async () => {
		office = await Office.open(REGION);
		const hall = await office.hall(REGION, []);
		hall.lock(TPS, PAPER);
		await office.receive(hall);
		const key = { contest: CONTEST, tps: TPS, version: 1 };
		const tree = () =>
			get(`pemilu/hhcw/ppwp/${[2, 4, 6, 10, 13].map((digits) => TPS.slice(0, digits)).join('/')}.json`);

		expect(await verifyEntry(office.hub, A, key, { type: 'entry.approve' })).toEqual({
			ok: false,
			problem: 'entry.not-claimed',
		});
		await verifyEntry(office.hub, A, key, { type: 'entry.claim' });
		expect(await verifyEntry(office.hub, B, key, { type: 'entry.claim' })).toEqual({
			ok: false,
			problem: 'entry.claimed',
		});
		await verifyEntry(office.hub, A, key, { type: 'entry.approve' });
		expect(await publishRound(office.hub, 'p')).toBe(0);
		expect(await verifyEntry(office.hub, A, key, { type: 'entry.claim' })).toEqual({
			ok: false,
			problem: 'entry.same-eyes',
		});
		await verifyEntry(office.hub, B, key, { type: 'entry.claim' });
		expect(await verifyEntry(office.hub, B, key, { type: 'entry.return', reason: ' ' })).toMatchObject({
			problem: 'entry.needs-reason',
		});
		expect(await verifyEntry(office.hub, B, key, { type: 'entry.return', reason: 'Foto halaman 2 buram' })).toEqual({
			ok: true,
		});
		expect(await publishRound(office.hub, 'p')).toBe(0);
		expect(await tree()).toBeNull();

		const target = office.hub.key.publicKey;
		const news = await receiveQuestion(
			office.hub,
			packQuestion(hall.house, target, awaitingNews(hall.house, target, 100)),
		);
		const sheet = readSheet(hall.house, { id: target }, news.text);
		if (!sheet) throw new Error(news.text);
		acknowledge(hall.house, target, sheet);
		const row = hall.house.sqlite.prepare('SELECT state, reason FROM delivery WHERE tps = ?').get(TPS);
		expect(row).toEqual({ state: 'returned', reason: 'Foto halaman 2 buram' });
		// Seen at the desk too: on the result, and in the list of TPS.
		expect(resultView(hall.house, CONTEST, TPS)?.returned).toMatchObject([
			{ hub: 'KPU Contoh', reason: 'Foto halaman 2 buram' },
		]);
		const lines = tpsList(hall.house, { code: CONTEST }).tps;
		expect(lines.filter(({ returned }) => returned).map(({ tps }) => tps)).toEqual([TPS]);

		await office.hub.store.take(batchOf(TPS.slice(0, 6)), [entryOf(TPS, 2, { ...PAPER, 'IV.1': 51, 'IV.2': 119 })]);
		expect(await verifyEntry(office.hub, A, key, { type: 'entry.claim' })).toEqual({
			ok: false,
			problem: 'entry.newer-version',
		});
		await office.approve(TPS, 2);
		expect(await publishRound(office.hub, 'other')).toBeNull();
		expect(await publishRound(office.hub, 'p')).toBe(1);
		expect(await tree()).toMatchObject({ chart: { 100025: 51, 100026: 119 }, status_suara: true });
		const { chart, progres } = await sumsAt(get, 'ppwp', [TPS.slice(0, 2), TPS.slice(0, 4)]);
		expect(chart).toMatchObject({ 100025: 51, 100026: 119, 100027: 40 });
		expect(progres).toEqual({ total: 16, progres: 1, persen: 6.25 });
	});
});

describe('the tree follows from the store', () => {
	const published = async (list: readonly string[]) => {
		for (const tps of list) await office.approve(tps);
		await office.publish();
	};
	const files = () =>
		Object.fromEntries(
			readdirSync(office.hub.tree, { recursive: true, withFileTypes: true })
				.filter((entry) => entry.isFile())
				.map(({ parentPath, name }) => {
					const text = readFileSync(join(parentPath, name), 'utf8').replaceAll(/"ts":"[^"]*"/g, '');
					return [join(parentPath.slice(office.hub.tree.length), name), text];
				}),
		);
	const all = [tpsOf(1), tpsOf(2), tpsOf(1, OTHER_KELURAHAN), tpsOf(2, OTHER_KELURAHAN)];
	const take = () =>
		office.hub.store.take(
			batchOf(KECAMATAN),
			all.map((tps) => entryOf(tps)),
		);

	it('a tree that was lost comes back whole with the next result, by itself at the start, and by command', async () => {
		office = await Office.open(REGIONS);
		await take();
		await published(all);
		const before = files();
		expect(Object.keys(before).filter((name) => /\d{13}\.json$/.test(name))).toHaveLength(4);

		rmSync(office.hub.tree, { recursive: true });
		await healTree(office.hub);
		expect(files()).toEqual(before);
		rmSync(join(office.hub.tree, 'pemilu/hhcw/ppwp/31/3101', KECAMATAN), { recursive: true });
		expect(await rebuildTree(office.hub)).toEqual({ ppwp: 4 });
		expect(files()).toEqual(before);

		rmSync(office.hub.tree, { recursive: true });
		await office.hub.store.take(batchOf(KECAMATAN), [entryOf(tpsOf(3))]);
		await published([tpsOf(3)]);
		for (const way of [[], ['31'], ['31', '3101'], ['31', '3101', KECAMATAN]]) {
			expect((await sumsAt(get, 'ppwp', way)).progres, String(way)).toMatchObject({ progres: 5 });
		}
		const seen = (await walkTree(get, 'ppwp')).filter(({ data }) => data !== null);
		expect(seen.map(({ kode }) => kode)).toEqual([...all, tpsOf(3)].sort());
	});

	it('the list of TPS is registered beside a publisher at work, and no sum loses anything', async () => {
		office = await Office.open(REGIONS);
		await take();
		const codes = REGIONS.map(({ kode }) => kode);
		(office.hub as { now: () => Date }).now = () => new Date();
		// A publisher that lives looks again and again, and lets whoever registers in between.
		let registered = false;
		const registering = publishRegions(office.hub, ppwp, codes).then(() => {
			registered = true;
		});
		for (let at = 0; at < all.length || !registered; at++) {
			const tps = all[at];
			if (tps) await office.approve(tps);
			await publishRound(office.hub, 'p');
			await new Promise((done) => setTimeout(done, 5));
		}
		await registering;
		await publishRound(office.hub, 'p');
		expect((await sumsAt(get, 'ppwp', [])).progres).toMatchObject({ total: 18, progres: 4 });
	});

	it('a publisher that was overtaken while it slept makes good what it wrote too late', async () => {
		office = await Office.open(REGIONS);
		const { hub } = office;
		await take();
		for (const tps of all.slice(0, 2)) await office.approve(tps);
		// It falls asleep in the middle of its work; another process takes over and publishes everything.
		const { visible } = hub.store;
		let asleep = true;
		hub.store.visible = async (...asked) => {
			const rows = await visible(...asked);
			if (!asleep) return rows;
			asleep = false;
			const later = hub.now().getTime() + 60_000;
			(hub as { now: () => Date }).now = () => new Date(later);
			const other = { ...hub };
			for (const tps of all.slice(2)) await office.approve(tps);
			expect(await publishRound(other, 'other')).toBe(4);
			const whole = await sumsAt(get, 'ppwp', []);
			expect(whole.progres.progres).toBe(4);
			return rows;
		};
		await expect(publishRound(hub, 'sleeper')).rejects.toThrow('another process');
		const next = hub.now().getTime() + 60_000;
		(hub as { now: () => Date }).now = () => new Date(next);
		expect(await publishRound(hub, 'sleeper')).toBe(0);
		expect((await sumsAt(get, 'ppwp', ['31', '3101', KECAMATAN])).progres.progres).toBe(4);
		expect((await sumsAt(get, 'ppwp', [])).progres.progres).toBe(4);
	});
});

describe('every contest of a pack', () => {
	it('is published below its own name, with who stands for election and sums at each level', async () => {
		office = await Office.open(REGIONS);
		const hall = await office.hall(REGIONS.slice(0, 2), []);
		adopt(hall);
		const target = office.hub.key.publicKey;
		const pack = enclosurePaper(hall.house, openPack(hall.house, target));
		expect((await receiveEnclosures(office.hub, Buffer.from(pack))).status).toBe(200);
		const [first, second] = [tpsOf(1), tpsOf(1, OTHER_KELURAHAN)];
		const papers = new Map<string, Figures>();
		for (const { code } of PEMILU.contests) {
			for (const tps of [first, second]) {
				const form = hall.house.states.election().contest(code, tps) as Contest;
				const figures = paperTruth(randomFrom(papers.size + 1), form);
				papers.set(`${code}/${tps}`, figures);
				const view = () => resultView(hall.house, code, tps);
				const about = { contest: code, tps };
				hall.does(ACTORS.operator, 'tps.floor', { ...about, seal: 'utuh', note: '', mode: 'match' });
				hall.does(ACTORS.operator, 'tally.fill', { ...about, figures, matched: [], blank: [] });
				const items = [...(view()?.openItems ?? [])];
				if (items.length > 0) hall.does(ACTORS.operator, 'item.record', { ...about, items, note: 'Dicatat' });
				hall.does(ACTORS.ketua, 'gavel.strike', { ...about, hash: view()?.hash ?? '' });
			}
		}
		await office.receive(hall);
		for (const { code } of PEMILU.contests) for (const tps of [first, second]) await office.approve(tps, 1, code);
		await office.publish();

		for (const { code, kind, sirekap } of PEMILU.contests) {
			const published = (await walkTree(get, sirekap.code)).filter(({ data }) => data !== null);
			expect(
				published.map(({ kode }) => kode),
				code,
			).toEqual([first, second]);
			for (const { kode, data } of published) {
				const form = hall.house.states.election().contest(code, kode) as Contest;
				const file = parseTpsFile(form, `${kode}.json`, JSON.stringify(data), digest('x'));
				if (!('item' in file)) throw new Error(JSON.stringify(file.problems));
				const paper = papers.get(`${code}/${kode}`) ?? {};
				for (const [field, value] of Object.entries(file.item.figures)) {
					const wrote = paper[field] === 'X' ? 0 : paper[field];
					expect(value, `${code} ${kode} ${field}`).toBe(wrote);
				}
			}
			const form = hall.house.states.election().contest(code, first) as Contest;
			const nation = await sumsAt(get, sirekap.code, []);
			expect(nation.progres.progres, code).toBe(2);
			const votes = (field: string) => [first, second].reduce((sum, tps) => sum + number(papers, code, tps, field), 0);
			const [one] = form.contestants;
			const total = form.fields.find((field) => field.contestant === one?.no && field.countsAsValid)?.id ?? '';
			const sum = nation.chart[one?.sirekapId ?? ''] as unknown;
			const shown = kind === 'party' ? (sum as { jml_suara_total: number }).jml_suara_total : sum;
			expect(shown, code).toBe(votes(total));
		}
		expect(await get('pemilu/partai.json')).toMatchObject({ 1: { nomor_urut: 1 } });
		const district = hall.house.states.election().contest('dpr', first)?.district?.code.toLowerCase();
		expect(Object.keys((await get(`pemilu/caleg/partai/${district}.json`)) as object).length).toBeGreaterThan(10);
	});

	const number = (papers: ReadonlyMap<string, Figures>, code: string, tps: string, field: string): number => {
		const cell = papers.get(`${code}/${tps}`)?.[field];
		return typeof cell === 'number' ? cell : 0;
	};
});
