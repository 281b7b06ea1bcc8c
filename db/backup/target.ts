import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setting } from '../accounts/settings';
import type { House } from '../house';

/**
 * Where copies go: what was set on the page, else `KETOK_PALU_BACKUP`, else the folder `…-cadangan` beside the data
 * folder, so that there is a copy from the first minute on.
 */
export function backupTarget(house: House): string {
	const given = process.env.KETOK_PALU_BACKUP;
	const chosen = setting(house, 'backup-folder') || (given === 'mati' ? undefined : given);
	return chosen
		? resolve(/* turbopackIgnore: true */ chosen)
		: `${resolve(/* turbopackIgnore: true */ house.folder)}-cadangan`;
}

/** True when a broken disk would take copy and original together. */
export function sameDisk(house: House, target: string): boolean {
	let folder = target;
	while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
	return statSync(folder).dev === statSync(house.folder).dev;
}
