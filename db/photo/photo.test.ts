import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HARD, mapOf } from '../../lib/demo/photo/snapshot';
import { packFiles } from '../../lib/evidence/zip';
import { contestOf } from '../../lib/forms';
import { apply, distance, layoutOf, type PageLayout, type Quad, readPhoto, stripOf } from '../../lib/photo';
import type { Actor } from '../../lib/plenary';
import { otherFiles } from '../backup/files';
import { makeBackup } from '../backup/make';
import { prepareRestore } from '../backup/restore';
import { DERIVED, PHOTOS } from '../folder';
import { openHouse } from '../house';
import { ACTORS, CONSOLE, CONTEST, OTHER_KELURAHAN, PAPER, systemItem, tpsOf } from '../testing/fixtures';
import { Hall } from '../testing/hall';
import { temporaryFolder } from '../testing/house';
import { verifyLedger } from '../verify';
import { attachPhoto } from './attach';
import { bundlePhotos } from './bundle';
import { attachHandedOver } from './handed-over';
import { inventPhoto } from './invented';
import { namedPlaces } from './named';
import { pruneDerived } from './prune';
import { photoView, waitingPhotos } from './queries';
import { photoPath } from './store';
import { derivedFolder, derivedKey, search, straightenPhoto, stripFile, upright } from './straighten';

const form = contestOf(CONTEST);
const pages: readonly PageLayout[] = (form && layoutOf(form)?.pages) ?? [];
const TPS = tpsOf(1);
const { operator } = ACTORS;

/** Page 2 and page 3 as two phones took them. */
let second: Buffer;
let third: Buffer;

beforeAll(async () => {
	if (!form) throw new Error('no form');
	second = (await inventPhoto(form, PAPER, 2, 11, { width: 900 })).jpeg;
	third = (await inventPhoto(form, PAPER, 3, 12, { width: 900 })).jpeg;
});

describe('a photo somebody brings', () => {
	const exif = (more: Record<string, Record<string, string>>) => ({
		exif: { IFD0: { Make: 'Ponsel Rahasia' }, ...more },
	});

	it('is kept without place, device and what phones append, and stands as it stood', async () => {
		const { jpeg } = await sideways();
		const appended = Buffer.concat([jpeg, Buffer.from('film bergerak di belakang gambar')]);
		const photo = readPhoto(appended);
		if (!photo.ok) throw new Error(photo.problem);
		expect(photo).toMatchObject({ format: 'jpeg', width: 400, height: 300, orientation: 6 });
		const kept = Buffer.from(photo.bytes);
		for (const secret of ['Ponsel Rahasia', 'GPS', 'film bergerak']) expect(kept.includes(secret), secret).toBe(false);
		// Of EXIF one entry is left: how the picture stands.
		expect((await sharp(kept).metadata()).exif).toHaveLength(32);
		const { width, height } = await upright(kept);
		expect([width, height]).toEqual([300, 400]);
		// Nothing of the picture itself was touched.
		const [before, after] = await Promise.all([jpeg, kept].map((bytes) => sharp(bytes).raw().toBuffer()));
		expect(after?.equals(before ?? Buffer.alloc(0))).toBe(true);
	});

	it('is refused with the reason, whatever it calls itself', async () => {
		const { jpeg } = await sideways();
		const png = await sharp(second).resize(80).png().toBuffer();
		const problem = (bytes: Uint8Array) => {
			const read = readPhoto(bytes);
			return read.ok ? null : read.problem;
		};
		expect(problem(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('not-a-photo');
		expect(problem(Buffer.alloc(0))).toBe('not-a-photo');
		expect(problem(Buffer.from('GIF89a'))).toBe('not-a-photo');
		for (const cut of [3, 30, 400, jpeg.length - 1])
			expect(problem(jpeg.subarray(0, cut)), String(cut)).toBe('truncated');
		for (const cut of [9, 40, png.length - 5]) expect(problem(png.subarray(0, cut)), String(cut)).toBe('truncated');
		expect(problem(Buffer.concat([jpeg, Buffer.alloc(31 * 1_048_576)]))).toBe('too-large');
		const huge = Buffer.from(png);
		huge.writeUInt32BE(20_000, 16);
		huge.writeUInt32BE(20_000, 20);
		expect(problem(huge)).toBe('too-many-pixels');
		expect(problem(png)).toBeNull();
	});

	async function sideways() {
		const picture = sharp({ create: { width: 400, height: 300, channels: 3, background: '#987' } });
		const where = { GPSLatitudeRef: 'S', GPSLatitude: '6/1 10/1 0/1', GPSLongitude: '106/1 49/1 0/1' };
		const jpeg = await picture
			.withMetadata({ orientation: 6, ...exif({ IFD3: where }) })
			.jpeg()
			.toBuffer();
		expect(jpeg.includes('Ponsel Rahasia')).toBe(true);
		return { jpeg };
	}
});

describe('photos of a TPS', () => {
	let hall: Hall;
	beforeEach(() => {
		hall = Hall.opened([1]);
	});
	afterEach(() => hall.leave());

	const attach = (bytes: Uint8Array, page: number, more: { tps?: string; name?: string; actor?: Actor } = {}) =>
		attachPhoto(hall.house, more.actor ?? operator, {
			contest: CONTEST,
			tps: more.tps ?? TPS,
			page,
			source: 'kamera',
			name: more.name ?? 'foto.jpg',
			bytes,
		});
	const view = (tps = TPS) => {
		const found = photoView(hall.house, CONTEST, tps);
		if (!found) throw new Error('no view');
		return found;
	};
	const head = () => hall.ledger().length;

	it('are kept in versions: a replaced one stays, a withdrawn one makes room for the one before', async () => {
		hall.fits();
		const figures = hall.state().version;
		expect(await attach(second, 2)).toMatchObject({ ok: true, events: 1 });
		const better = await sharp(second).jpeg({ quality: 55 }).toBuffer();
		expect(await attach(better, 2)).toMatchObject({ ok: true });
		const [, page] = view().pages;
		expect(page?.current).toMatchObject({ version: 2, source: 'kamera', by: operator.name, retracted: null });
		expect(page?.past.map(({ version }) => version)).toEqual([1]);
		hall.does(operator, 'photo.retract', {
			tps: TPS,
			page: 2,
			content: page?.current?.content ?? '',
			reason: 'TPS lain',
		});
		expect(view().pages[1]?.current?.version).toBe(1);
		expect(view().pages[1]?.past[0]).toMatchObject({ version: 2, retracted: 'TPS lain' });
		// Both files are still there, and no figure became stale.
		expect(
			readdirSync(join(hall.house.folder, PHOTOS), { recursive: true }).filter((name) => /jpg$/.test(String(name))),
		).toHaveLength(2);
		expect(hall.state().version).toBe(figures);
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true });
	});

	it('are refused for a second page, a page the form has not, a foreign kelurahan; and nothing is written', async () => {
		await attach(second, 2);
		const before = head();
		expect(await attach(second, 2)).toMatchObject({ refusal: { code: 'photo.same' } });
		expect(await attach(second, 3)).toMatchObject({
			refusal: { code: 'photo.elsewhere', context: { tps: TPS, page: 2 } },
		});
		expect(await attach(second, 2, { tps: tpsOf(2) })).toMatchObject({ refusal: { code: 'photo.elsewhere' } });
		expect(await attach(third, 4)).toMatchObject({ refusal: { code: 'photo.page', context: { count: 3 } } });
		expect(await attach(third, 3, { tps: tpsOf(999) })).toMatchObject({ refusal: { code: 'tps.unknown' } });
		const foreign = { ...ACTORS.pps, kelurahan: OTHER_KELURAHAN };
		expect(await attach(third, 3, { actor: foreign })).toMatchObject({ refusal: { code: 'forbidden' } });
		expect(await attach(Buffer.from('bukan foto'), 3)).toEqual({ ok: false, problem: 'not-a-photo' });
		const broken = Buffer.concat([third.subarray(0, third.indexOf('ffda', 'hex')), third.subarray(third.length - 2)]);
		expect(await attach(broken, 3)).toEqual({ ok: false, problem: 'broken' });
		expect(head()).toBe(before);
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true });
	});

	it('are missed by name when a file is gone or changed, and their rows cannot be', async () => {
		await attach(second, 2);
		const { content } = view().pages[1]?.current ?? { content: '' };
		const file = photoPath(hall.house.folder, content, 'jpeg');
		const kept = readFileSync(file);
		rmSync(file);
		expect(verifyLedger(hall.house).problem).toBe(
			`foto ${CONTEST} ${TPS} halaman 2 (${content.slice(0, 12)}): berkas hilang`,
		);
		writeFileSync(file, Buffer.concat([kept, Buffer.from('.')]));
		expect(verifyLedger(hall.house).problem).toContain('isi berkas berubah');
		// Attaching it again mends the file without a new row.
		expect(await attach(second, 2)).toMatchObject({ refusal: { code: 'photo.same' } });
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true });
		for (const sql of ['DELETE FROM photo', "UPDATE photo SET content = 'x'", 'UPDATE OR REPLACE photo SET page = 3'])
			expect(() => hall.house.sqlite.exec(sql), sql).toThrow(/foto: tidak dapat/);
	});

	it('go into every copy and every bundle; what is cut from them into none', async () => {
		await attach(second, 2);
		mkdirSync(join(hall.house.folder, DERIVED, 'x'), { recursive: true });
		writeFileSync(join(hall.house.folder, DERIVED, 'x', 'strip.jpg'), 'x');
		const { content } = view().pages[1]?.current ?? { content: '' };
		const target = temporaryFolder();
		const names = otherFiles(hall.house.folder, target).map(({ path }) => path);
		expect(names).toEqual([`${PHOTOS}/${content.slice(0, 2)}/${content}.jpg`]);
		const backup = await makeBackup(hall.house.folder, target, 'kunci');
		const restored = temporaryFolder();
		expect(await prepareRestore(join(target, backup.name), restored, CONSOLE)).toMatchObject({ ok: true });
		const again = openHouse(restored);
		expect(verifyLedger(again)).toMatchObject({ ok: true });
		expect(existsSync(photoPath(restored, content, 'jpeg'))).toBe(true);
		again.sqlite.close();
		for (const folder of [target, restored]) rmSync(folder, { recursive: true, force: true });
		expect([...bundlePhotos(hall.house).keys()]).toEqual([`${CONTEST}-${TPS}-hal2-v1-${content.slice(0, 12)}.jpg`]);
		const [list] = bundlePhotos(hall.house, 10).values();
		expect(new TextDecoder().decode(list)).toContain(content);
	});

	it('find their page by the name Sirekap gives them', () => {
		const images = [
			'https://sirekap.invalid/a/3101011001001-20240215-1.jpg',
			null,
			'https://x.invalid/3101011001001-20240215-3.jpg',
		];
		hall.imports({ ...systemItem(TPS), rest: { images } });
		const place = namedPlaces(hall.house, CONTEST, TPS);
		expect(place('C:\\foto\\3101011001001-20240215-3.JPG')).toEqual({ tps: TPS, page: 3 });
		expect(['lain.jpg', ''].map(place)).toEqual([undefined, undefined]);
	});

	it('are taken from a folder or a zip by the names in Sirekap’s data; a second time nothing is new', async () => {
		const named = (tps: string) => [1, 2].map((page) => `https://sirekap.invalid/x/${tps}-${page}.jpg`);
		hall.imports(...[TPS, tpsOf(2)].map((tps) => ({ ...systemItem(tps), rest: { images: named(tps) } })));
		const files = {
			[`a/${TPS}-2.jpg`]: second,
			[`a/b/${tpsOf(2)}-1.JPG`]: third,
			'a/liburan.jpg': third,
			'a/catatan.txt': third,
		};
		const folder = temporaryFolder();
		for (const [name, bytes] of Object.entries(files)) {
			mkdirSync(dirname(join(folder, name)), { recursive: true });
			writeFileSync(join(folder, name), bytes);
		}
		const zip = join(folder, 'semua.zip');
		writeFileSync(zip, packFiles(new Map(Object.entries(files).map(([name, bytes]) => [name, new Uint8Array(bytes)]))));
		const took = async (path: string) => {
			const became: Record<string, string> = {};
			for await (const one of attachHandedOver(hall.house, CONSOLE, CONTEST, path))
				became[basename(one.name)] = one.became;
			return became;
		};
		const names = { first: `${TPS}-2.jpg`, other: `${tpsOf(2)}-1.JPG`, none: 'liburan.jpg' };
		expect(await took(join(folder, 'a'))).toEqual({
			[names.first]: 'attached',
			[names.other]: 'attached',
			[names.none]: 'unnamed',
		});
		expect(await took(zip)).toEqual({ [names.first]: 'known', [names.other]: 'known', [names.none]: 'unnamed' });
		expect(view().pages[1]?.current).toMatchObject({ source: 'sirekap', name: names.first });
		expect(view(tpsOf(2)).pages[0]?.current).toMatchObject({ version: 1 });
		// Picked on the page of one TPS, a file of another still goes where its name says.
		const places = namedPlaces(hall.house, CONTEST, TPS);
		expect([names.first, names.other, names.none].map(places)).toEqual([
			{ tps: TPS, page: 2 },
			{ tps: tpsOf(2), page: 1 },
			undefined,
		]);
		rmSync(folder, { recursive: true, force: true });
	});

	it('are laid straight, their strips beside the fields; corners set by hand win, another page’s strips are not shown', async () => {
		await attach(second, 2);
		expect(view()).toMatchObject({ waiting: 1, strips: {} });
		await straightenAll();
		expect(Object.keys(view().strips)).toEqual(['IV.1', 'IV.2', 'IV.3']);
		expect(view().pages[1]).toMatchObject({ state: 'straight', says: 2 });
		const automatic = view().strips['IV.1'];

		const { content } = view().pages[1]?.current ?? { content: '' };
		const corners = [0.1, 0.1, 0.9, 0.1, 0.9, 0.9, 0.1, 0.9];
		const quad = [0, 2, 4, 6].map((at) => ({ x: corners[at] ?? 0, y: corners[at + 1] ?? 0 })) as unknown as Quad;
		hall.does(operator, 'photo.corners', { tps: TPS, page: 2, content, corners: [...quad] });
		expect(view().strips).toEqual({});
		await straightenAll();
		expect(view().pages[1]?.marks).toEqual(quad);
		const cut = () => readdirSync(join(hall.house.folder, DERIVED));
		expect(cut()).toHaveLength(2);
		pruneDerived(hall.house);
		expect(cut()).toHaveLength(1);
		expect(Object.keys(view().strips)).toHaveLength(3);
		expect(view().strips['IV.1']).not.toBe(automatic);
		hall.does(operator, 'photo.corners', { tps: TPS, page: 2, content, corners: null });
		await straightenAll();
		expect(view().strips['IV.1']).toBe(automatic);

		await attach(third, 1);
		await straightenAll();
		expect(view().pages[0]).toMatchObject({ state: 'straight', says: 3 });
		expect(Object.keys(view().strips)).toEqual(['IV.1', 'IV.2', 'IV.3']);
	});

	async function straightenAll() {
		for (const { photo, pages: own } of waitingPhotos(hall.house)) await straightenPhoto(hall.house.folder, photo, own);
		expect(waitingPhotos(hall.house)).toEqual([]);
	}
});

describe('straightening', () => {
	const folder = temporaryFolder();
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it('finds the marks within 1.2 mm and reads the page, at angles, in shadow, blurred, on any table', async () => {
		if (!form) throw new Error('no form');
		for (let seed = 1; seed <= 6; seed++) {
			const page = (seed % 3) + 1;
			const { jpeg, shot, layout } = await inventPhoto(form, PAPER, page, seed, { width: 1100, hard: HARD });
			// Lying on a side and upside down as well, as phones do.
			const turned = await sharp(jpeg)
				.rotate(seed * 90)
				.toBuffer();
			for (const bytes of [jpeg, turned]) {
				const found = await search(await upright(bytes), pages);
				expect(found?.page, `seed ${seed}`).toBe(page);
				if (bytes !== jpeg || !found) continue;
				const truth = mapOf(shot, layout);
				const perMillimetre = distance(apply(truth, layout.marks[0]), apply(truth, layout.marks[1])) / 505.55;
				for (const [at, mark] of layout.marks.entries()) {
					const off = distance(apply(truth, mark), found.marks[at] ?? { x: 0, y: 0 });
					expect(off / perMillimetre, `seed ${seed}, mark ${at}`).toBeLessThan(1.2);
				}
			}
		}
	});

	it('says so when there is no page in the picture, and cuts nothing', async () => {
		const table = await sharp({ create: { width: 900, height: 1200, channels: 3, background: '#5a4632' } })
			.jpeg()
			.toBuffer();
		const photo = { content: 'a'.repeat(64), format: 'jpeg', page: 1, corners: null } as const;
		mkdirSync(join(folder, PHOTOS, 'aa'), { recursive: true });
		writeFileSync(photoPath(folder, photo.content, 'jpeg'), table);
		expect(await straightenPhoto(folder, photo, pages)).toEqual({
			state: 'no-marks',
			marks: null,
			says: null,
			fields: [],
		});
		expect(await straightenPhoto(folder, photo, [])).toMatchObject({ state: 'no-layout' });
	});

	it('cuts a strip with the ink of its own number in it', async () => {
		if (!form) throw new Error('no form');
		const blank = await inkOf({});
		const filled = await inkOf({ ...PAPER, 'IV.2': 888 });
		expect(filled['IV.2']).toBeGreaterThan((blank['IV.2'] ?? 0) * 1.25);

		/** Share of dark pixels of each strip of page 2. */
		async function inkOf(figures: typeof PAPER): Promise<Record<string, number>> {
			if (!form) throw new Error('no form');
			const { jpeg } = await inventPhoto(form, figures, 2, 77, {
				width: 1000,
				hard: { tilt: 5, turn: 2, blur: 0, shadow: 0.1 },
			});
			const content = Buffer.from(JSON.stringify(figures)).toString('hex').slice(0, 64).padEnd(64, '0');
			const photo = { content, format: 'jpeg', page: 2, corners: null } as const;
			mkdirSync(join(folder, PHOTOS, content.slice(0, 2)), { recursive: true });
			writeFileSync(photoPath(folder, content, 'jpeg'), jpeg);
			const { fields } = await straightenPhoto(folder, photo, pages);
			const shares: Record<string, number> = {};
			for (const field of fields) {
				const file = join(derivedFolder(folder, derivedKey(photo, pages)), stripFile(field));
				const { data, info } = await sharp(file).greyscale().raw().toBuffer({ resolveWithObject: true });
				const rect = stripOf(pages[1]?.fields[field] ?? { x: 0, y: 0, width: 0, height: 0 });
				expect([info.width, info.height]).toEqual([Math.round(rect.width * 5), Math.round(rect.height * 5)]);
				shares[field] = data.filter((value) => value < 110).length / data.length;
			}
			return shares;
		}
	});
});
