import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PART_BYTES } from '../../lib/delivery';
import { paperTruth } from '../../lib/demo/paper';
import { randomFrom } from '../../lib/demo/random';
import type { ElectionPack } from '../../lib/election';
import { canonicalJson, type Figures } from '../../lib/forms';
import { type Hub, openHub } from '../hub/hub';
import { layTps } from '../hub/lay-straight';
import { monitorView } from '../hub/monitor';
import { hubContests, packNow, packUses } from '../hub/packs';
import { entryView, queueView } from '../hub/queue';
import { receiveCarried, receiveEnclosures, receivePart } from '../hub/receive-enclosures';
import { codeHash } from '../hub/reception';
import { attachPhoto } from '../photo/attach';
import { photoPath } from '../photo/store';
import { resultView } from '../queries';
import { adopt as adoptRegion, close, FEW, lockAgain, reopen, smallHall } from '../testing/adoption';
import { ACTORS, CONTEST, digest, KECAMATAN, KELURAHAN, OTHER_KELURAHAN, tpsOf } from '../testing/fixtures';
import { Hall } from '../testing/hall';
import { temporaryFolder } from '../testing/house';
import { lineTo, type Mishap } from '../testing/line';
import { adopt, PEMILU } from '../testing/packs';
import { verifyLedger } from '../verify';
import { Courier, enrol, exportFile, importReceipts } from '.';
import { besideOf, enclosurePaper, noteSheet, openEnclosures, openPack, packPart } from './enclosures';

const { admin, operator } = ACTORS;
const TPS = tpsOf(1);

let hall: Hall;
let hub: Hub;
let folder = '';
let mishaps: Mishap[] = [];
const asked: string[] = [];
const line = lineTo(
	() => hub,
	() => mishaps,
	asked,
);

async function enrolled(): Promise<void> {
	const at = { kecamatan: KECAMATAN, by: 'Admin', at: '2024', until: '2999' };
	await hub.store.offer({ hash: codeHash('ABCD-EFGH'), ...at });
	const done = await enrol(hall.house, admin, { url: 'http://pusat.invalid', code: 'ABCD-EFGH', name: 'PPK' }, line);
	expect(done).toMatchObject({ ok: true });
	asked.length = 0;
}

/** A courier that works until nothing is due. */
const round = () => new Courier(hall.house, { fetch: line, newsMs: 0, wait: () => 0, photoRate: 1_000_000 }).round();
const beside = () => besideOf(hall.house, hub.key.publicKey);

/** A photo nothing can make small: a little more than two parts. */
async function attach(page: number, seed: number): Promise<string> {
	const side = 760;
	const noise = Buffer.alloc(side * side * 3);
	for (let at = 0, state = seed; at < noise.length; at++) {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		noise[at] = state >>> 24;
	}
	const raw = { width: side, height: side, channels: 3 } as const;
	const bytes = await sharp(noise, { raw }).jpeg({ quality: 100 }).toBuffer();
	const photo = { contest: CONTEST, tps: TPS, page, source: 'kamera', name: 'foto.jpg' } as const;
	expect(await attachPhoto(hall.house, operator, { ...photo, bytes })).toMatchObject({ ok: true });
	const row = hall.house.sqlite.prepare('SELECT content FROM photo WHERE page = ? ORDER BY seq DESC').get(page);
	return (row as { content: string }).content;
}

const photosAt = (tps = TPS) => hub.store.photos(KECAMATAN, CONTEST, tps);
const whole = async () => (await photosAt()).filter((photo) => photo.whole).map(({ content }) => content);

beforeEach(async () => {
	folder = temporaryFolder();
	hub = await openHub({ folder, name: 'KPU Contoh' });
	mishaps = [];
});
afterEach(async () => {
	expect(verifyLedger(hall.house)).toMatchObject({ ok: true, problem: null });
	hall.leave();
	await hub.store.close();
	rmSync(folder, { recursive: true, force: true });
});

describe('photos', () => {
	beforeEach(async () => {
		hall = Hall.opened([]);
		await enrolled();
	});

	it('follow the result they belong to, part by part, and arrive as they are kept in the hall', async () => {
		const content = await attach(2, 7);
		await round();
		expect(await photosAt()).toEqual([]);
		hall.lock(TPS);
		await round();
		expect(asked.indexOf('parcels')).toBeLessThan(asked.indexOf('enclosures'));
		expect(asked.filter((way) => way === 'parts').length).toBeGreaterThan(2);
		expect(await whole()).toEqual([content]);
		const bytes = Buffer.concat(await hub.store.parts(KECAMATAN, content));
		expect(bytes.length).toBeGreaterThan(2 * PART_BYTES);
		expect(createHash('sha256').update(bytes).digest('hex')).toBe(content);
		expect(beside()).toMatchObject({ photos: { sent: 1, waiting: 0 }, fault: null });
		asked.length = 0;
		await round();
		expect(asked).toEqual(['status']);
		const view = await entryView(hub, { contest: CONTEST, tps: TPS, version: 1 });
		expect(view?.photos).toMatchObject([
			{ page: 1, current: null },
			{ page: 2, current: { content, version: 1, source: 'kamera', whole: true }, past: 0 },
			{ page: 3, current: null },
		]);
	});

	it('go on where the line broke, and no result waits for them', async () => {
		await attach(2, 8);
		hall.lock(TPS);
		// Carried: the result, its news, what photos there are, the first part; the answer to the second is lost.
		mishaps = [null, null, null, null, 'deaf'];
		await round();
		expect(await photosAt()).toMatchObject([{ parts: 2, whole: false }]);
		expect(beside()).toMatchObject({ fault: 'timeout', photos: { sent: 0, waiting: 1 } });
		hall.lock(tpsOf(2));
		asked.length = 0;
		await round();
		expect(asked.slice(0, 3)).toEqual(['parcels', 'status', 'parts']);
		expect(await whole()).toHaveLength(1);
		expect(beside()).toMatchObject({ fault: null, photos: { sent: 1, waiting: 0 } });
	});

	it('that were withdrawn are told with their reason, and their bytes are not sent', async () => {
		const content = await attach(2, 9);
		hall.does(operator, 'photo.retract', { tps: TPS, page: 2, content, reason: 'Foto TPS lain' });
		hall.lock(TPS);
		await round();
		expect(await photosAt()).toMatchObject([{ content, retracted: 'Foto TPS lain', parts: 0 }]);
		expect(asked).not.toContain('parts');
		const view = await entryView(hub, { contest: CONTEST, tps: TPS, version: 1 });
		expect(view?.photos[1]).toMatchObject({ current: null, past: 1 });
	});

	it('take their corners along when somebody in the hall set them: the strips are cut by them at the office too', async () => {
		const content = await attach(2, 11);
		hall.lock(TPS);
		await round();
		const seen = async () => {
			const laid = await layTps(hub, CONTEST, TPS);
			const view = await entryView(hub, { contest: CONTEST, tps: TPS, version: 1 });
			return { laid, page: view?.photos[1], strips: Object.keys(view?.strips ?? {}) };
		};
		expect(await seen()).toMatchObject({ laid: [{ state: 'no-marks' }], page: { state: 'no-marks' }, strips: [] });

		const quad = (edge: number) => [
			{ x: edge, y: 0.1 },
			{ x: 0.9, y: 0.1 },
			{ x: 0.9, y: 0.9 },
			{ x: 0.1, y: 0.9 },
		];
		const set = (corners: ReturnType<typeof quad> | null) =>
			hall.does(operator, 'photo.corners', { tps: TPS, page: 2, content, corners: corners as never });
		set(quad(0.12));
		const early = openEnclosures(hall.house, hub.key.publicKey, 10);
		set(quad(0.11));
		asked.length = 0;
		await round();
		expect(asked).toEqual(['status', 'enclosures']);
		expect(await seen()).toMatchObject({ page: { state: 'straight', byHand: true }, strips: ['IV.1', 'IV.2', 'IV.3'] });
		expect((await photosAt())[0]?.corners).toEqual(quad(0.11));
		// What a line kept back for ten minutes changes nothing.
		await receiveEnclosures(hub, Buffer.from(enclosurePaper(hall.house, early)));
		expect((await photosAt())[0]?.corners).toEqual(quad(0.11));
		asked.length = 0;
		await round();
		expect(asked).toEqual(['status']);

		set(null);
		await round();
		expect((await photosAt())[0]?.corners).toBeNull();
		expect(await seen()).toMatchObject({ laid: [], page: { state: 'no-marks', byHand: false }, strips: [] });
	});

	it('are sent to an office that does not know corners yet, which is asked again later and loses nothing', async () => {
		const content = await attach(2, 13);
		hall.lock(TPS);
		await round();
		const corners = [0, 1, 2, 3].map((at) => ({ x: at % 3 === 0 ? 0 : 1, y: at < 2 ? 0 : 1 }));
		hall.does(operator, 'photo.corners', { tps: TPS, page: 2, content, corners: corners as never });
		const target = hub.key.publicKey;
		const open = () => openEnclosures(hall.house, target, 10);
		const [line] = open();
		const sha256 = createHash('sha256')
			.update(line?.text ?? '')
			.digest('hex');
		const answer = { v: 1, kind: 'resi-lampiran', hub: target, hall: '', at: '', kept: [], files: [] } as const;
		noteSheet(hall.house, target, open(), { ...answer, refused: [{ sha256, problem: 'shape' }] });
		expect(open()).toEqual([]);
		const day = new Date(hall.house.now().getTime() + 86_400_000);
		hall.house.now = () => day;
		expect(open()).toEqual([line]);
		await round();
		expect((await photosAt())[0]?.corners).toEqual(corners);

		const never = (more: object) => ({ ...JSON.parse(line?.text ?? '{}'), ...more });
		const point = { x: 2, y: 0 };
		for (const wrong of [{ corners: [] }, { corners: [point, point, point, point] }, { what: 'sesuatu' }]) {
			const text = canonicalJson(never(wrong));
			const reply = await receiveEnclosures(hub, Buffer.from(enclosurePaper(hall.house, [{ name: 'x', text }])));
			expect(reply.text).toContain('"problem":"shape"');
		}
	});

	it('whose file was changed in the hall are given up, and those of strangers are turned away', async () => {
		const content = await attach(2, 10);
		hall.lock(TPS);
		const file = photoPath(hall.house.folder, content, 'jpeg');
		const kept = readFileSync(file);
		writeFileSync(file, Buffer.concat([kept.subarray(0, kept.length - 1), Buffer.from('x')]));
		await round();
		expect(await photosAt()).toMatchObject([{ parts: 0, whole: false }]);
		expect(beside().photos).toEqual({ sent: 0, waiting: 0 });
		writeFileSync(file, kept);

		const part = packPart(hall.house, content, 0, kept.subarray(0, 10));
		const foreign = Buffer.from(part.toString('latin1').replace(/"part":0/, '"part":1'), 'latin1');
		expect((await receivePart(hub, foreign)).status).toBe(403);
		expect((await receivePart(hub, Buffer.concat([part, Buffer.from('x')]))).status).toBe(400);
		const nobody = packPart(hall.house, digest('tak dikenal'), 0, kept.subarray(0, 10));
		expect((await receivePart(hub, nobody)).status).toBe(404);
		for (const broken of ['', 'x', '{}\n', '{}\n\n'])
			expect((await receivePart(hub, Buffer.from(broken))).status).toBe(400);
		const paper = enclosurePaper(hall.house, [{ name: 'x', text: '{"v":1,"what":"foto"}' }]);
		expect((await receiveEnclosures(hub, Buffer.from(paper))).text).toContain('"problem":"shape"');
		expect((await receiveEnclosures(hub, Buffer.from(paper.replace('"what"', '"waht"')))).status).toBe(400);
	});
});

describe('contests', () => {
	it('come with their pack before the first result, and are read by its forms everywhere', async () => {
		hall = Hall.opened([]);
		adopt(hall);
		await enrolled();
		const form = hall.house.states.election().contest('dpr', TPS);
		if (!form) throw new Error('no form');
		const figures: Figures = paperTruth(randomFrom(3), form);
		const about = { contest: 'dpr', tps: TPS };
		hall.does(operator, 'tps.floor', { ...about, seal: 'utuh', note: '', mode: 'match' });
		hall.does(operator, 'tally.fill', { ...about, figures, matched: [], blank: [] });
		const open = resultView(hall.house, 'dpr', TPS)?.openItems ?? [];
		if (open.length > 0) hall.does(operator, 'item.record', { ...about, items: [...open], note: 'Dicatat' });
		hall.does(ACTORS.ketua, 'gavel.strike', { ...about, hash: resultView(hall.house, 'dpr', TPS)?.hash ?? '' });
		await round();
		expect(asked.slice(0, 2)).toEqual(['enclosures', 'parcels']);
		expect((await hubContests(hub)).map(({ code }) => code)).toEqual(PEMILU.contests.map(({ code }) => code));
		const filter = { region: '', state: 'received', codes: 'any' } as const;
		const { lines } = await queueView(hub, { code: 'dpr' }, filter, 'v1');
		expect(lines.map(({ tps, codes }) => [tps, codes])).toEqual([[TPS, '']]);
		const view = await entryView(hub, { ...about, version: 1 });
		expect(view?.rows).toHaveLength(form.fields.length);
		expect(await packUses(hub, '')).toMatchObject([{ id: PEMILU.id, kecamatan: [KECAMATAN] }]);
	});

	it('keep the form that results stand on; a file carried by hand brings the pack and the adoptions along', async () => {
		hall = smallHall([]);
		adopt(hall);
		await enrolled();
		for (const tps of FEW) hall.lock(tps);
		for (const region of [KELURAHAN, OTHER_KELURAHAN, KECAMATAN]) adoptRegion(hall, region);
		await attach(2, 12);
		const file = await exportFile(hall.house, operator, hub.key.publicKey, 'Pak Amir');
		if (!file.ok) throw new Error(file.refusal.code);
		const reply = await receiveCarried(hub, file.bytes);
		expect(reply.status).toBe(200);
		expect(importReceipts(hall.house, Buffer.from(reply.text))).toEqual({ receipts: 3, rejected: 0 });
		expect(await photosAt()).toEqual([]);
		asked.length = 0;
		const monitor = () => monitorView(hub, { code: CONTEST }, KECAMATAN);
		expect((await monitor()).adoption).toMatchObject({ stands: true, version: 1, by: ACTORS.ketua.name });
		expect((await monitorView(hub, { code: CONTEST }, '')).lines).toMatchObject([{ adopted: 1 }]);

		close(hall);
		await round();
		// What the file brought is not sent again.
		expect(asked.slice(0, 2)).toEqual(['status', 'enclosures']);
		expect((await monitor()).closing).toMatchObject({ by: ACTORS.ketua.name, open: 2 * FEW.length * 2 });

		const fewer: ElectionPack = structuredClone(PEMILU);
		fewer.contests[0]?.contestants?.pop();
		const text = canonicalJson({ v: 1, what: 'paket', sha256: digest('p'), pack: fewer });
		const sent = await receiveEnclosures(hub, Buffer.from(enclosurePaper(hall.house, [{ name: 'x', text }])));
		expect(sent.text).toContain('pack-changes-forms');
	});

	it('stay what the hall adopted last when an earlier pack comes late, or twice', async () => {
		hall = Hall.opened([]);
		adopt(hall);
		await enrolled();
		const target = hub.key.publicKey;
		const early = Buffer.from(enclosurePaper(hall.house, openPack(hall.house, target)));
		const second: ElectionPack = { ...structuredClone(PEMILU), version: PEMILU.version + 1 };
		adopt(hall, second);
		await round();
		const versions = async () => (await packUses(hub, '')).map(({ version }) => version);
		expect(await versions()).toEqual([2]);
		for (const late of [early, early]) expect((await receiveEnclosures(hub, late)).status).toBe(200);
		await packNow(hub, KECAMATAN);
		expect(await versions()).toEqual([2]);
	});

	it('whose adoption fell are told so', async () => {
		hall = smallHall([]);
		await enrolled();
		for (const tps of FEW) hall.lock(tps);
		adoptRegion(hall, KELURAHAN);
		await round();
		const own = async () => (await monitorView(hub, { code: CONTEST }, KELURAHAN)).adoption;
		expect(await own()).toMatchObject({ stands: true, version: 1 });
		reopen(hall, TPS);
		await round();
		expect(await own()).toMatchObject({ stands: false, version: 1 });
		lockAgain(hall, TPS);
		adoptRegion(hall, KELURAHAN);
		await round();
		expect(await own()).toMatchObject({ stands: true, version: 2 });
	});
});
