import { existsSync } from 'node:fs';
import type { House } from '../house';
import { headOf } from '../ledger';
import { listBackups } from './list';
import { freeBytes } from './make';
import { backupTarget, sameDisk } from './target';

/** One finished backup for the page. */
export interface BackupSummary {
	readonly name: string;
	/** UTC, ISO 8601; `null` where the backup is not readable. */
	readonly time: string | null;
	readonly seq: number | null;
	readonly bytes: number | null;
}

export interface BackupOverview {
	readonly target: string;
	readonly reachable: boolean;
	readonly sameDisk: boolean;
	/** Free bytes where the copies go; `null` where that cannot be reached. */
	readonly free: number | null;
	/** Newest row of the live ledger, to tell how old the newest copy is. */
	readonly head: number;
	readonly backups: readonly BackupSummary[];
}

/** Everything the page of copies shows that lies on a disk. */
export function backupOverview(house: House): BackupOverview {
	const target = backupTarget(house);
	const reachable = existsSync(target);
	return {
		target,
		reachable,
		sameDisk: sameDisk(house, target),
		free: reachable ? freeBytes(target) : null,
		head: headOf(house.sqlite).seq,
		backups: listBackups(target).map(({ name, manifest }) => ({
			name,
			time: manifest?.time ?? null,
			seq: manifest?.ledger.seq ?? null,
			bytes: manifest ? manifest.files.reduce((sum, file) => sum + file.bytes, manifest.database.bytes) : null,
		})),
	};
}
