import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { canonicalJson } from '../../lib/forms';
import {
	type Corners,
	findPage,
	homography,
	MOST_PIXELS,
	type PageLayout,
	type PhotoFormat,
	type PhotoState,
	type Quad,
	type Raster,
	straighten,
	stripOf,
} from '../../lib/photo';
import { DERIVED } from '../folder';
import { photoPath } from './store';

/** Raised when strips are cut otherwise than before: what was cut earlier is then made again. */
const RECIPE = 1;
/** Longest side in pixels of the picture the marks are looked for in, and of the one strips are cut from. */
const SEARCHED = 1600;
const FINEST = 4500;
/** Pixels a millimetre of the page has in a strip, and in the page laid straight. */
const STRIP_SCALE = 5;
const PAGE_SCALE = 1.7;
/** Around the marks, in millimetres. */
const EDGE = 12;
const QUALITY = 82;

/** What a photo needs to be laid straight. */
export interface PhotoToStraighten {
	readonly content: string;
	readonly format: PhotoFormat;
	readonly page: number;
	readonly corners: Corners | null;
}

/** What came of it; stands beside the pictures as `hasil.json`. */
export interface Straightened {
	readonly state: Exclude<PhotoState, 'waiting'>;
	readonly marks: Corners | null;
	/** Page its square code says. */
	readonly says: number | null;
	/** Numbers that have a strip. */
	readonly fields: readonly string[];
}

/** Files of a straightened photo. */
export const RESULT_FILE = 'hasil.json';
export const SMALL_FILE = 'kecil.jpg';
export const STRAIGHT_FILE = 'lurus.jpg';
export const stripFile = (field: string) => `${field}.jpg`;

/** Name of the folder a photo's strips are in: the photo, its page and its corners, so that nothing stale is shown. */
export function derivedKey({ content, page, corners }: PhotoToStraighten, pages: readonly PageLayout[]): string {
	return createHash('sha256')
		.update(canonicalJson({ RECIPE, content, page, corners, pages }))
		.digest('hex')
		.slice(0, 40);
}

/** Address of a file cut from a photo. */
export const derivedUrl = (key: string, file: string) => `/api/photos/derived/${key}/${file}`;

export function derivedFolder(folder: string, key: string): string {
	return join(/* turbopackIgnore: true */ folder, DERIVED, key);
}

const known = new Map<string, Straightened>();

/** What came of straightening, or `null` while it has not been done. */
export function straightenedOf(folder: string, key: string): Straightened | null {
	const file = join(derivedFolder(folder, key), RESULT_FILE);
	// Another process may have thrown it away: what is not on the disk is not there.
	if (!existsSync(file)) return null;
	const result = known.get(file) ?? (JSON.parse(readFileSync(file, 'utf8')) as Straightened);
	known.set(file, result);
	return result;
}

/**
 * Lays a photo straight and cuts the strip of each number of its page. Takes about a second of one core: for a process
 * of its own, never for one that answers the desk.
 * @param read the photo's bytes, where they are not in the data folder's own place
 * @throws where the file is gone or cannot be decoded
 */
export async function straightenPhoto(
	folder: string,
	photo: PhotoToStraighten,
	pages: readonly PageLayout[],
	read: () => Uint8Array | Promise<Uint8Array> = () => readFileSync(photoPath(folder, photo.content, photo.format)),
): Promise<Straightened> {
	const key = derivedKey(photo, pages);
	const done = straightenedOf(folder, key);
	if (done) return done;
	const picture = await upright(await read());
	const draft = `${derivedFolder(folder, key)}.sebagian-${randomUUID()}`;
	mkdirSync(draft, { recursive: true });
	try {
		const small = await toSharp(picture).resize({ width: SEARCHED, height: SEARCHED, fit: 'inside' }).toBuffer();
		writeFileSync(join(draft, SMALL_FILE), small);
		const result = await cut(picture, photo, pages, (name, bytes) => writeFileSync(join(draft, name), bytes));
		writeFileSync(join(draft, RESULT_FILE), `${JSON.stringify(result)}\n`);
		rmSync(derivedFolder(folder, key), { recursive: true, force: true });
		renameSync(draft, derivedFolder(folder, key));
		return result;
	} finally {
		rmSync(draft, { recursive: true, force: true });
	}
}

async function cut(
	picture: Raster,
	photo: PhotoToStraighten,
	pages: readonly PageLayout[],
	write: (name: string, bytes: Uint8Array) => void,
): Promise<Straightened> {
	const layout = pages.find(({ page }) => page === photo.page);
	if (!layout) return { state: 'no-layout', marks: null, says: null, fields: [] };
	const found = photo.corners
		? { marks: scaled(photo.corners, picture.width, picture.height), page: null }
		: await search(picture, pages);
	const map = found && homography(layout.marks, found.marks);
	if (!found || !map) return { state: 'no-marks', marks: null, says: null, fields: [] };
	const marks = scaled(found.marks, 1 / picture.width, 1 / picture.height);
	const [corner, , opposite] = layout.marks;
	const whole = {
		x: corner.x - EDGE,
		y: corner.y - EDGE,
		width: opposite.x - corner.x + 2 * EDGE,
		height: opposite.y - corner.y + 2 * EDGE,
	};
	write(STRAIGHT_FILE, await toSharp(straighten(picture, map, whole, PAGE_SCALE)).toBuffer());
	// The strips of another page would show the wrong numbers beside the rows.
	if (found.page !== null && found.page !== photo.page)
		return { state: 'straight', marks, says: found.page, fields: [] };
	for (const [field, rect] of Object.entries(layout.fields)) {
		write(stripFile(field), await toSharp(straighten(picture, map, stripOf(rect), STRIP_SCALE)).toBuffer());
	}
	return { state: 'straight', marks, says: found.page, fields: Object.keys(layout.fields) };
}

/** Finds the marks; in pixels of the picture. */
export async function search(
	picture: Raster,
	pages: readonly PageLayout[],
): Promise<{ marks: Quad; page: number | null } | null> {
	const { data, info } = await toSharp(picture)
		.resize({ width: SEARCHED, height: SEARCHED, fit: 'inside' })
		.greyscale()
		.raw()
		.toBuffer({ resolveWithObject: true });
	const grey: Raster = { width: info.width, height: info.height, channels: 1, data };
	const found = findPage(grey, pages);
	if (!found) return null;
	const [sx, sy] = [picture.width / grey.width, picture.height / grey.height];
	// The middle of a pixel is half a pixel from its edge.
	const marks = found.marks.map(({ x, y }) => ({ x: (x + 0.5) * sx, y: (y + 0.5) * sy })) as unknown as Quad;
	return { marks, page: found.page };
}

/** Decodes a photo as it stands upright. @throws where it is broken or cut off */
export async function upright(bytes: Uint8Array): Promise<Raster> {
	const { data, info } = await sharp(bytes, { failOn: 'truncated', limitInputPixels: MOST_PIXELS })
		.autoOrient()
		.resize({ width: FINEST, height: FINEST, fit: 'inside', withoutEnlargement: true })
		.toColourspace('srgb')
		.flatten({ background: '#fff' })
		.raw()
		.toBuffer({ resolveWithObject: true });
	return { width: info.width, height: info.height, channels: info.channels === 1 ? 1 : 3, data };
}

/** Decodes a photo only to see whether it can be. */
export async function isWhole(bytes: Uint8Array): Promise<boolean> {
	try {
		await sharp(bytes, { failOn: 'truncated', limitInputPixels: MOST_PIXELS }).resize(64).raw().toBuffer();
		return true;
	} catch {
		return false;
	}
}

function toSharp({ width, height, channels, data }: Raster) {
	return sharp(data, { raw: { width, height, channels } }).jpeg({ quality: QUALITY });
}

const scaled = (quad: Quad, x: number, y: number) =>
	quad.map((point) => ({ x: point.x * x, y: point.y * y })) as unknown as Quad;
