import { createHash, randomUUID } from 'node:crypto';
import {
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { PhotoFormat } from '../../lib/photo';
import { PHOTOS } from '../folder';
import type { House } from '../house';

const ENDING: Readonly<Record<PhotoFormat, string>> = { jpeg: 'jpg', png: 'png' };

/** Path of a photo in the data folder, by what it contains: `foto/ab/abcd….jpg`. */
export function photoPath(folder: string, content: string, format: PhotoFormat): string {
	return join(/* turbopackIgnore: true */ folder, PHOTOS, content.slice(0, 2), `${content}.${ENDING[format]}`);
}

/** SHA-256 of bytes, hexadecimal. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Puts a photo into the data folder: written aside, synced, renamed, so that a power cut leaves a whole file or none.
 * The same photo twice is one file.
 * @returns its SHA-256
 */
export function storePhoto(folder: string, bytes: Uint8Array, format: PhotoFormat): string {
	const content = sha256(bytes);
	const file = photoPath(folder, content, format);
	if (existsSync(file) && sha256(readFileSync(file)) === content) return content;
	mkdirSync(dirname(file), { recursive: true });
	const draft = join(dirname(file), `.${randomUUID()}.sebagian`);
	try {
		const handle = openSync(draft, 'wx');
		try {
			for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
			fsyncSync(handle);
		} finally {
			closeSync(handle);
		}
		renameSync(draft, file);
	} catch (fault) {
		rmSync(draft, { force: true });
		throw fault;
	}
	return content;
}

/** The bytes of a photo the ledger knows, or `null` where it knows none or the file is gone. */
export function readPhotoFile(house: House, content: string): { bytes: Buffer; format: PhotoFormat } | null {
	const row = house.sqlite.prepare('SELECT format FROM photo WHERE content = ? LIMIT 1').get(content) as
		| { format: PhotoFormat }
		| undefined;
	const file = row && photoPath(house.folder, content, row.format);
	return row && file && existsSync(file) ? { bytes: readFileSync(file), format: row.format } : null;
}

/** The first photo whose file is missing or is not what it was, in words a log can carry. */
export function photoProblem(house: House): string | null {
	const rows = house.sqlite
		.prepare('SELECT DISTINCT content, format, contest, tps, page FROM photo ORDER BY seq')
		.iterate() as IterableIterator<{
		content: string;
		format: PhotoFormat;
		contest: string;
		tps: string;
		page: number;
	}>;
	for (const { content, format, contest, tps, page } of rows) {
		const file = photoPath(house.folder, content, format);
		const name = `foto ${contest} ${tps} halaman ${page} (${content.slice(0, 12)})`;
		if (!existsSync(file)) return `${name}: berkas hilang`;
		if (sha256(readFileSync(file)) !== content) return `${name}: isi berkas berubah`;
	}
	return null;
}
