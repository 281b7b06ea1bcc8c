import {
	copyFileSync,
	cpSync,
	existsSync,
	linkSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { ASIDE, DATABASE_FILE, HUB_DATABASE, READY } from '../folder';
import { flush } from './flush';

/** Written last into a prepared restore: with it, the restore counts. */
export const PLAN = 'siap.json';

/**
 * Swaps a prepared restore in, before the data folder is opened. Each step may be the last before a power cut: done
 * again from the start it ends the same, and at every moment there is one whole database under the usual name.
 * What was there is kept beside it.
 * @throws when another process still has the live database open
 */
export function finishRestore(folder: string): boolean {
	const ready = join(folder, READY);
	if (!existsSync(join(ready, PLAN))) return false;
	const { stamp } = JSON.parse(readFileSync(join(ready, PLAN), 'utf8')) as { stamp: string };
	const aside = join(folder, ASIDE + stamp);
	const live = join(folder, DATABASE_FILE);
	const staged = join(ready, DATABASE_FILE);
	mkdirSync(aside, { recursive: true });
	if (existsSync(staged)) {
		if (existsSync(live)) {
			closeJournal(live, aside);
			if (!existsSync(join(aside, DATABASE_FILE))) keepUnder(live, join(aside, DATABASE_FILE));
		}
		renameSync(staged, live);
		flush(folder);
	}
	if (existsSync(join(ready, HUB_DATABASE))) journalAside(join(folder, HUB_DATABASE), aside);
	moveOthers(ready, folder, aside);
	rmSync(ready, { recursive: true, force: true });
	return true;
}

/** Forgets a prepared restore; the live folder stays as it is. */
export function abandonRestore(folder: string): void {
	rmSync(join(folder, READY), { recursive: true, force: true });
}

/** True while another process (the running server) has the live database open. */
export function inUse(folder: string): boolean {
	const live = join(folder, DATABASE_FILE);
	if (!existsSync(live)) return false;
	try {
		const sqlite = new Database(live);
		try {
			sqlite.pragma('busy_timeout = 500');
			// Leaving WAL needs the file for oneself; opening it again brings WAL back.
			sqlite.pragma('journal_mode = DELETE');
			return false;
		} finally {
			sqlite.close();
		}
	} catch (fault) {
		const { code } = fault as { code?: string };
		return code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED';
	}
}

/** A journal left beside the new file would be played into it: the old one is closed into its own file first. */
function closeJournal(live: string, aside: string): void {
	if (inUse(dirname(live))) {
		throw new Error('Basis data masih dibuka program lain: hentikan Ketok Palu dahulu, lalu ulangi.');
	}
	// Of a file too broken to open, or a machine that lost power, the journal goes aside as it is.
	journalAside(live, aside);
}

function journalAside(file: string, aside: string): void {
	for (const tail of ['-wal', '-shm']) {
		if (existsSync(file + tail)) renameSync(file + tail, join(aside, basename(file) + tail));
	}
}

function keepUnder(file: string, kept: string): void {
	try {
		linkSync(file, kept);
	} catch {
		// File systems without links: a copy, whole under another name before it counts.
		copyFileSync(file, `${kept}.sebagian`);
		renameSync(`${kept}.sebagian`, kept);
	}
}

function moveOthers(ready: string, folder: string, aside: string): void {
	for (const name of readdirSync(ready)) {
		if (name === PLAN) continue;
		const from = join(ready, name);
		const to = join(folder, name);
		if (existsSync(to)) {
			const kept = join(aside, name);
			if (!existsSync(kept)) cpSync(to, kept, { recursive: true });
			if (statSync(from).isDirectory()) {
				cpSync(from, to, { recursive: true, force: true });
				continue;
			}
		}
		renameSync(from, to);
	}
}
