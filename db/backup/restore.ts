import { randomUUID } from 'node:crypto';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Actor } from '../../lib/plenary';
import { execute } from '../door';
import { DATABASE_FILE, HUB_DATABASE, PARTIAL, READY } from '../folder';
import { openHouse } from '../house';
import { headOf } from '../ledger';
import { verifyLedger } from '../verify';
import { flush } from './flush';
import { type BackupProblem, backupFolder, checkBackup, STORE } from './list';
import { freeBytes } from './make';
import { PLAN } from './swap';

/** Why nothing was restored; the data folder is as it was. */
export type RestoreProblem =
	| BackupProblem
	| { readonly code: 'no-space' | 'in-use' | 'ledger-broken'; readonly detail: string };

export type Prepared =
	| { readonly ok: true; readonly backup: string; readonly seq: number; readonly hash: string }
	| { readonly ok: false; readonly problem: RestoreProblem };

export type RestorePhase = 'check' | 'copy' | 'verify';

/**
 * Puts a restored folder together beside the live one and checks it whole: bytes against the manifest, then the
 * chain, every projection and signature. Sessions and one-time codes in it are ended, and its ledger says that it
 * was restored, by whom, and what it replaces. Nothing of the live folder is touched: {@link finishRestore} swaps.
 */
export async function prepareRestore(
	from: string,
	folder: string,
	by: Actor,
	tell: (phase: RestorePhase) => void = () => {},
): Promise<Prepared> {
	const no = (problem: RestoreProblem): Prepared => ({ ok: false, problem });
	tell('check');
	const backup = backupFolder(from);
	if (!backup) return no({ code: 'not-a-backup', detail: from });
	const { manifest, problem } = await checkBackup(backup);
	if (!manifest || problem) return no(problem ?? { code: 'manifest-broken', detail: backup });
	mkdirSync(folder, { recursive: true });
	clean(folder);
	const needed = manifest.files.reduce(
		(sum, { bytes }) => sum + bytes,
		manifest.database.bytes * 2 + (manifest.hub?.bytes ?? 0),
	);
	if (freeBytes(folder) < needed) return no({ code: 'no-space', detail: `${Math.ceil(needed / 1e6)} MB` });

	tell('copy');
	const partial = mkdtempSync(join(folder, PARTIAL));
	try {
		copyFileSync(join(backup, DATABASE_FILE), join(partial, DATABASE_FILE));
		if (manifest.hub) {
			copyFileSync(join(backup, HUB_DATABASE), join(partial, HUB_DATABASE));
			flush(join(partial, HUB_DATABASE));
		}
		for (const { path, sha256 } of manifest.files) {
			mkdirSync(dirname(join(partial, path)), { recursive: true });
			copyFileSync(join(dirname(backup), STORE, sha256), join(partial, path));
		}
		tell('verify');
		const former = liveHead(folder);
		const fault = settle(partial, { backup: manifest.name, ...manifest.ledger, former }, by);
		if (fault) return no({ code: 'ledger-broken', detail: fault });
		const plan = { backup: manifest.name, stamp: new Date().toISOString().replace(/[-:.]/g, '') };
		writeFileSync(join(partial, PLAN), JSON.stringify(plan));
		for (const name of [DATABASE_FILE, PLAN]) flush(join(partial, name));
		flush(partial);
		renameSync(partial, join(folder, READY));
		flush(folder);
		return { ok: true, backup: manifest.name, seq: manifest.ledger.seq, hash: manifest.ledger.hash };
	} finally {
		rmSync(partial, { recursive: true, force: true });
	}
}

/** Checks the copy, ends what must not live on in it, and writes down where it came from. */
function settle(
	partial: string,
	origin: { backup: string; seq: number; hash: string; former: { seq: number; hash: string } | null },
	by: Actor,
): string | null {
	let house: ReturnType<typeof openHouse>;
	try {
		house = openHouse(partial);
	} catch (fault) {
		return String(fault);
	}
	try {
		const verdict = verifyLedger(house);
		if (!verdict.ok) return `${verdict.seq === null ? '' : `baris ${verdict.seq}: `}${verdict.problem}`;
		const outcome = execute(house, by, { id: randomUUID(), command: { type: 'ledger.restore', ...origin } });
		if (!outcome.ok) return outcome.refusal.code;
		const now = house.now().toISOString();
		house.sqlite.transaction(() => {
			house.sqlite.prepare('UPDATE session SET revoked_at = ? WHERE revoked_at IS NULL').run(now);
			house.sqlite.prepare('UPDATE witness_code SET used_at = ? WHERE used_at IS NULL').run(now);
			house.sqlite.prepare("DELETE FROM setting WHERE key IN ('session-secret', 'backup-folder')").run();
		})();
		house.sqlite.pragma('journal_mode = DELETE');
		return null;
	} finally {
		house.sqlite.close();
	}
}

function liveHead(folder: string): { seq: number; hash: string } | null {
	const file = join(folder, DATABASE_FILE);
	if (!existsSync(file)) return null;
	try {
		const sqlite = new Database(file, { readonly: true });
		try {
			return headOf(sqlite);
		} finally {
			sqlite.close();
		}
	} catch {
		// A live file that cannot be read is the very reason to restore.
		return null;
	}
}

/** Leftovers of restores that were broken off. */
function clean(folder: string): void {
	rmSync(join(folder, READY), { recursive: true, force: true });
	for (const name of readdirSync(folder)) {
		if (name.startsWith(PARTIAL)) rmSync(join(folder, name), { recursive: true, force: true });
	}
}
