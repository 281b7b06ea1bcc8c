import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrol } from '../db/delivery/enrol';
import { codeHash } from '../db/hub/reception';
import { openStore } from '../db/hub/sql-store';
import type { HubStore } from '../db/hub/store';
import { attachPhoto } from '../db/photo/attach';
import { type FaultyProxy, startFaultyProxy } from '../db/testing/faulty-proxy';
import { ACTORS, CONSOLE, CONTEST, digest, KECAMATAN, PAPER } from '../db/testing/fixtures';
import { Hall } from '../db/testing/hall';
import { freshHouse, temporaryFolder } from '../db/testing/house';
import { type PostgresServer, startPostgres } from '../db/testing/postgres';
import { verifyLedger } from '../db/verify';
import { type HubTarget, hubTarget, type Mortal } from './crash/hub-target';

/** Deaths on each engine; together a few more than fifty. */
const ROUNDS = 26;
const PER_ROUND = 3;
const KELURAHAN = `${KECAMATAN}2001`;
const BAD_LINE = { lost: 0.1, deaf: 0.1, twice: 0.05, late: 0.05, lateMs: 700 };

mkdirSync('.tmp', { recursive: true });
const workshop = mkdtempSync('.tmp/deliver-');
let target: HubTarget;
beforeAll(async () => {
	target = await hubTarget(workshop);
});
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

const tpsAt = (at: number) => `${KELURAHAN}${String(at + 1).padStart(3, '0')}`;

/** A hall of one kelurahan with as many TPS as the rounds need. */
function largeHall(): Hall {
	const hall = new Hall(freshHouse());
	const region = (kode: string, nama: string) => ({ kode, nama });
	hall.does(CONSOLE, 'region.import', {
		file: 'wilayah.csv',
		sha256: digest('wilayah'),
		kelurahan: [
			{
				...region(KELURAHAN, 'KELURAHAN BESAR'),
				kecamatan: region(KECAMATAN, 'KECAMATAN 01'),
				kabko: region('3101', 'KABUPATEN'),
				provinsi: region('31', 'PROVINSI'),
				tps: Array.from({ length: ROUNDS * PER_ROUND }, (_, at) => region(tpsAt(at), `TPS ${at + 1}`)),
			},
		],
	});
	hall.does(ACTORS.ketua, 'plenary.open', { kecamatan: KECAMATAN, mode: 'blind' });
	return hall;
}

/** A photo of a page that no packing makes small: several parts. */
async function photograph(hall: Hall, page: number): Promise<string> {
	const side = 800;
	const random = dice(page);
	const noise = Buffer.from(Array.from({ length: side * side }, () => random() * 256));
	const bytes = await sharp(noise, { raw: { width: side, height: side, channels: 1 } })
		.jpeg({ quality: 100 })
		.toBuffer();
	const photo = { contest: CONTEST, tps: tpsAt(0), page, source: 'kamera', name: 'foto.jpg', bytes } as const;
	expect(await attachPhoto(hall.house, ACTORS.operator, photo)).toMatchObject({ ok: true });
	return (hall.house.sqlite.prepare('SELECT content FROM photo WHERE page = ?').get(page) as { content: string })
		.content;
}

interface Engine {
	readonly env: Record<string, string>;
	/** Hub processes at the same time on one database. */
	readonly processes: 1 | 2;
	open(folder: string): Promise<HubStore>;
	/** The database itself loses its power; nothing where it lives in the hub's process. */
	crash(): Promise<void>;
	leave(): Promise<void>;
}

const sqlite = async (): Promise<Engine> => ({
	env: {},
	processes: 1,
	open: (folder) => openStore({ file: join(folder, 'pusat.sqlite') }),
	crash: async () => undefined,
	leave: async () => undefined,
});

async function postgres(): Promise<Engine> {
	const server: PostgresServer = await startPostgres();
	return {
		env: { DATABASE_URL: server.url },
		processes: 2,
		open: () => openStore({ url: server.url, file: '' }),
		crash: async () => {
			await server.kill9();
			await server.restart();
		},
		leave: () => server.stop(),
	};
}

/** Pseudo-random, the same in every run. */
function dice(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

describe.each([
	['SQLite', sqlite, 1],
	['PostgreSQL', postgres, 2],
] as const)('a hall and a hub on %s, with a bad line between them', (_, engineOf, seed) => {
	it(`${ROUNDS} sudden deaths: every locked version arrives exactly once, every receipt and every photo`, async () => {
		const engine = await engineOf();
		const hubFolder = temporaryFolder();
		const hall = largeHall();
		const random = dice(seed);
		const clock = new Date();
		hall.house.now = () => clock;
		let store = await engine.open(hubFolder);
		await store.offer({
			hash: codeHash('ABCD-EFGH'),
			kecamatan: KECAMATAN,
			by: 'Admin',
			at: clock.toISOString(),
			until: '2999-01-01T00:00:00.000Z',
		});
		await store.close();

		let hub: Mortal = await target.hub(hubFolder, engine.env);
		let other: Mortal | null = engine.processes === 2 ? await target.hub(hubFolder, engine.env) : null;
		const proxy: FaultyProxy = await startFaultyProxy(hub.said, {}, random);
		expect(await enrol(hall.house, ACTORS.admin, { url: proxy.url, code: 'abcd efgh', name: 'PPK' })).toMatchObject({
			ok: true,
		});
		const photos = await Promise.all([1, 2, 3].map((page) => photograph(hall, page)));
		let courier: Mortal = await target.courier(hall.house.folder);
		proxy.faults(BAD_LINE);
		try {
			for (let round = 0; round < ROUNDS; round++) {
				for (let at = 0; at < PER_ROUND; at++) hall.lock(tpsAt(round * PER_ROUND + at), { ...PAPER, 'II.3': 1 });
				await sleep(random() * 120);
				if (round % 2 === 0) {
					await courier.kill();
					courier = await target.courier(hall.house.folder);
				} else {
					// Where two work, the other one takes over at once, and the next death is its own.
					if (other) proxy.lead(other.said);
					await hub.kill();
					if (round % 5 === 0) await engine.crash();
					const young = await target.hub(hubFolder, engine.env);
					if (other) [hub, other] = [other, young];
					else hub = young;
					proxy.lead(hub.said);
				}
			}
			proxy.faults({});
			await courier.kill();
			const last = target.courier(hall.house.folder);
			courier = await last;
			await courier.hears('empty');

			store = await engine.open(hubFolder);
			const locked = hall.house.sqlite
				.prepare('SELECT tps, hash FROM result WHERE locked_seq IS NOT NULL ORDER BY tps')
				.all() as { tps: string; hash: string }[];
			expect(locked).toHaveLength(ROUNDS * PER_ROUND);
			const kept = await store.queue({
				region: '',
				contest: CONTEST,
				state: 'received',
				codes: 'any',
				forWhom: null,
				now: clock.toISOString(),
				limit: 10_000,
			});
			const arrived = kept.map(({ tps, hash }) => ({ tps, hash })).sort((a, b) => (a.tps < b.tps ? -1 : 1));
			expect(arrived).toEqual(locked);
			// The photos of the first TPS came in parts between all those deaths, and are what they were.
			const shown = await store.photos(KECAMATAN, CONTEST, tpsAt(0));
			expect(shown.map(({ content, whole }) => [content, whole])).toEqual(photos.map((content) => [content, true]));
			for (const content of photos) {
				const bytes = Buffer.concat(await store.parts(KECAMATAN, content));
				expect(hash('sha256', bytes, 'hex')).toBe(content);
			}
			const open = hall.house.sqlite.prepare("SELECT tps FROM delivery WHERE state <> 'received'").all();
			expect(open).toEqual([]);
			const receipts = hall.ledger().filter((row) => row.type === 'delivery.acknowledged');
			const receipted = receipts.flatMap(
				(row) => (JSON.parse(row.payload) as { receipts: { tps: string }[] }).receipts,
			);
			expect(receipted.map(({ tps }) => tps).sort()).toEqual(locked.map(({ tps }) => tps));
			expect(verifyLedger(hall.house)).toMatchObject({ ok: true, problem: null });
			expect(proxy.seen.lost + proxy.seen.deaf + proxy.seen.twice + proxy.seen.late).toBeGreaterThan(5);
			await store.close();
		} finally {
			await courier.kill();
			await hub.kill();
			await other?.kill();
			await proxy.close();
			await engine.leave();
			hall.leave();
			rmSync(hubFolder, { recursive: true, force: true });
		}
	}, 180_000);
});
