import { unzipSync, type Zippable, zipSync } from 'fflate';

/** The same instant in every bundle: equal content gives equal bytes. The ZIP format knows no earlier year. */
const EPOCH = new Date(1980, 0, 1);
/** Unpacked, more than this is no bundle of ours. */
const LARGEST = 2_000_000_000;
/**
 * Already packed; trying again only costs time. A PDF is not among them: the tags of a large table are plain text, and
 * a D.HASIL of 43 MB packs to a seventh.
 */
const PACKED = /\.(jpe?g|png|webp|zip|xlsx)$/i;

/** Packs files, in the order of their names. */
export function packFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
	const tree: Zippable = {};
	for (const path of [...files.keys()].sort()) {
		tree[path] = [files.get(path) ?? new Uint8Array(), { level: PACKED.test(path) ? 0 : 6, mtime: EPOCH, os: 3 }];
	}
	return zipSync(tree);
}

export type Unpacked =
	| { readonly ok: true; readonly files: Map<string, Uint8Array> }
	| {
			readonly ok: false;
			readonly code: 'not-a-zip' | 'too-large' | 'file-twice' | 'path-unsafe';
			readonly path: string;
	  };

/** Unpacks a bundle. A name that occurs twice, or leads out of the folder, is refused: readers would differ. */
export function unpackFiles(bytes: Uint8Array): Unpacked {
	const files = new Map<string, Uint8Array>();
	const seen = new Set<string>();
	let fault: Extract<Unpacked, { ok: false }> | null = null;
	let total = 0;
	try {
		const tree = unzipSync(bytes, {
			filter: ({ name, originalSize }) => {
				total += originalSize;
				if (fault) return false;
				if (seen.has(name)) fault = { ok: false, code: 'file-twice', path: name };
				else if (!isSafe(name)) fault = { ok: false, code: 'path-unsafe', path: name };
				else if (total > LARGEST) fault = { ok: false, code: 'too-large', path: name };
				seen.add(name);
				return fault === null && !name.endsWith('/');
			},
		});
		if (fault) return fault;
		for (const [path, content] of Object.entries(tree)) files.set(path, content);
		return { ok: true, files };
	} catch {
		return fault ?? { ok: false, code: 'not-a-zip', path: '' };
	}
}

function isSafe(path: string): boolean {
	return (
		path !== '__proto__' &&
		!path.includes('\\') &&
		!/^([A-Za-z]:|\/)/.test(path) &&
		path.split('/').every((part) => part !== '..' && part !== '.')
	);
}
