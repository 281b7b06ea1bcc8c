/** Formats of a photo. */
export const PHOTO_FORMATS = ['jpeg', 'png'] as const;
export type PhotoFormat = (typeof PHOTO_FORMATS)[number];

/** Why a file is no photo of ours; each has a sentence in the catalogue (`photo.problem`). */
export const PHOTO_PROBLEMS = ['not-a-photo', 'truncated', 'broken', 'too-large', 'too-many-pixels'] as const;
export type PhotoProblem = (typeof PHOTO_PROBLEMS)[number];

/** Largest file in bytes, and largest picture in pixels: a phone of 50 megapixels still passes. */
export const LARGEST_PHOTO = 30 * 1_048_576;
export const MOST_PIXELS = 60_000_000;

/** A photo as it is kept: nothing in it but the picture and how it stands. */
export interface PhotoFile {
	readonly ok: true;
	readonly format: PhotoFormat;
	/** Size as stored; turned by {@link PhotoFile.orientation} it may be the other way round. */
	readonly width: number;
	readonly height: number;
	/** EXIF orientation, 1 to 8; 1 stands upright. */
	readonly orientation: number;
	/**
	 * The file without place, time, names of people and devices, thumbnails and what phones append; the picture's own
	 * bytes are not touched.
	 */
	readonly bytes: Uint8Array;
}

/** Reads the frame of a JPEG or PNG and takes out everything that is not the picture. */
export function readPhoto(bytes: Uint8Array): PhotoFile | { readonly ok: false; readonly problem: PhotoProblem } {
	if (bytes.length > LARGEST_PHOTO) return { ok: false, problem: 'too-large' };
	let photo: PhotoFile | PhotoProblem = 'not-a-photo';
	if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) photo = jpeg(bytes);
	else if (PNG.every((value, at) => bytes[at] === value)) photo = png(bytes);
	if (typeof photo === 'string') return { ok: false, problem: photo };
	if (photo.width < 1 || photo.height < 1) return { ok: false, problem: 'broken' };
	return photo.width * photo.height > MOST_PIXELS ? { ok: false, problem: 'too-many-pixels' } : photo;
}

const JPEG_END = 0xd9;
const SCAN = 0xda;
const EXIF = 0xe1;
/** JFIF, colour profile, Adobe's note on the colour transform: without them the picture looks otherwise. */
const KEPT_NOTES = new Set([0xe0, 0xe2, 0xee]);
const COMMENT = 0xfe;
/** Starts of frame that carry the size; C4, C8 and CC mean other things. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpeg(bytes: Uint8Array): PhotoFile | PhotoProblem {
	const parts: Uint8Array[] = [];
	let [width, height, orientation] = [0, 0, 1];
	let at = 2;
	for (;;) {
		while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
		if (at + 2 > bytes.length) return 'truncated';
		if (bytes[at] !== 0xff) return 'broken';
		const marker = bytes[at + 1] as number;
		if (marker === JPEG_END) break;
		const length = u16(bytes, at + 2);
		const end = at + 2 + length;
		if (length < 2) return 'broken';
		if (end > bytes.length) return 'truncated';
		const segment = bytes.subarray(at, end);
		if (isFrame(marker)) {
			if (length < 8) return 'broken';
			[height, width] = [u16(bytes, at + 5), u16(bytes, at + 7)];
		}
		if (marker === EXIF) orientation = exifOrientation(segment) ?? orientation;
		if (marker !== COMMENT && (marker < 0xe0 || marker > 0xef || isKept(marker, segment))) parts.push(segment);
		at = end;
		if (marker !== SCAN) continue;
		const after = endOfScan(bytes, at);
		if (after === null) return 'truncated';
		parts.push(bytes.subarray(at, after));
		at = after;
	}
	const head = orientation === 1 ? [START] : [START, orientationNote(orientation)];
	return { ok: true, format: 'jpeg', width, height, orientation, bytes: join([...head, ...parts, END]) };
}

const START = Uint8Array.of(0xff, 0xd8);
const END = Uint8Array.of(0xff, JPEG_END);

/** Of APP2 only the colour profile: the other use is a list of further pictures behind the first. */
function isKept(marker: number, segment: Uint8Array): boolean {
	return KEPT_NOTES.has(marker) && (marker !== 0xe2 || text(segment, 4, 11) === 'ICC_PROFILE');
}

/** Where the next marker after the packed picture stands. */
function endOfScan(bytes: Uint8Array, from: number): number | null {
	for (let at = from; at < bytes.length - 1; at++) {
		if (bytes[at] !== 0xff) continue;
		const next = bytes[at + 1] as number;
		if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
	}
	return null;
}

/** Orientation in an APP1 segment; `null` where there is none. */
function exifOrientation(segment: Uint8Array): number | null {
	if (text(segment, 4, 4) !== 'Exif') return null;
	const tiff = segment.subarray(10);
	const little = text(tiff, 0, 2) === 'II';
	const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
	if (tiff.length < 14) return null;
	const directory = view.getUint32(4, little);
	if (directory + 2 > tiff.length) return null;
	const count = view.getUint16(directory, little);
	for (let index = 0; index < count; index++) {
		const entry = directory + 2 + index * 12;
		if (entry + 12 > tiff.length) return null;
		if (view.getUint16(entry, little) !== 0x0112) continue;
		const value = view.getUint16(entry + 8, little);
		return value >= 1 && value <= 8 ? value : null;
	}
	return null;
}

/** An EXIF note that says how the picture stands, and nothing else. */
function orientationNote(orientation: number): Uint8Array {
	const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
	const name = [...'Exif'].map((sign) => sign.charCodeAt(0));
	return Uint8Array.of(0xff, EXIF, 0, 2 + 6 + tiff.length, ...name, 0, 0, ...tiff);
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const KEPT_CHUNKS = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT']);

function png(bytes: Uint8Array): PhotoFile | PhotoProblem {
	const parts: Uint8Array[] = [bytes.subarray(0, 8)];
	let [width, height] = [0, 0];
	for (let at = 8; ; ) {
		if (at + 12 > bytes.length) return 'truncated';
		const length = u16(bytes, at) * 65_536 + u16(bytes, at + 2);
		const name = text(bytes, at + 4, 4);
		const end = at + 12 + length;
		if (end > bytes.length) return 'truncated';
		if (name === 'IHDR') {
			if (length < 8) return 'broken';
			width = u16(bytes, at + 8) * 65_536 + u16(bytes, at + 10);
			height = u16(bytes, at + 12) * 65_536 + u16(bytes, at + 14);
		}
		if (KEPT_CHUNKS.has(name)) parts.push(bytes.subarray(at, end));
		if (name === 'IEND') break;
		at = end;
	}
	return { ok: true, format: 'png', width, height, orientation: 1, bytes: join(parts) };
}

const u16 = (bytes: Uint8Array, at: number) => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
const text = (bytes: Uint8Array, at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length));

function join(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
