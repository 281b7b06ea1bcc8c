import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOutlook, readPaper } from '../../lib/delivery';
import { acknowledge, packBatch, packQuestion, readSheet, waitingFor } from '../delivery';
import { enclosurePaper, type OpenEnclosure, openEnclosures, openPack } from '../delivery/enclosures';
import { outlookOf } from '../delivery/outlook';
import { installationKey } from '../keys';
import { adopt, FEW, reopen, scrutinise, smallHall } from '../testing/adoption';
import { dividedPack } from '../testing/divided';
import { adoptWhole, lockAll } from '../testing/filled';
import { ACTORS, CONTEST, KECAMATAN, KELURAHAN, OTHER_KELURAHAN, REGIONS, tpsOf } from '../testing/fixtures';
import type { Hall } from '../testing/hall';
import { temporaryFolder } from '../testing/house';
import { registerRegions } from './desk';
import { type Hub, openHub } from './hub';
import { monitorView } from './monitor';
import { receiveEnclosures } from './receive-enclosures';
import { codeHash, receiveBatch, receiveQuestion } from './reception';

const { admin, operator } = ACTORS;

let folder: string;
let hub: Hub;
let hall: Hall;

beforeEach(async () => {
	folder = temporaryFolder();
	hub = await openHub({ folder, name: 'KPU Contoh', now: () => new Date(Date.UTC(2024, 1, 18, 5)) });
	await registerRegions(hub, REGIONS);
	hall = smallHall([]);
	const at = hub.now().toISOString();
	await hub.store.offer({ hash: codeHash('KODE'), kecamatan: KECAMATAN, by: 'Admin', at, until: '2999' });
	const id = installationKey(hall.house).publicKey;
	await hub.store.enrol(codeHash('KODE'), { id, name: 'PPK', enrolledAt: at });
	hall.does(admin, 'target.enrol', { target: hub.key.publicKey, name: hub.name, url: 'http://127.0.0.1:9' });
});
afterEach(async () => {
	hall.leave();
	await hub.store.close();
	rmSync(folder, { recursive: true, force: true });
});

const target = () => hub.key.publicKey;
const seen = (region: string) => monitorView(hub, { code: CONTEST }, region);
const lineOf = async (above: string, code: string) => {
	const line = (await seen(above)).lines.find((one) => one.code === code);
	if (!line) throw new Error(`no line ${code}`);
	return line;
};

describe('what an office sees of a hall’s evening', () => {
	it('is what waits longest, when it will be done, and the network of each village', async () => {
		hall.lock(tpsOf(1));
		hall.lock(tpsOf(2));
		hall.does(operator, 'network.note', { kelurahan: KELURAHAN, signal: 'none', note: 'harus ke dermaga' });
		const { deadline, finish, oldest } = outlookOf(hall.house, target());
		expect(oldest).toMatchObject({ contest: CONTEST, tps: tpsOf(1) });
		// A question is sent when nothing can be: what waits is told, and stays.
		expect((await receiveQuestion(hub, packQuestion(hall.house, target(), []))).status).toBe(200);
		expect(await lineOf(KECAMATAN.slice(0, 4), KECAMATAN)).toMatchObject({ waiting: 2, deadline, finish, oldest });
		expect((await seen('')).oldest).toMatchObject({ tps: tpsOf(1), since: oldest?.since });
		expect((await lineOf(KECAMATAN, KELURAHAN)).network).toEqual({
			signal: 'none',
			note: 'harus ke dermaga',
			carried: null,
		});
		// Where it waits is told village by village, contest by contest.
		expect(await lineOf(KECAMATAN, KELURAHAN)).toMatchObject({ waiting: 2, fault: null });
		expect(await lineOf(KECAMATAN, OTHER_KELURAHAN)).toMatchObject({ waiting: 0, fault: null });
		expect((await monitorView(hub, { code: 'dpr' }, '3101')).lines[0]).toMatchObject({ waiting: 0 });
		expect((await lineOf(KECAMATAN, OTHER_KELURAHAN)).network).toBeNull();

		const all = waitingFor(hall.house, target(), 10);
		expect((await receiveBatch(hub, packBatch(hall.house, target(), all.slice(0, 1)))).status).toBe(200);
		expect((await lineOf(KECAMATAN.slice(0, 4), KECAMATAN)).waiting).toBe(1);
		expect((await lineOf(KECAMATAN, KELURAHAN)).waiting).toBe(1);
	});

	it('never goes back in time when a line doubles what it carried, or delivers it late', async () => {
		for (const tps of FEW) hall.lock(tps);
		const queue = () => waitingFor(hall.house, target(), 10);
		const early = packBatch(hall.house, target(), queue().slice(0, 1));
		const never = packQuestion(hall.house, target(), []);
		const reply = await receiveBatch(hub, packBatch(hall.house, target(), queue()));
		const sheet = readSheet(hall.house, { id: target() }, reply.text);
		if (!sheet) throw new Error(reply.text);
		acknowledge(hall.house, target(), sheet);
		expect((await receiveQuestion(hub, packQuestion(hall.house, target(), []))).status).toBe(200);
		const line = () => lineOf(KECAMATAN.slice(0, 4), KECAMATAN);
		const last = await line();
		expect(last).toMatchObject({ waiting: 0, oldest: null });
		const later = hub.now().getTime() + 600_000;
		(hub as { now: () => Date }).now = () => new Date(later);
		for (const late of [early, early]) expect((await receiveBatch(hub, late)).status).toBe(200);
		expect((await receiveQuestion(hub, never)).status).toBe(200);
		expect(await line()).toEqual(last);
		// A clock that was set back does not silence a hall that goes on.
		hall.house.now = () => new Date(Date.UTC(2020, 0, 1));
		hall.does(operator, 'network.note', { kelurahan: KELURAHAN, signal: 'good', note: '' });
		expect((await receiveQuestion(hub, packQuestion(hall.house, target(), []))).status).toBe(200);
		expect((await line()).seenAt).toBe(new Date(later).toISOString());
	});

	it('has an end once every TPS is locked, and nothing that waits where all arrived', async () => {
		for (const tps of [tpsOf(1), tpsOf(2), tpsOf(1, OTHER_KELURAHAN)]) hall.lock(tps);
		for (const region of [KELURAHAN, OTHER_KELURAHAN]) {
			scrutinise(hall, region);
			adopt(hall, region);
		}
		const { finish } = outlookOf(hall.house, target());
		expect(finish).toBe(hall.state(tpsOf(1, OTHER_KELURAHAN)).lock?.time);
	});
});

describe('a kecamatan that dapil divide', () => {
	const COUNCIL = 'dprd-kab';
	const [ONE, TWO] = [`${KECAMATAN}.KAB-1`, `${KECAMATAN}.KAB-2`];
	const council = (region: string) => monitorView(hub, { code: COUNCIL }, region);
	const send = async (open: readonly OpenEnclosure[]) => {
		const reply = await receiveEnclosures(hub, Buffer.from(enclosurePaper(hall.house, open)));
		expect(JSON.parse(readPaper(reply.text)?.head ?? '{}')).toMatchObject({ refused: [] });
	};
	const strike = async (region: string) => {
		const about = { contest: COUNCIL, region };
		const adoption = () => hall.house.states.adoption(COUNCIL, region);
		hall.does(ACTORS.ketua, 'adoption.scrutinise', { ...about, until: null });
		hall.does(ACTORS.ketua, 'adoption.strike', { ...about, hash: adoption().scrutiny?.hash ?? '' });
		await send(openEnclosures(hall.house, target(), 100));
	};

	it('counts as adopted once every dapil is, and says before which one is missing', async () => {
		const place = { provinsi: KECAMATAN.slice(0, 2), kabko: KECAMATAN.slice(0, 4), kecamatan: KECAMATAN };
		adoptWhole(hall.house, ACTORS.ketua, dividedPack(place, [OTHER_KELURAHAN]));
		lockAll(hall.house, ACTORS.ketua, FEW, [COUNCIL]);
		await send(openPack(hall.house, target()));
		const counted = async () => {
			const [nation, province] = await Promise.all([council(''), council('31')]);
			return [...nation.lines, ...province.lines].map(({ adopted, kecamatan }) => `${adopted} of ${kecamatan}`);
		};
		const line = async () => (await council('3101')).lines.find(({ code }) => code === KECAMATAN);

		await strike(KELURAHAN);
		await strike(ONE);
		expect(await counted()).toEqual(['0 of 2', '0 of 2']);
		expect(await line()).toMatchObject({
			adoptedAt: null,
			adoption: null,
			shares: [
				{ code: ONE, name: 'Dapil Peraga 1', adoption: { stands: true, version: 1 } },
				{ code: TWO, name: 'Dapil Peraga 2', adoption: null },
			],
		});

		await strike(OTHER_KELURAHAN);
		await strike(TWO);
		expect(await counted()).toEqual(['1 of 2', '1 of 2']);
		const at = hall.house.states.adoption(COUNCIL, TWO).lock?.time;
		expect(await line()).toMatchObject({ adopted: 1, adoptedAt: at });
		expect((await council(KECAMATAN)).shares.map(({ adoption }) => adoption?.stands)).toEqual([true, true]);

		// One dapil is opened again: the kecamatan is no longer adopted, the other dapil still is.
		reopen(hall, FEW[2], COUNCIL);
		await send(openEnclosures(hall.house, target(), 100));
		expect(await counted()).toEqual(['0 of 2', '0 of 2']);
		expect((await line())?.shares.map(({ adoption }) => adoption?.stands)).toEqual([true, false]);
	});
});

describe('an outlook from a line', () => {
	it('never breaks the hub, and never speaks for another kecamatan', () => {
		fc.assert(
			fc.property(fc.anything(), (value) => {
				const read = readOutlook(value, KECAMATAN);
				expect(read === null || Array.isArray(read.villages)).toBe(true);
			}),
		);
		const told = {
			deadline: 'besok',
			finish: '2024-02-18T05:00:00.000Z',
			oldest: { contest: CONTEST, tps: `${'9'.repeat(13)}`, since: '2024-02-18T05:00:00.000Z' },
			villages: [
				{ kelurahan: '9999999999', signal: 'good', note: '', carried: 1 },
				{
					kelurahan: KELURAHAN,
					signal: 'kencang',
					note: 'x'.repeat(500),
					carried: 1000,
					queued: { ppwp: 3, DPR: 4, dpd: -1 },
				},
			],
		};
		expect(readOutlook(told, KECAMATAN)).toEqual({
			deadline: null,
			finish: '2024-02-18T05:00:00.000Z',
			oldest: null,
			villages: [
				{ kelurahan: KELURAHAN, signal: null, note: 'x'.repeat(120), carried: null, queued: { ppwp: 3 }, fault: null },
			],
		});
	});
});
