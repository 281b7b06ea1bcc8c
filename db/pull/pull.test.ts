import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Contest, contestOf } from '../../lib/forms';
import { resultPath } from '../../lib/hub';
import { PULL_REFUSALS } from '../../lib/plenary';
import { writeTpsFile } from '../../lib/sirekap';
import { previewSystem, readSystem } from '../import/system';
import { ACTORS, CONTEST, FAR_TPS, SYSTEM, TPS_PER_KELURAHAN, tpsOf } from '../testing/fixtures';
import { Hall } from '../testing/hall';
import { SirekapSite } from '../testing/sirekap-site';
import { verifyLedger } from '../verify';
import { Puller, type PullerOptions } from './puller';
import { pullFolder } from './store';
import { pullView, unfinishedPulls } from './view';

const { admin, operator } = ACTORS;
const contest = contestOf(CONTEST) as Contest;
const file = (over: Record<string, number> = {}) =>
	writeTpsFile(contest, { figures: { ...SYSTEM, ...over }, rest: { ts: '2024-02-16 10:00:00' } });
const path = (tps: string) => resultPath(contest, tps);
/** The plenary's kecamatan has two kelurahan of six. */
const PLACES = [1, 2, 3, 4, 5, 6].flatMap((no) => [tpsOf(no), tpsOf(no, '3101011002')]).sort();

let hall: Hall;
let site: SirekapSite;
let url: string;

beforeEach(async () => {
	hall = Hall.opened([]);
	// Beats and waits are measured on the machine's own clock.
	hall.house.now = () => new Date();
	site = new SirekapSite();
	url = await site.open();
	for (const tps of PLACES.slice(0, 10)) site.files.set(path(tps), file());
});
afterEach(async () => {
	await site.close();
	hall.leave();
});

const order = (over: { rate?: number; parallel?: number } = {}) =>
	hall.does(admin, 'pull.order', { url: `${url}/`, rate: 100_000, parallel: 3, ...over });
const puller = (options: PullerOptions = {}) => new Puller(hall.house, CONTEST, { wait: () => 5, ...options });
const view = () => pullView(hall.house)[0];

describe('fetching from a site in Sirekap’s layout', () => {
	it('asks for every TPS of the kecamatan once, and for no other', async () => {
		order();
		expect(unfinishedPulls(hall.house)).toEqual([CONTEST]);
		expect(await puller().run()).toBe('finished');
		expect(site.asked.map((one) => one.path).sort()).toEqual(PLACES.map(path).sort());
		expect(site.asked.some((one) => one.path.includes(FAR_TPS))).toBe(false);
		expect(site.busiest).toBeLessThanOrEqual(3);
		expect(view()).toMatchObject({ total: 12, fresh: 10, missing: 2, same: 0, phase: 'finished', files: 10 });
		expect(unfinishedPulls(hall.house)).toEqual([]);
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true, problem: null });
	});

	it('what it fetched goes into the same preview as any upload', async () => {
		site.files.set(path(PLACES[0] ?? ''), '{"chart":{"100025":-4},"administrasi":null}');
		order();
		await puller().run();
		const preview = previewSystem(hall.house, await readSystem(contest, pullFolder(hall.house, CONTEST)));
		expect(preview.report).toMatchObject({ files: 10, accepted: 9, invalid: 1 });
		expect(hall.state(PLACES[1]).system.imports).toBe(0);
	});

	it('asks the second time only for what changed', async () => {
		order();
		await puller().run();
		site.asked.length = 0;
		site.files.set(path(PLACES[3] ?? ''), file({ 'IV.1': 51 }));
		order();
		await puller().run();
		expect(site.count(200)).toBe(1);
		expect(site.count(304)).toBe(9);
		expect(view()).toMatchObject({ fresh: 1, same: 9, missing: 2 });
	});

	it('drops, refusals and slowness: everything arrives all the same, and the trouble is told meanwhile', async () => {
		const told = new Set<string>();
		site.mischief = (_request, response, nth) => {
			if (nth % 4 === 1) response.destroy();
			else if (nth % 4 === 2) response.writeHead(503, { 'retry-after': '0' }).end('<html>sibuk</html>');
			else if (nth % 9 === 3) {
				response.writeHead(200, { 'content-length': '5000' });
				response.write('{"chart":');
				response.socket?.destroySoon();
			} else if (nth % 11 === 7) return true;
			else return false;
			return true;
		};
		order();
		const onStep = () => {
			const fault = view()?.fault;
			if (fault) told.add(fault);
		};
		expect(await puller({ timeoutMs: 150, onStep }).run()).toBe('finished');
		expect(view()).toMatchObject({ fresh: 10, missing: 2, unreadable: 0, fault: null });
		expect(told).toContain('busy');
		expect(told).toContain('no-connection');
	});

	it('ends although the site fails over one file for ever, and names it; nobody is believed who says unchanged unasked', async () => {
		site.mischief = (request, response) => {
			if (request.url?.endsWith(`${PLACES[2]}.json`)) response.writeHead(500).end();
			else if (request.url?.endsWith(`${PLACES[4]}.json`)) response.writeHead(304).end();
			else return false;
			return true;
		};
		order();
		expect(await puller().run()).toBe('finished');
		expect(view()).toMatchObject({ fresh: 8, missing: 2, unreadable: 2, same: 0, files: 8, fault: null });
		expect(site.asked.filter(({ path: asked }) => asked.endsWith(`${PLACES[2]}.json`)).length).toBeLessThan(9);
	});

	it('holds itself back for longer than it bears silence, and blames nobody', async () => {
		for (const tps of PLACES.slice(0, 3)) {
			const rest = { ts: '2024-02-16 10:00:00', catatan: 'x'.repeat(1_500) };
			site.files.set(path(tps), writeTpsFile(contest, { figures: SYSTEM, rest }));
		}
		order({ rate: 20, parallel: 8 });
		const told = new Set<string | null>();
		await puller({ timeoutMs: 120, onStep: () => told.add(view()?.fault ?? null) }).run();
		expect(view()).toMatchObject({ fresh: 10, missing: 2 });
		expect([...told]).toEqual([null]);
	});

	it('goes on where it was after the power cut', async () => {
		order({ parallel: 1 });
		const first = puller({ onStep: () => view()?.fresh === 4 && first.stop() });
		expect(await first.run()).toBe('paused');
		const before = site.asked.length;
		expect(await puller().run()).toBe('finished');
		expect(site.asked).toHaveLength(12);
		expect(before).toBe(4);
		expect(readdirSync(pullFolder(hall.house, CONTEST)).every((name) => name.endsWith('.json'))).toBe(true);
	});

	it('a pause is heeded, also while it waits for a site that is down; going on needs no new order', async () => {
		site.mischief = (_request, response) => {
			response.writeHead(503, { 'retry-after': '3600' }).end();
			return true;
		};
		order({ parallel: 1 });
		const running = puller({ onStep: () => view()?.fault && !view()?.paused && pause() }).run();
		expect(await running).toBe('paused');
		expect(site.asked).toHaveLength(1);
		expect(view()).toMatchObject({ phase: 'paused', reason: 'Kuota habis', fault: 'busy' });
		site.mischief = null;
		hall.does(operator, 'pull.resume', {});
		expect(await puller().run()).toBe('finished');
	});

	it('two processes do not fetch the same twice', async () => {
		order();
		const [one, other] = await Promise.all([puller().run(), puller().run()]);
		expect([one, other].sort()).toEqual(['busy', 'finished']);
		expect(site.asked).toHaveLength(12);
	});

	it('takes over from a runner whose clock ran ahead and who is gone', async () => {
		order();
		hall.house.now = () => new Date(Date.now() + 86_400_000);
		const gone = puller({ onStep: () => view()?.fresh === 2 && gone.stop() });
		hall.house.sqlite.exec(
			"CREATE TRIGGER keeps BEFORE UPDATE ON pull_state WHEN NEW.runner = '' BEGIN SELECT RAISE(IGNORE); END",
		);
		expect(await gone.run()).toBe('paused');
		hall.house.sqlite.exec('DROP TRIGGER keeps');
		hall.house.now = () => new Date();
		expect(await puller().run()).toBe('finished');
	});

	it('follows no redirect and keeps no page that is none of Sirekap’s', async () => {
		const elsewhere = new SirekapSite();
		const location = await elsewhere.open();
		site.mischief = (request, response) => {
			if (request.url?.endsWith(`${PLACES[5]}.json`)) response.writeHead(302, { location }).end();
			else if (request.url?.endsWith(`${PLACES[6]}.json`)) response.writeHead(200).end('<html>Masuk ke Wi-Fi</html>');
			else return false;
			return true;
		};
		order({ parallel: 1 });
		expect(await puller().run()).toBe('finished');
		await elsewhere.close();
		expect(view()).toMatchObject({ unreadable: 2, fresh: 8, files: 8 });
		expect(elsewhere.asked).toEqual([]);
		expect(site.asked.filter((one) => one.path.endsWith(`${PLACES[6]}.json`))).toHaveLength(3);
	});

	it('a page in between every answer (a hotel’s Wi-Fi) is told, and no file is given up over it', async () => {
		site.mischief = (_request, response, nth) => {
			if (nth > 20) return false;
			response.writeHead(200).end('<html>Masuk ke Wi-Fi</html>');
			return true;
		};
		order();
		const told = new Set<unknown>();
		expect(await puller({ onStep: () => told.add(view()?.fault) }).run()).toBe('finished');
		expect(told).toContain('not-sirekap');
		expect(view()).toMatchObject({ unreadable: 0, fresh: 10, missing: 2 });
	});

	it('stays below its rate', async () => {
		const wide = JSON.stringify({ chart: null, administrasi: null, images: ['x'.repeat(6_000)] });
		for (const tps of PLACES) site.files.set(path(tps), wide);
		order({ rate: 200 });
		const from = performance.now();
		await puller().run();
		const seconds = (performance.now() - from) / 1000;
		expect((view()?.bytes ?? 0) / 1000 / seconds).toBeLessThanOrEqual(200);
		expect(view()?.bytes).toBeGreaterThan(TPS_PER_KELURAHAN * 2 * 6_000);
	});
});

function pause(): void {
	hall.does(operator, 'pull.pause', { reason: 'Kuota habis' });
}

describe('every refusal', () => {
	it('has its way', () => {
		const refused: Record<string, string> = {
			'pull.url': hall.refusal(admin, 'pull.order', { url: 'file:///etc/passwd', rate: 1, parallel: 1 }),
			'pull.unknown': hall.refusal(operator, 'pull.pause', { reason: 'x' }),
		};
		order();
		refused['pull.not-paused'] = hall.refusal(operator, 'pull.resume', {});
		pause();
		refused['pull.paused'] = hall.refusal(operator, 'pull.pause', { reason: 'x' });
		for (const code of PULL_REFUSALS) expect(refused[code]).toBe(code);
		expect(hall.refusal(operator, 'pull.order', { url, rate: 1, parallel: 1 })).toBe('forbidden');
	});
});
