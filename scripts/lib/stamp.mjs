import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
	const full = join(root, path);
	if (!existsSync(full)) return [];
	if (!statSync(full).isDirectory()) return [path];
	return readdirSync(full)
		.sort()
		.flatMap((name) => filesUnder(`${path}/${name}`));
}

/**
 * One hash over the names and contents of files and folders (relative to the root; missing ones count as such).
 * @param {string[]} paths
 * @param {{ skip?: RegExp, also?: string }} [options] `also`: what else the result depends on
 */
export function hashOf(paths, { skip, also = '' } = {}) {
	const hash = createHash('sha256').update(also);
	for (const file of paths.flatMap(filesUnder)) {
		if (skip?.test(file)) continue;
		hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
	}
	return hash.digest('hex');
}

/** @param {string} file */
export const readStamp = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

/** @param {string} file @param {string} value */
export const writeStamp = (file, value) => writeFileSync(file, value);

/** @param {string} file */
export const removeStamp = (file) => rmSync(file, { force: true });
