import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { type BackupManifest, backupManifest } from '../../lib/backup/manifest';
import { DATABASE_FILE, HUB_DATABASE } from '../folder';
import { headOf } from '../ledger';
import { sha256OfFile } from './files';

export const MANIFEST_FILE = 'manifest.json';
/** Files beside the databases, each once, by SHA-256. */
export const STORE = 'berkas';
/** End of the name of a backup that is being made. */
export const UNFINISHED = '.sebagian';

export interface BackupLine {
	readonly name: string;
	/** `null` where the folder holds no readable manifest: broken off, or tampered with. */
	readonly manifest: BackupManifest | null;
}

/** The backups in a folder, newest first. An unreachable folder holds none. */
export function listBackups(target: string): BackupLine[] {
	if (!existsSync(target)) return [];
	return readdirSync(target, { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && entry.name.startsWith('cadangan-') && !entry.name.endsWith(UNFINISHED))
		.map(({ name }) => ({ name, manifest: manifestOf(join(target, name)) }))
		.sort((a, b) => b.name.localeCompare(a.name));
}

function manifestOf(folder: string): BackupManifest | null {
	try {
		const parsed = backupManifest.safeParse(JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8')));
		return parsed.success && parsed.data.name === basename(folder) ? parsed.data : null;
	} catch {
		return null;
	}
}

/** The folder of a backup, from that folder, a file in it, or a folder of backups (then its newest good one). */
export function backupFolder(path: string): string | null {
	if (!existsSync(path)) return null;
	const folder = statSync(path).isDirectory() ? path : dirname(path);
	if (existsSync(join(folder, MANIFEST_FILE)) || basename(folder).startsWith('cadangan-')) return folder;
	const newest = listBackups(folder).find(({ manifest }) => manifest !== null);
	return newest ? join(folder, newest.name) : null;
}

/** What is wrong with a backup; `null` when every byte is what its manifest says. */
export type BackupProblem =
	| { readonly code: 'not-a-backup'; readonly detail: string }
	| { readonly code: 'manifest-broken'; readonly detail: string }
	| { readonly code: 'file-missing'; readonly detail: string }
	| { readonly code: 'file-changed'; readonly detail: string }
	| { readonly code: 'head-differs'; readonly detail: string };

/** Reads every byte of a backup and compares it with the manifest. */
export async function checkBackup(
	folder: string,
): Promise<{ readonly manifest: BackupManifest | null; readonly problem: BackupProblem | null }> {
	const no = (code: BackupProblem['code'], detail: string) => ({ manifest: null, problem: { code, detail } });
	if (!existsSync(join(folder, MANIFEST_FILE))) return no('not-a-backup', folder);
	const manifest = manifestOf(folder);
	if (!manifest) return no('manifest-broken', join(folder, MANIFEST_FILE));
	const wanted = [
		{ file: join(folder, DATABASE_FILE), ...manifest.database },
		...(manifest.hub ? [{ file: join(folder, HUB_DATABASE), ...manifest.hub }] : []),
		...manifest.files.map(({ sha256, bytes }) => ({ file: join(dirname(folder), STORE, sha256), sha256, bytes })),
	];
	for (const { file, bytes, sha256 } of wanted) {
		if (!existsSync(file)) return no('file-missing', file);
		if (statSync(file).size !== bytes || (await sha256OfFile(file)) !== sha256) return no('file-changed', file);
	}
	const sqlite = new Database(join(folder, DATABASE_FILE), { readonly: true });
	try {
		const { seq, hash } = headOf(sqlite);
		if (seq !== manifest.ledger.seq || hash !== manifest.ledger.hash) return no('head-differs', `${seq}`);
	} finally {
		sqlite.close();
	}
	return { manifest, problem: null };
}
