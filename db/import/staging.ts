import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { House } from '../house';
import { sha256Of } from './source';

/** A staged upload is kept this long; whoever needs it later uploads it again. */
const KEEP_MS = 24 * 60 * 60 * 1000;
/** Most staged uploads kept at once; the oldest go first. */
const KEEP_COUNT = 12;
const SHA256 = /^[0-9a-f]{64}$/;

const folderOf = (house: House) => join(house.folder, 'staging');

/**
 * Keeps uploaded bytes under their own hash, so that a preview and the acceptance after it read the same
 * bytes. Older uploads are cleaned away.
 */
export function stage(house: House, bytes: Uint8Array): string {
	const folder = folderOf(house);
	mkdirSync(folder, { recursive: true });
	const sha256 = sha256Of(bytes);
	// Written beside and renamed: a file under a hash is whole or not there.
	const draft = join(folder, `.${randomUUID()}`);
	writeFileSync(draft, bytes);
	renameSync(draft, join(folder, sha256));
	clean(house, sha256);
	return sha256;
}

/** The bytes staged under a hash, or `null` when they are gone (or are not what they were). */
export function staged(house: House, sha256: string): Buffer | null {
	if (!SHA256.test(sha256)) return null;
	try {
		const bytes = readFileSync(join(folderOf(house), sha256));
		return sha256Of(bytes) === sha256 ? bytes : null;
	} catch {
		return null;
	}
}

function clean(house: House, keep: string): void {
	const folder = folderOf(house);
	const found = readdirSync(folder)
		.filter((name) => name !== keep)
		.map((name) => ({ name, time: timeOf(join(folder, name)) }))
		.sort((a, b) => b.time - a.time);
	for (const [at, { name, time }] of found.entries()) {
		if (at < KEEP_COUNT && Date.now() - time < KEEP_MS) continue;
		rmSync(join(folder, name), { force: true });
	}
}

/** Zero for a file another request has just removed. */
function timeOf(path: string): number {
	return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
