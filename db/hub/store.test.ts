import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AdoptionEnclosure, PhotoEnclosure } from '../../lib/delivery';
import { decideVerify, type EntryChange } from '../../lib/hub';
import type { Quad } from '../../lib/photo';
import {
	CONTEST,
	digest,
	KECAMATAN,
	KELURAHAN,
	OTHER_KECAMATAN,
	OTHER_KELURAHAN,
	PAPER,
	tpsOf,
} from '../testing/fixtures';
import { temporaryFolder } from '../testing/house';
import { batchOf, entryOf, HUB_REGIONS } from '../testing/hub-fixtures';
import { type PostgresServer, startPostgres } from '../testing/postgres';
import { postgresEngine } from './postgres';
import { openStore } from './sql-store';
import type { EntryRow, HubStore, QueueFilter } from './store';

const NOW = '2024-02-18T04:00:00.000Z';
const LATER = '2024-02-18T06:00:00.000Z';
const ANYTHING: QueueFilter = {
	region: '',
	contest: CONTEST,
	state: 'received',
	codes: 'any',
	forWhom: null,
	now: NOW,
	limit: 100,
};

interface Place {
	open(): Promise<HubStore>;
	empty(): Promise<void>;
	/** Integers of eight bytes, as CockroachDB and SQLite always have them. */
	widen(): Promise<void>;
	leave(): Promise<void>;
}

function sqlitePlace(): Place {
	let folder = '';
	return {
		open: () => openStore({ file: join(folder, 'pusat.sqlite') }),
		empty: async () => {
			folder = temporaryFolder();
		},
		widen: async () => undefined,
		leave: async () => rmSync(folder, { recursive: true, force: true }),
	};
}

function postgresPlace(): Place {
	let server: PostgresServer | undefined;
	return {
		open: () => openStore({ url: server?.url, file: '' }),
		empty: async () => {
			server ??= await startPostgres({ durable: false });
			const engine = postgresEngine(server.url);
			await engine.run('DROP SCHEMA public CASCADE');
			await engine.run('CREATE SCHEMA public');
			await engine.close();
		},
		widen: async () => {
			const engine = postgresEngine(server?.url ?? '');
			for (const column of ['version', 'step', 'latest'])
				await engine.run(`ALTER TABLE hub_result ALTER COLUMN ${column} TYPE BIGINT`);
			await engine.close();
		},
		leave: async () => server?.stop(),
	};
}

describe.each([
	['SQLite', sqlitePlace],
	['PostgreSQL', postgresPlace],
] as const)('a hub store on %s', (_, placeOf) => {
	const place = placeOf();
	let store: HubStore;

	beforeAll(() => place.empty(), 120_000);
	beforeEach(async () => {
		await store?.close();
		await place.empty();
		store = await place.open();
	});
	afterAll(async () => {
		await store?.close();
		await place.leave();
	});

	const keep = (...entries: ReturnType<typeof entryOf>[]) => store.take(batchOf(KECAMATAN), entries);
	const one = async (tps = tpsOf(1), version = 1): Promise<EntryRow> => {
		const entry = await store.entry(KECAMATAN, { contest: CONTEST, tps, version });
		if (!entry) throw new Error(`no entry ${tps}`);
		return entry;
	};
	const verify = async (tps = tpsOf(1), version = 1) => {
		const change: EntryChange = { state: 'verified', claimedBy: null, leaseUntil: null };
		const verdict = { at: NOW, who: 'Verifikator A', verdict: 'approve', reason: '' };
		expect(await store.change(await one(tps, version), change, verdict)).toBe(true);
	};

	it('keeps a version once, however often it comes, and never another content under its number', async () => {
		const [first] = await keep(entryOf(tpsOf(1)));
		expect(first).toMatchObject({ contest: CONTEST, tps: tpsOf(1), version: 1, state: 'received', step: 0 });
		const [again] = await keep(entryOf(tpsOf(1)));
		expect(again).toEqual(first);
		const [other] = await keep(entryOf(tpsOf(1), 1, { ...PAPER, 'V.B': 7 }));
		expect(other?.hash).toBe(first?.hash);
		expect(await store.queue(ANYTHING)).toHaveLength(1);
		expect((await store.entry(KECAMATAN, { contest: CONTEST, tps: tpsOf(1), version: 1 }))?.body).toBe(
			entryOf(tpsOf(1)).body,
		);
	});

	it('keeps a batch whole, also when two processes bring the same one at the same time', async () => {
		const second = await place.open();
		const entries = Array.from({ length: 300 }, (_, at) => entryOf(`${KELURAHAN}${String(at + 1).padStart(3, '0')}`));
		const answers = await Promise.all([
			store.take(batchOf(KECAMATAN), entries),
			second.take(batchOf(KECAMATAN), [...entries].reverse()),
		]);
		await second.close();
		for (const states of answers) expect(states).toHaveLength(300);
		expect(await store.queue({ ...ANYTHING, limit: 1000 })).toHaveLength(300);
	});

	it('shows the newest version only, whichever came first, and keeps the others', async () => {
		await keep(entryOf(tpsOf(1), 2));
		await keep(entryOf(tpsOf(1), 1));
		await keep(entryOf(tpsOf(2), 1), entryOf(tpsOf(2), 3), entryOf(tpsOf(2), 2));
		const queue = await store.queue(ANYTHING);
		expect(queue.map(({ tps, version }) => [tps, version])).toEqual([
			[tpsOf(1), 2],
			[tpsOf(2), 3],
		]);
		expect(
			(await store.versions(KECAMATAN, CONTEST, tpsOf(2))).map(({ version, latest }) => [version, latest]),
		).toEqual([
			[3, true],
			[2, false],
			[1, false],
		]);
	});

	it('tells states of what is asked for and of nothing else', async () => {
		await keep(entryOf(tpsOf(1)), entryOf(tpsOf(2)));
		await verify(tpsOf(2));
		const asked = [tpsOf(2), tpsOf(3)].map((tps) => ({ contest: CONTEST, tps, version: 1 }));
		expect(await store.states(KECAMATAN, asked)).toMatchObject([{ tps: tpsOf(2), state: 'verified', step: 1 }]);
		expect(await store.states(OTHER_KECAMATAN, asked)).toEqual([]);
	});

	it('gives an entry to one of two who reach for it at once', async () => {
		await keep(entryOf(tpsOf(1)));
		const entry = await one();
		const claim = (who: string) => {
			const change = decideVerify(entry, { type: 'entry.claim' }, { who, now: NOW, eyes: 2, leaseMinutes: 10 });
			if (typeof change === 'string') throw new Error(change);
			return store.change(entry, change, null);
		};
		const taken = await Promise.all([claim('A'), claim('B')]);
		expect(taken.filter(Boolean)).toHaveLength(1);
		const holder = (await one()).claimedBy;
		expect(await store.queue({ ...ANYTHING, forWhom: holder })).toHaveLength(1);
		expect(await store.queue({ ...ANYTHING, forWhom: 'C' })).toHaveLength(0);
		expect(await store.queue({ ...ANYTHING, forWhom: 'C', now: LATER })).toHaveLength(1);
	});

	it('writes the second looks down, in order', async () => {
		await keep(entryOf(tpsOf(1)));
		const looks = [
			{ at: NOW, who: 'A', verdict: 'approve', reason: '' },
			{ at: LATER, who: 'B', verdict: 'return', reason: 'Foto buram' },
		];
		expect(await store.change(await one(), { claimedBy: null, leaseUntil: null, firstBy: 'A' }, looks[0] ?? null)).toBe(
			true,
		);
		const back: EntryChange = { state: 'returned', reason: 'Foto buram', claimedBy: null, leaseUntil: null };
		expect(await store.change(await one(), back, looks[1] ?? null)).toBe(true);
		expect(await store.verdicts(KECAMATAN, { contest: CONTEST, tps: tpsOf(1), version: 1 })).toEqual(looks);
		expect(await one()).toMatchObject({ state: 'returned', reason: 'Foto buram', firstBy: 'A', step: 1 });
	});

	it('filters the queue by region, state and broken rules', async () => {
		await keep(entryOf(tpsOf(1)), entryOf(tpsOf(2), 1, PAPER, 'K101 P301'), entryOf(tpsOf(1, OTHER_KELURAHAN)));
		await verify(tpsOf(1));
		const seen = async (more: Partial<QueueFilter>) =>
			(await store.queue({ ...ANYTHING, ...more })).map(({ tps }) => tps);
		expect(await seen({})).toEqual([tpsOf(2), tpsOf(1, OTHER_KELURAHAN)]);
		expect(await seen({ region: OTHER_KELURAHAN })).toEqual([tpsOf(1, OTHER_KELURAHAN)]);
		expect(await seen({ codes: 'some' })).toEqual([tpsOf(2)]);
		expect(await seen({ codes: 'none' })).toEqual([tpsOf(1, OTHER_KELURAHAN)]);
		expect(await seen({ state: 'verified' })).toEqual([tpsOf(1)]);
		expect(await seen({ limit: 1 })).toHaveLength(1);
	});

	it('hands out what may be published and shows the newest verified version of each TPS', async () => {
		await keep(entryOf(tpsOf(1)), entryOf(tpsOf(2)));
		await verify(tpsOf(1));
		const ready = await store.unpublished(10);
		expect(ready.map(({ tps }) => tps)).toEqual([tpsOf(1)]);
		await store.published(ready, LATER);
		expect(await store.unpublished(10)).toEqual([]);
		expect(await one()).toMatchObject({ state: 'published', step: 2, stateAt: LATER });
		await keep(entryOf(tpsOf(1), 2, { ...PAPER, 'V.B': 9 }));
		expect((await store.visible(KELURAHAN, CONTEST)).map(({ tps, version }) => [tps, version])).toEqual([
			[tpsOf(1), 1],
		]);
		// Version 1 is still what everyone sees, and is counted so.
		const [row] = await store.progress(CONTEST, KECAMATAN, 10);
		expect(row).toMatchObject({ received: 2, verified: 1, published: 1 });
		await verify(tpsOf(1), 2);
		expect((await store.visible(KELURAHAN, CONTEST)).map(({ tps, version }) => [tps, version])).toEqual([
			[tpsOf(1), 2],
		]);
		expect((await store.progress(CONTEST, '', 2))[0]).toMatchObject({ verified: 1, published: 1 });
		// One that was verified and never published is not shown once a newer one is here.
		await keep(entryOf(tpsOf(1), 3, { ...PAPER, 'V.B': 8 }), entryOf(tpsOf(2), 2, { ...PAPER, 'V.B': 8 }));
		await verify(tpsOf(2), 2);
		await keep(entryOf(tpsOf(2), 3, { ...PAPER, 'V.B': 7 }));
		expect((await store.visible(KELURAHAN, CONTEST)).map(({ tps, version }) => [tps, version])).toEqual([
			[tpsOf(1), 1],
		]);
	});

	it('counts progress at every level', async () => {
		await store.register(HUB_REGIONS);
		await store.register(HUB_REGIONS);
		await keep(entryOf(tpsOf(1)), entryOf(tpsOf(2)), entryOf(tpsOf(1, OTHER_KELURAHAN)));
		await verify(tpsOf(1));
		await store.published(await store.unpublished(10), LATER);
		await verify(tpsOf(2));
		expect(await store.progress(CONTEST, KECAMATAN, 10)).toEqual([
			{ code: KELURAHAN, known: 6, received: 2, verified: 2, published: 1, returned: 0 },
			{ code: OTHER_KELURAHAN, known: 6, received: 1, verified: 0, published: 0, returned: 0 },
		]);
		const nation = { code: '31', known: 18, received: 3, verified: 2, published: 1, returned: 0 };
		expect(await store.progress(CONTEST, '', 2)).toEqual([nation]);
		expect(await store.regions('3101', 6)).toEqual([
			{ code: KECAMATAN, name: 'KECAMATAN 01' },
			{ code: OTHER_KECAMATAN, name: 'KECAMATAN 02' },
		]);
		expect((await store.names([KELURAHAN])).get(KELURAHAN)).toBe('KELURAHAN 1001');
	});

	it('takes a hall in with a good code, once', async () => {
		const hall = (id: string, enrolledAt = NOW) => ({ id, name: 'PPK', enrolledAt });
		await store.offer({ hash: 'h1', kecamatan: KECAMATAN, by: 'Admin', at: NOW, until: LATER });
		expect(await store.enrol('h2', hall('a'))).toBeNull();
		expect(await store.enrol('h1', hall('a', LATER))).toBeNull();
		expect(await store.enrol('h1', hall('a'))).toMatchObject({ id: 'a', kecamatan: KECAMATAN });
		expect(await store.enrol('h1', hall('b'))).toBeNull();
		expect(await store.enrol('h1', hall('a'))).toMatchObject({ id: 'a' });
		await store.heard(
			{ kecamatan: KECAMATAN, id: 'a' },
			{ locked: 5, waiting: 2, attempts: 9, fault: 'timeout' },
			LATER,
		);
		await store.heard({ kecamatan: KECAMATAN, id: 'a' }, null, LATER);
		expect(await store.halls()).toMatchObject([{ id: 'a', seenAt: LATER, report: { waiting: 2, fault: 'timeout' } }]);
	});

	it('hands numbers over as numbers, also where an integer has eight bytes', async () => {
		await place.widen();
		await keep(entryOf(tpsOf(1), 3));
		const entry = await one(tpsOf(1), 3);
		expect([entry.version, entry.step, entry.latest]).toEqual([3, 0, true]);
	});

	it('gives a lease to one holder until it runs out', async () => {
		expect(await store.lease('publish', 'p1', LATER, NOW)).toBe(true);
		expect(await store.lease('publish', 'p2', LATER, NOW)).toBe(false);
		expect(await store.lease('publish', 'p1', LATER, NOW)).toBe(true);
		expect(await store.lease('publish', 'p2', '2024-02-18T09:00:00.000Z', LATER)).toBe(true);
		// A process whose clock ran a year ahead holds nobody up once it is gone.
		expect(await store.lease('publish', 'p3', '2025-02-18T09:00:00.000Z', '2025-02-18T08:00:00.000Z')).toBe(true);
		expect(await store.lease('publish', 'p1', LATER, NOW)).toBe(true);
	});

	const sender = { kecamatan: KECAMATAN, hall: 'hall-1', at: NOW };
	const photo = (version: number, more: Partial<PhotoEnclosure> = {}): PhotoEnclosure => ({
		v: 1,
		what: 'foto',
		contest: CONTEST,
		tps: tpsOf(1),
		page: 2,
		version,
		content: digest(`isi ${version}`),
		received: digest(`asal ${version}`),
		format: 'jpeg',
		width: 900,
		height: 1200,
		bytes: 5,
		source: 'kamera',
		at: NOW,
		by: 'Operator Budi',
		retracted: '',
		...more,
	});

	it('keeps versions of photos with hash and source, their bytes part by part, and a withdrawal for good', async () => {
		expect(await store.keepPhotos([photo(1), photo(2)], sender)).toEqual([]);
		expect(await store.keepPhotos([photo(1, { retracted: 'TPS lain' }), photo(2)], sender)).toEqual([]);
		expect(await store.keepPhotos([photo(1), photo(2, { content: digest('lain') })], sender)).toEqual([1]);
		const [second, first] = await store.photos(KECAMATAN, CONTEST, tpsOf(1));
		expect(second).toMatchObject({ version: 2, source: 'kamera', by: 'Operator Budi', parts: 0, whole: false });
		expect(first).toMatchObject({ version: 1, retracted: 'TPS lain', received: digest('asal 1') });
		const content = second?.content ?? '';
		await Promise.all([1, 2].map(() => store.keepPart(KECAMATAN, content, 0, Buffer.from([255, 0, 10]))));
		await store.keepPart(KECAMATAN, content, 1, Buffer.from([13, 39]));
		expect(Buffer.concat(await store.parts(KECAMATAN, content))).toEqual(Buffer.from([255, 0, 10, 13, 39]));
		expect(await store.photoFiles(KECAMATAN, [content, digest('tak dikenal')])).toEqual([
			{ content, bytes: 5, format: 'jpeg', parts: 2, whole: false },
		]);
		await store.whole(KECAMATAN, content, NOW);
		await store.whole(KECAMATAN, content, LATER);
		expect(await store.photoFiles(KECAMATAN, [content])).toMatchObject([{ whole: true }]);
		expect(await store.photoFiles(OTHER_KECAMATAN, [content])).toEqual([]);
		await store.keepPart(KECAMATAN, first?.content ?? '', 0, Buffer.from([1]));
		await store.dropParts(KECAMATAN, first?.content ?? '');
		expect(await store.parts(KECAMATAN, first?.content ?? '')).toEqual([]);
	});

	it('keeps the corners of a page as its hall saw them last; another hall that took over counts anew', async () => {
		await store.keepPhotos([photo(1)], sender);
		const quad = (edge: number) => [edge, 1, 1, edge].map((x, at) => ({ x, y: at < 2 ? edge : 1 })) as unknown as Quad;
		const about = { v: 1, what: 'sudut', contest: CONTEST, tps: tpsOf(1), page: 2, content: digest('isi 1') } as const;
		const seen = async () => (await store.photos(KECAMATAN, CONTEST, tpsOf(1))).map(({ corners }) => corners);
		expect(await seen()).toEqual([null]);
		await store.keepCorners([{ ...about, seq: 9_000_000_000, corners: quad(0.125) }], sender);
		await store.keepCorners([{ ...about, seq: 7, corners: quad(0.25) }], sender);
		expect(await seen()).toEqual([quad(0.125)]);
		await store.keepCorners([{ ...about, seq: 3, corners: quad(0.5) }], { ...sender, hall: 'hall-2' });
		expect(await seen()).toEqual([quad(0.5)]);
		await store.keepCorners([{ ...about, seq: 4, corners: null }], { ...sender, hall: 'hall-2' });
		expect(await seen()).toEqual([null]);
	});

	it('keeps packs by their hash and one in use for each kecamatan', async () => {
		const pack = (hash: string) => ({ hash, fingerprint: digest(hash), body: `{"paket":"${hash}"}` });
		await store.keepPack(pack('a'), sender);
		await store.keepPack(pack('a'), { ...sender, kecamatan: OTHER_KECAMATAN });
		await store.keepPack(pack('b'), { ...sender, at: LATER });
		expect(await store.packsInUse()).toEqual([
			{ kecamatan: KECAMATAN, hash: 'b', fingerprint: digest('b') },
			{ kecamatan: OTHER_KECAMATAN, hash: 'a', fingerprint: digest('a') },
		]);
		expect(await store.pack('a')).toEqual(pack('a'));
		expect(await store.pack('c')).toBeNull();
		// What comes late or twice never takes the place of what the hall adopted after it.
		const used = async () => (await store.packsInUse()).map(({ hash }) => hash);
		await store.keepPack(pack('d'), sender, 9_000_000_000);
		await store.keepPack(pack('c'), sender, 7);
		expect([await used(), await store.isPackPast(sender, 7)]).toEqual([['d', 'a'], true]);
		await store.keepPack(pack('c'), { ...sender, hall: 'hall-2' }, 3);
		expect([await used(), await store.isPackPast(sender, 7)]).toEqual([['c', 'a'], false]);
	});

	it('takes any text a hall may send, and gives it back as every engine can hold it', async () => {
		const name = 'Ketua\u0000 😀';
		const struck = {
			v: 1,
			what: 'penetapan',
			contest: CONTEST,
			region: KELURAHAN,
			version: 1,
			hash: digest('x'),
		} as const;
		await store.keepAdoptions([{ ...struck, at: NOW, by: name, voided: '' }], sender);
		expect((await store.adoptions(CONTEST, KELURAHAN, 10)).map(({ by }) => by)).toEqual(['Ketua\uFFFD 😀']);
		await keep(entryOf(tpsOf(1)));
		const reason = 'Buram\u0000';
		const back = { state: 'returned', claimedBy: null, leaseUntil: null, reason } as const;
		expect(await store.change(await one(), back, { at: NOW, who: name, verdict: 'return', reason })).toBe(true);
		expect((await one()).reason).toBe('Buram\uFFFD');
	});

	it('keeps adoptions by version, one that fell stays fallen, and how the meeting stands last', async () => {
		const struck = (region: string, version: number, voided = ''): AdoptionEnclosure => {
			const about = { contest: CONTEST, region, version, hash: digest(region + version) };
			return { v: 1, what: 'penetapan', ...about, at: NOW, by: 'Ketua Sari', voided };
		};
		await store.keepAdoptions([struck(KELURAHAN, 1), struck(KECAMATAN, 1), struck(OTHER_KELURAHAN, 1)], sender);
		await store.keepAdoptions([struck(`${KECAMATAN}.KAB-2`, 1)], sender);
		await store.keepAdoptions([struck(KELURAHAN, 1, 'reopened'), struck(KECAMATAN, 1, 'reopened')], sender);
		await store.keepAdoptions([struck(KELURAHAN, 2), struck(KECAMATAN, 1)], sender);
		const seen = async (prefix: string, digits: 6 | 10) =>
			(await store.adoptions(CONTEST, prefix, digits)).map(({ region, version, voided }) => [region, version, voided]);
		const kecamatan = [KECAMATAN, 1, 'reopened'];
		const share = [`${KECAMATAN}.KAB-2`, 1, ''];
		expect(await seen('', 6)).toEqual([kecamatan, share]);
		expect(await seen(KECAMATAN, 6)).toEqual([kecamatan, share]);
		expect(await seen('31', 10)).toEqual([
			[KELURAHAN, 2, ''],
			[OTHER_KELURAHAN, 1, ''],
		]);
		expect(await seen(KELURAHAN, 10)).toEqual([[KELURAHAN, 2, '']]);
		expect(await seen(OTHER_KECAMATAN, 6)).toEqual([]);

		const closed = { v: 1, what: 'penutupan', kecamatan: KECAMATAN, at: NOW, by: 'Ketua Sari', note: '' } as const;
		await store.keepClosing({ ...closed, seq: 9, reopened: 'Putusan Bawaslu', open: 2, cases: 1 }, sender);
		await store.keepClosing({ ...closed, seq: 8, reopened: '', open: 2, cases: 1 }, sender);
		expect(await store.closings('31')).toMatchObject([{ kecamatan: KECAMATAN, seq: 9, reopened: 'Putusan Bawaslu' }]);
		expect(await store.closings(OTHER_KECAMATAN)).toEqual([]);
	});
});
