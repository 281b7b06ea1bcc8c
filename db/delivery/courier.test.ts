import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Contest, contestOf } from '../../lib/forms';
import { verifyEntry } from '../hub/desk';
import { type Hub, openHub } from '../hub/hub';
import { receiveCarried } from '../hub/receive-enclosures';
import { codeHash, receiveBatch } from '../hub/reception';
import { ACTORS, CONTEST, KECAMATAN, OTHER_KECAMATAN, PAPER, tpsOf } from '../testing/fixtures';
import { Hall } from '../testing/hall';
import { temporaryFolder } from '../testing/house';
import { lineTo, type Mishap } from '../testing/line';
import { PAUSE } from '../testing/meeting';
import { verifyLedger } from '../verify';
import { Courier, type CourierOptions, deliveryView, enrol, exportFile, importReceipts } from '.';

const ppwp = contestOf(CONTEST) as Contest;
const { admin, operator } = ACTORS;

let hall: Hall;
let hub: Hub;
let folder = '';
/** What the line does with the next requests; empty: it carries. */
let line: Mishap[] = [];

const overLine = lineTo(
	() => hub,
	() => line,
);

const courier = (more: CourierOptions = {}) =>
	new Courier(hall.house, { fetch: overLine, newsMs: 0, wait: () => 0, ...more });
const offer = (code: string, kecamatan: string) =>
	hub.store.offer({ hash: codeHash(code), kecamatan, by: 'Admin', at: '2024', until: '2999' });
const register = (code: string) =>
	enrol(hall.house, admin, { url: 'http://pusat.invalid', code, name: 'PPK' }, overLine);
const view = () => deliveryView(hall.house, ppwp, null, null);
const stateOf = (no: number) => view().lines.find(({ tps }) => tps === tpsOf(no));

beforeEach(async () => {
	folder = temporaryFolder();
	hub = await openHub({ folder, name: 'KPU Contoh' });
	line = [];
	hall = Hall.opened([]);
	await offer('ABCD-EFGH', KECAMATAN);
});
afterEach(async () => {
	expect(verifyLedger(hall.house)).toMatchObject({ ok: true, problem: null });
	hall.leave();
	await hub.store.close();
	rmSync(folder, { recursive: true, force: true });
});

describe('enrolment', () => {
	it('takes a code once, of the right kecamatan, and queues what was locked before', async () => {
		hall.lock(tpsOf(1));
		expect(stateOf(1)?.state).toBe('unqueued');
		expect(await register('SALAH')).toEqual({ ok: false, fault: 'code-wrong' });
		await offer('LAIN', OTHER_KECAMATAN);
		expect(await register('LAIN')).toEqual({ ok: false, fault: 'other-kecamatan' });
		expect(await register('abcdefgh')).toMatchObject({ ok: true });
		expect(stateOf(1)?.state).toBe('waiting');
		await courier().round();
		expect(stateOf(1)?.state).toBe('received');
	});
});

describe('the courier', () => {
	beforeEach(async () => {
		await register('ABCD-EFGH');
	});

	it('tells each way of failing, counts the tries, and arrives once when the line carries', async () => {
		hall.lock(tpsOf(1));
		for (const [bad, fault] of [
			['lost', 'no-connection'],
			['gateway', 'server'],
			['portal', 'wrong-hub'],
			['deaf', 'timeout'],
		] as const) {
			line = [bad];
			await courier({ wait: () => 0 }).round();
			expect(stateOf(1)).toMatchObject({ state: 'failing', fault });
		}
		expect(stateOf(1)?.attempts).toBe(4);
		await courier().round();
		expect(stateOf(1)).toMatchObject({ state: 'received', attempts: 5, fault: null });
		expect(await hub.store.versions(KECAMATAN, CONTEST, tpsOf(1))).toHaveLength(1);
	});

	it('waits for its time, unless somebody says now', async () => {
		hall.lock(tpsOf(1));
		line = ['lost'];
		await courier({ wait: () => 300_000 }).round();
		await courier().round();
		expect(stateOf(1)?.state).toBe('failing');
		hall.does(operator, 'delivery.retry', { target: hub.key.publicKey });
		await courier().round();
		expect(stateOf(1)?.state).toBe('received');
	});

	it('leaves a line that failed alone for a while, however many wait and whatever is locked meanwhile', async () => {
		for (const no of [1, 2, 3, 4, 5]) hall.lock(tpsOf(no));
		let asked = 0;
		const dead: typeof fetch = async () => {
			asked += 1;
			throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
		};
		const pauses: number[] = [];
		const wait = (attempts: number) => pauses.push(attempts) * 0 + (attempts < 4 ? 30 : 60_000);
		const own = courier({ fetch: dead, wait, newsMs: 10_000 });
		own.start();
		await vi.waitFor(() => expect(pauses).toEqual([1, 2, 3, 4]));
		hall.lock(tpsOf(6));
		for (let beats = 0; beats < 20; beats++) await new Promise((done) => setImmediate(done));
		expect(asked).toBe(4);
		// All that failed waits for the same moment, and says so.
		const tries = hall.house.sqlite.prepare('SELECT DISTINCT next_at FROM delivery_try').all();
		expect(tries).toHaveLength(1);
		hall.does(operator, 'delivery.retry', { target: hub.key.publicKey });
		await vi.waitFor(() => expect(asked).toBe(5));
		for (let beats = 0; beats < 20; beats++) await new Promise((done) => setImmediate(done));
		expect(asked).toBe(5);
		await own.stop();
	});

	it('waits longer each time for a line that answers late, so that an answer is in time in the end', async () => {
		hall.lock(tpsOf(1));
		const waited: number[] = [];
		const silent: typeof fetch = (_input, init) => {
			const begun = performance.now();
			return new Promise((_, gone) => {
				init?.signal?.addEventListener('abort', () => {
					waited.push(performance.now() - begun);
					gone(init.signal?.reason);
				});
			});
		};
		let answers = false;
		const late: typeof fetch = (input, init) => (answers ? overLine(input, init) : silent(input, init));
		const own = courier({ fetch: late, timeoutMs: 10, wait: () => 0 });
		for (let rounds = 0; rounds < 6; rounds++) await own.round();
		// 10 ms, 20, 40, 80, 160 and no longer: in life one minute up to sixteen.
		expect(waited).toHaveLength(6);
		for (const [at, least] of [10, 20, 40, 80, 160, 160].entries()) expect(waited[at]).toBeGreaterThan(least - 2);
		expect(stateOf(1)).toMatchObject({ state: 'failing', fault: 'timeout', attempts: 6 });
		answers = true;
		await own.round();
		expect(stateOf(1)).toMatchObject({ state: 'received', attempts: 7 });
	});

	it('sends on after a clock was set back behind the moment it waits for', async () => {
		hall.lock(tpsOf(1));
		line = ['lost'];
		const today = hall.house.now;
		hall.house.now = () => new Date(Date.UTC(2030, 0, 1));
		await courier({ wait: () => 60_000 }).round();
		hall.house.now = today;
		await courier().round();
		expect(stateOf(1)?.state).toBe('received');
	});

	it('survives a disk that is full, says what it can, and goes on when there is room', async () => {
		hall.lock(tpsOf(1));
		const { sqlite } = hall.house;
		const own = courier({ wait: () => 20, newsMs: 20 });
		sqlite
			.prepare("CREATE TRIGGER full_disk BEFORE INSERT ON delivery_try BEGIN SELECT RAISE(ABORT, 'disk full'); END")
			.run();
		const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
		own.start();
		await vi.waitFor(() => expect(said.mock.calls.length).toBeGreaterThan(1));
		expect(String(said.mock.calls[0]?.[0])).toContain('disk full');
		expect(stateOf(1)?.state).toBe('waiting');
		sqlite.prepare('DROP TRIGGER full_disk').run();
		await vi.waitFor(() => expect(stateOf(1)?.state).toBe('received'));
		said.mockRestore();
		await own.stop();
	});

	it('asks after all it sent, a few at a time: what is sent back is heard of wherever it stands in the queue', async () => {
		for (const no of [1, 2, 3, 4, 5]) hall.lock(tpsOf(no));
		const asking = courier({ newsOf: 2 });
		await asking.round();
		const key = { contest: CONTEST, tps: tpsOf(5), version: 1 };
		await verifyEntry(hub, { id: 'v1', name: 'A' }, key, { type: 'entry.claim' });
		await verifyEntry(hub, { id: 'v1', name: 'A' }, key, { type: 'entry.return', reason: 'Foto buram' });
		for (let rounds = 0; rounds < 3; rounds++) await asking.round();
		expect(stateOf(5)).toMatchObject({ state: 'returned', reason: 'Foto buram' });
		expect([1, 2, 3, 4].map((no) => stateOf(no)?.state)).toEqual(Array(4).fill('received'));
	});

	it('sends nothing while paused, and everything afterwards', async () => {
		hall.does(operator, 'target.pause', { target: hub.key.publicKey, reason: 'Kuota habis' });
		hall.lock(tpsOf(1));
		await courier().round();
		expect(stateOf(1)).toMatchObject({ state: 'waiting', attempts: 0 });
		hall.does(operator, 'target.resume', { target: hub.key.publicKey });
		await courier().round();
		expect(stateOf(1)?.state).toBe('received');
	});

	it('goes on while the plenary is suspended: what is locked arrives, and its receipt is written down', async () => {
		hall.lock(tpsOf(1));
		const boxes = [{ contest: CONTEST, tps: tpsOf(1), seal: 'disegel' as const }];
		hall.does(ACTORS.ketua, 'plenary.suspend', { ...PAUSE, boxes });
		await courier().round();
		expect(stateOf(1)?.state).toBe('received');
		expect(hall.ledger().at(-1)?.type).toBe('delivery.acknowledged');
		expect(hall.refusal(operator, 'tps.floor', { tps: tpsOf(2), seal: 'utuh', note: '', mode: 'blind' })).toBe(
			'plenary.suspended',
		);
	});

	it('says which result the hub did not accept, and goes on with the others', async () => {
		await hub.store.register([{ kecamatan: KECAMATAN, code: tpsOf(2), name: 'TPS 2' }]);
		hall.lock(tpsOf(1));
		hall.lock(tpsOf(2));
		await courier({ wait: () => 300_000 }).round();
		expect(stateOf(1)).toMatchObject({ state: 'failing', fault: 'rejected', problem: 'tps-unknown' });
		expect(stateOf(2)?.state).toBe('received');
	});

	it('believes no receipts but those of its own hub', async () => {
		hall.lock(tpsOf(1), PAPER);
		const stranger = await openHub({ folder: temporaryFolder(), name: 'Bukan KPU' });
		const own = hub;
		await stranger.store.offer({ hash: codeHash('X'), kecamatan: KECAMATAN, by: 'x', at: '2024', until: '2999' });
		const [known] = await own.store.halls();
		await stranger.store.enrol(codeHash('X'), { id: known?.id ?? '', name: 'PPK', enrolledAt: '2024' });
		hub = stranger;
		await courier().round();
		hub = own;
		expect(stateOf(1)).toMatchObject({ state: 'failing', fault: 'wrong-hub' });
		rmSync(stranger.tree.replace(/publik$/, ''), { recursive: true, force: true });
		await stranger.store.close();
	});

	it('lets a file be carried by hand instead; twice is once', async () => {
		const target = hub.key.publicKey;
		expect((await exportFile(hall.house, operator, target, 'Pak Amir')).ok).toBe(false);
		hall.lock(tpsOf(1));
		const file = await exportFile(hall.house, operator, target, 'Pak Amir');
		if (!file.ok) throw new Error(file.refusal.code);
		line = ['deaf'];
		await courier().round();
		const first = await receiveBatch(hub, file.bytes);
		const second = await receiveBatch(hub, file.bytes);
		expect(importReceipts(hall.house, Buffer.from('bukan resi'))).toBeNull();
		expect(importReceipts(hall.house, Buffer.from(first.text.replace('received', 'verified')))).toBeNull();
		expect(importReceipts(hall.house, Buffer.from(first.text))).toEqual({ receipts: 1, rejected: 0 });
		expect(importReceipts(hall.house, Buffer.from(second.text))).toEqual({ receipts: 1, rejected: 0 });
		expect(stateOf(1)?.state).toBe('received');
		expect(hall.ledger().filter(({ type }) => type === 'delivery.acknowledged')).toHaveLength(1);
	});
});

describe('a file carried by hand', () => {
	beforeEach(async () => {
		await register('ABCD-EFGH');
	});

	it('has every result however many there are, in papers that are read one by one', async () => {
		for (const no of [1, 2, 3, 4, 5]) hall.lock(tpsOf(no));
		const file = await exportFile(hall.house, operator, hub.key.publicKey, 'Pak Amir', 0, { inPaper: 2 });
		expect(file).toMatchObject({ ok: true, items: 5, left: 0 });
		if (!file.ok) throw new Error(file.refusal.code);
		// Cut off on the way: what came whole is kept and has its receipts.
		const torn = await receiveCarried(hub, file.bytes.subarray(0, file.bytes.length - 40));
		expect(torn.status).toBe(200);
		expect(importReceipts(hall.house, Buffer.from(torn.text))?.receipts).toBe(4);
		const whole = await receiveCarried(hub, file.bytes);
		expect(importReceipts(hall.house, Buffer.from(whole.text))).toMatchObject({ rejected: 0 });
		expect([1, 2, 3, 4, 5].map((no) => stateOf(no)?.state)).toEqual(Array(5).fill('received'));
		expect((await receiveCarried(hub, file.bytes.subarray(0, 30))).status).toBe(400);
	});

	it('that is full says what did not fit, and the next one begins there', async () => {
		for (const no of [1, 2, 3]) hall.lock(tpsOf(no));
		const make = (after: number) =>
			exportFile(hall.house, operator, hub.key.publicKey, 'Pak Amir', after, { inPaper: 1, largest: 2_000 });
		const carried: number[] = [];
		for (let after = 0, left = 1; left > 0; ) {
			const file = await make(after);
			if (!file.ok) throw new Error(file.refusal.code);
			const reply = await receiveCarried(hub, file.bytes);
			expect(reply.status).toBe(200);
			carried.push(file.items);
			({ next: after, left } = file);
		}
		expect(carried.length).toBeGreaterThan(1);
		expect(carried.reduce((sum, one) => sum + one, 0)).toBe(3);
		for (const no of [1, 2, 3]) expect(await hub.store.versions(KECAMATAN, CONTEST, tpsOf(no))).toHaveLength(1);
	});
});

describe('the hub', () => {
	it('turns away papers that are forged, broken, of strangers or of another kecamatan', async () => {
		await register('ABCD-EFGH');
		hall.lock(tpsOf(1));
		const file = await exportFile(hall.house, operator, hub.key.publicKey, 'Pak Amir');
		if (!file.ok) throw new Error(file.refusal.code);
		const { gunzipSync } = await import('node:zlib');
		const text = gunzipSync(file.bytes).toString('utf8');
		const send = (paper: string) => receiveBatch(hub, Buffer.from(paper));
		expect((await send(text.replace('"IV.1":50', '"IV.1":51'))).status).toBe(400);
		expect((await send(text.replace('"kind":"kiriman"', '"kind":"kiriman" '))).status).toBe(403);
		expect((await send('{}')).status).toBe(400);
		expect((await receiveBatch(hub, file.bytes.subarray(0, 40))).status).toBe(413);
		const strange = text.replace(/"hall":"[^"]+"/, '"hall":"siapa"');
		expect((await send(strange)).status).toBe(401);
		expect(await hub.store.versions(KECAMATAN, CONTEST, tpsOf(1))).toEqual([]);
	});
});
