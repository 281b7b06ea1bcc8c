import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';
import { LARGEST_PHOTO, type PhotoProblem } from '../../lib/photo';
import type { Actor, RefusalCode } from '../../lib/plenary';
import type { House } from '../house';
import { attachPhoto } from './attach';
import { namedPhotos } from './named';

/** What became of one picture of a folder or zip. */
export interface HandedOver {
	readonly name: string;
	readonly tps: string | null;
	readonly page: number | null;
	readonly became: 'attached' | 'known' | 'unnamed' | PhotoProblem | RefusalCode;
}

const PICTURE = /\.(jpe?g|png)$/i;

/**
 * Attaches the pictures of a folder (any depth) or a zip to the pages Sirekap's newest data names them for, one at a time.
 * What no TPS file names is left out and told. @throws where the path is neither a folder nor a zip
 */
export async function* attachHandedOver(
	house: House,
	actor: Actor,
	contest: string,
	path: string,
): AsyncGenerator<HandedOver> {
	const places = namedPhotos(house, contest);
	for await (const { name, size, read } of statSync(path).isDirectory() ? inFolder(path) : inZip(path)) {
		const place = places(name);
		if (!place) yield { name, tps: null, page: null, became: 'unnamed' };
		else if (size > LARGEST_PHOTO) yield { name, ...place, became: 'too-large' };
		else {
			const given = { contest, ...place, source: 'sirekap', name: basename(name), bytes: await read() } as const;
			const done = await attachPhoto(house, actor, given);
			const why = done.ok ? 'attached' : 'problem' in done ? done.problem : done.refusal.code;
			yield { name, ...place, became: why === 'photo.same' ? 'known' : why };
		}
	}
}

interface Picture {
	readonly name: string;
	readonly size: number;
	read(): Promise<Uint8Array>;
}

function* inFolder(root: string): Generator<Picture> {
	for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
		// Links are not followed: they may lead anywhere.
		if (!entry.isFile() || !PICTURE.test(entry.name)) continue;
		const file = join(entry.parentPath, entry.name);
		yield { name: entry.name, size: statSync(file).size, read: async () => readFileSync(file) };
	}
}

async function* inZip(path: string): AsyncGenerator<Picture> {
	const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
	try {
		for await (const entry of zip.eachEntry()) {
			if (!PICTURE.test(entry.fileName)) continue;
			// yauzl ends a stream that gives more than its entry declares.
			const read = async () => buffer(await zip.openReadStreamPromise(entry));
			yield { name: entry.fileName, size: entry.uncompressedSize, read };
		}
	} finally {
		zip.close();
	}
}
