import { randomUUID } from 'node:crypto';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	renameSync,
	rmSync,
	statfsSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type BackupManifest, backupName } from '../../lib/backup/manifest';
import { dispensable } from '../../lib/backup/retention';
import { DATABASE_FILE, HUB_DATABASE } from '../folder';
import { headOf } from '../ledger';
import { otherFiles, sha256OfFile } from './files';
import { flush } from './flush';
import { listBackups, MANIFEST_FILE, STORE, UNFINISHED } from './list';

/** How far a backup is, for the page and the command line. */
export interface BackupProgress {
	readonly phase: 'database' | 'files' | 'check';
	/** 0 to 1. */
	readonly done: number;
}

/** Why no backup was made; nothing is left half done. */
export class BackupFault extends Error {
	constructor(
		readonly code: 'no-database' | 'no-space' | 'not-writable' | 'copy-broken',
		message: string,
	) {
		super(message);
	}
}

const PAGES_A_STEP = 1_000;
const A_DAY = 86_400_000;

/**
 * Copies a data folder to a second one while the plenary goes on: SQLite's online backup of one snapshot (the
 * read transaction held here), every other file, then the manifest, then the name. Runs on a connection of its own,
 * best in a process of its own, so that a slow stick never makes the desk wait.
 * @throws BackupFault with what a person can do about it
 */
export async function makeBackup(
	folder: string,
	target: string,
	installation: string,
	tell: (progress: BackupProgress) => void = () => {},
	now: Date = new Date(),
): Promise<BackupManifest> {
	const file = join(folder, DATABASE_FILE);
	if (!existsSync(file)) throw new BackupFault('no-database', `tidak ada basis data di ${folder}`);
	prepare(target);
	const others = otherFiles(folder, target);
	makeRoom(folder, target, installation);
	let partial: string | undefined;
	try {
		partial = join(target, `cadangan-${randomUUID()}${UNFINISHED}`);
		mkdirSync(partial);
		const copy = join(partial, DATABASE_FILE);
		const ledger = await snapshot(file, copy, headOf, (done) => tell({ phase: 'database', done }));
		checkCopy(copy, (sqlite) => {
			const head = headOf(sqlite);
			return head.seq === ledger.seq && head.hash === ledger.hash;
		});
		const store = await storeOfHub(folder, partial, (done) => tell({ phase: 'database', done }));
		tell({ phase: 'files', done: 0 });
		const files = await storeFiles(folder, target, others, lastManifest(target, installation), (done) =>
			tell({ phase: 'files', done }),
		);
		tell({ phase: 'check', done: 0 });
		const database = { bytes: statSync(copy).size, sha256: await sha256OfFile(copy) };
		const time = now.toISOString();
		const name = freeName(target, now, ledger.seq);
		const manifest: BackupManifest = {
			format: 'ketok-palu/cadangan/1',
			name,
			time,
			installation,
			ledger,
			database,
			...(store ? { hub: { bytes: statSync(store).size, sha256: await sha256OfFile(store) } } : {}),
			files,
		};
		const written = join(partial, MANIFEST_FILE);
		writeFileSync(written, `${JSON.stringify(manifest, null, '\t')}\n`);
		flush(written);
		flush(copy);
		if (store) flush(store);
		flush(partial);
		renameSync(partial, join(target, name));
		flush(target);
		drop(target, dispensable(ownBackups(target, installation)));
		tell({ phase: 'check', done: 1 });
		return manifest;
	} catch (fault) {
		if (partial) rmSync(partial, { recursive: true, force: true });
		throw explained(fault, target);
	}
}

/** One moment of a database, whatever is written meanwhile; `look` reads of the same moment. */
async function snapshot<T>(
	file: string,
	copy: string,
	look: (source: Database.Database) => T,
	tell: (done: number) => void,
): Promise<T> {
	const source = new Database(file, { readonly: true, fileMustExist: true });
	try {
		source.pragma('busy_timeout = 10000');
		// From the first read to COMMIT this connection sees one moment.
		source.exec('BEGIN');
		const seen = look(source);
		await source.backup(copy, {
			progress: ({ totalPages, remainingPages }) => {
				tell(totalPages === 0 ? 0 : 1 - remainingPages / totalPages);
				return PAGES_A_STEP;
			},
		});
		source.exec('COMMIT');
		return seen;
	} finally {
		source.close();
	}
}

/** The store of a hub beside the database, copied the same way; `null` in a hall, or where PostgreSQL keeps it. */
async function storeOfHub(folder: string, partial: string, tell: (done: number) => void): Promise<string | null> {
	const file = join(folder, HUB_DATABASE);
	if (!existsSync(file)) return null;
	const copy = join(partial, HUB_DATABASE);
	await snapshot(file, copy, (source) => source.pragma('schema_version'), tell);
	checkCopy(copy, () => true);
	return copy;
}

function prepare(target: string): void {
	try {
		// Never more than the last folder of the path: a stick that is not there must not be made up on the laptop.
		for (const folder of [target, join(target, STORE)]) if (!existsSync(folder)) mkdirSync(folder);
		dropBrokenOff(target);
	} catch (fault) {
		throw explained(fault, target);
	}
}

/** Backups that a power cut broke off; one that is being made elsewhere is younger. */
function dropBrokenOff(target: string): void {
	for (const name of readdirSync(target)) {
		if (!name.startsWith('cadangan-') || !name.endsWith(UNFINISHED)) continue;
		const folder = join(target, name);
		if (Date.now() - statSync(folder).mtimeMs > A_DAY) rmSync(folder, { recursive: true, force: true });
	}
}

/** Two backups within one second of the same row get different names. */
function freeName(target: string, now: Date, seq: number): string {
	for (let later = 0; ; later++) {
		const name = backupName(new Date(now.getTime() + later * 1000), seq);
		if (!existsSync(join(target, name))) return name;
	}
}

/** The copy opens, holds together and says what it must; afterwards it is one file without a journal. */
function checkCopy(copy: string, isRight: (sqlite: Database.Database) => boolean): void {
	const sqlite = new Database(copy, { fileMustExist: true });
	try {
		sqlite.pragma('journal_mode = DELETE');
		const [first] = sqlite.pragma('quick_check(1)') as { quick_check: string }[];
		if (first?.quick_check !== 'ok' || !isRight(sqlite)) {
			throw new BackupFault('copy-broken', `salinan tidak sama dengan aslinya (${first?.quick_check})`);
		}
	} finally {
		sqlite.close();
	}
}

async function storeFiles(
	folder: string,
	target: string,
	others: ReturnType<typeof otherFiles>,
	last: BackupManifest | undefined,
	tell: (done: number) => void,
): Promise<BackupManifest['files']> {
	const before = new Map(last?.files.map((file) => [file.path, file]));
	const files: BackupManifest['files'] = [];
	for (const [at, file] of others.entries()) {
		const full = join(folder, file.path);
		const same = before.get(file.path);
		const unchanged = same?.bytes === file.bytes && same.modified === file.modified;
		const sha256 = unchanged && same ? same.sha256 : await sha256OfFile(full);
		const kept = join(target, STORE, sha256);
		if (!existsSync(kept)) {
			copyFileSync(full, `${kept}.sebagian`);
			if ((await sha256OfFile(`${kept}.sebagian`)) !== sha256) {
				throw new BackupFault('copy-broken', `${file.path} berubah ketika disalin`);
			}
			flush(`${kept}.sebagian`);
			renameSync(`${kept}.sebagian`, kept);
		}
		files.push({ ...file, sha256 });
		tell((at + 1) / others.length);
	}
	return files;
}

function ownBackups(target: string, installation: string): BackupManifest[] {
	return listBackups(target).flatMap(({ manifest }) => (manifest?.installation === installation ? [manifest] : []));
}

function lastManifest(target: string, installation: string): BackupManifest | undefined {
	return ownBackups(target, installation).at(0);
}

/** Old backups of this installation go before a new one is refused for want of space; the newest two stay. */
function makeRoom(folder: string, target: string, installation: string): void {
	const bytes = [DATABASE_FILE, HUB_DATABASE]
		.map((name) => join(folder, name))
		.reduce((sum, file) => sum + (existsSync(file) ? statSync(file).size : 0), 0);
	const needed = bytes * 1.1 + 16 * 1024 * 1024;
	const droppable = ownBackups(target, installation).slice(2);
	while (freeBytes(target) < needed) {
		const oldest = droppable.pop();
		if (!oldest) {
			throw new BackupFault(
				'no-space',
				`perlu ${Math.ceil(needed / 1e6)} MB, tersisa ${Math.floor(freeBytes(target) / 1e6)} MB`,
			);
		}
		drop(target, [oldest.name]);
	}
}

/** Bytes an ordinary program may still write in a folder's file system. */
export function freeBytes(target: string): number {
	const { bavail, bsize } = statfsSync(target);
	return bavail * bsize;
}

function drop(target: string, names: readonly string[]): void {
	// The manifest first: what is half deleted no longer counts as a backup.
	for (const name of names) {
		rmSync(join(target, name, MANIFEST_FILE), { force: true });
		rmSync(join(target, name), { recursive: true, force: true });
	}
}

function explained(fault: unknown, target: string): unknown {
	const code = (fault as NodeJS.ErrnoException | null)?.code;
	if (fault instanceof BackupFault) return fault;
	if (code === 'ENOSPC' || code === 'SQLITE_FULL') return new BackupFault('no-space', `${target} penuh`);
	if (
		typeof code === 'string' &&
		/^(EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EEXIST|EIO|ENODEV|SQLITE_(CANTOPEN|IOERR|READONLY).*)$/.test(code)
	) {
		return new BackupFault('not-writable', `${target} tidak dapat ditulisi (${code})`);
	}
	return fault;
}
