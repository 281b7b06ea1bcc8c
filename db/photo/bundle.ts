import { existsSync, readFileSync } from 'node:fs';
import type { PhotoFormat } from '../../lib/photo';
import type { House } from '../house';
import { photoPath } from './store';

/** Photos of more than this together do not go into one bundle: it is made, and read again, in memory. */
const LARGEST = 1_000_000_000;
/** Says which photos are not in it. */
const LEFT_OUT = 'TIDAK-DIMUAT.txt';

interface Row {
	readonly contest: string;
	readonly tps: string;
	readonly page: number;
	readonly version: number;
	readonly content: string;
	readonly format: PhotoFormat;
	readonly bytes: number;
}

/**
 * Photos by the name they have in a bundle: contest, TPS, page, version, and the start of the hash. What would make
 * the bundle too large is named in a list instead; the ledger in it has the hash of every photo.
 */
export function bundlePhotos(house: House, largest = LARGEST): ReadonlyMap<string, Uint8Array> {
	const rows = house.sqlite
		.prepare(
			'SELECT contest, tps, page, version, content, format, bytes FROM photo ORDER BY contest, tps, page, version',
		)
		.all() as Row[];
	const photos = new Map<string, Uint8Array>();
	const missing: string[] = [];
	let total = 0;
	for (const { contest, tps, page, version, content, format, bytes } of rows) {
		const file = photoPath(house.folder, content, format);
		const name = `${contest}-${tps}-hal${page}-v${version}-${content.slice(0, 12)}.${format === 'png' ? 'png' : 'jpg'}`;
		if (total + bytes <= largest && existsSync(file)) {
			total += bytes;
			photos.set(name, readFileSync(file));
		} else missing.push(`${name} ${content}`);
	}
	if (missing.length > 0) {
		const lead = 'Foto berikut ada di folder data dan di salinannya, tetapi tidak dimuat di berkas ini:';
		photos.set(LEFT_OUT, new TextEncoder().encode(`${lead}\n${missing.join('\n')}\n`));
	}
	return photos;
}
