import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DERIVED } from '../folder';
import type { House } from '../house';
import { derivedKeys } from './queries';

/** What was begun so long ago and never finished belongs to a process that is gone. */
const ABANDONED_MS = 60 * 60_000;

/** Throws away what was cut from photos with other corners or an older layout; it can be made again at any time. */
export function pruneDerived(house: House, now: number = Date.now()): void {
	const folder = join(house.folder, DERIVED);
	if (!existsSync(folder)) return;
	const wanted = derivedKeys(house);
	for (const name of readdirSync(folder)) {
		if (wanted.has(name)) continue;
		const path = join(folder, name);
		if (name.includes('.') && now - statSync(path).mtimeMs < ABANDONED_MS) continue;
		rmSync(path, { recursive: true, force: true });
	}
}
