import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
	appendFileSync,
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSession, visitOf } from '../accounts/sessions';
import { putSetting, sessionSecret, setting } from '../accounts/settings';
import { ASIDE, DATABASE_FILE, HUB_DATABASE, KEY_FILE, READY } from '../folder';
import { type House, openHouse } from '../house';
import { installationKey } from '../keys';
import { headOf } from '../ledger';
import { ACTORS, CONSOLE, PAPER, tpsOf } from '../testing/fixtures';
import { Hall } from '../testing/hall';
import { temporaryFolder } from '../testing/house';
import { verifyLedger } from '../verify';
import { hubActivity } from './activity';
import { backupFolder, checkBackup, listBackups, MANIFEST_FILE, STORE } from './list';
import { BackupFault, makeBackup } from './make';
import { prepareRestore } from './restore';
import { abandonRestore, finishRestore } from './swap';

let hall: Hall;
let target: string;
let elsewhere: string;
const opened: House[] = [];

beforeEach(() => {
	hall = Hall.opened();
	target = temporaryFolder();
	elsewhere = temporaryFolder();
});
afterEach(() => {
	for (const house of opened.splice(0)) house.sqlite.close();
	if (hall.house.sqlite.open) hall.house.sqlite.close();
	for (const folder of [hall.house.folder, target, elsewhere]) rmSync(folder, { recursive: true, force: true });
});

const backup = () => makeBackup(hall.house.folder, target, installationKey(hall.house).publicKey);
/** The store of a hub, still open and with its rows in the journal. */
function store(folder: string, rows: readonly string[]): Database.Database {
	const live = new Database(join(folder, HUB_DATABASE));
	live.pragma('journal_mode = WAL');
	live.exec('CREATE TABLE hub_result (tps TEXT)');
	for (const row of rows) live.prepare('INSERT INTO hub_result VALUES (?)').run(row);
	return live;
}
function open(folder: string): House {
	const house = openHouse(folder);
	opened.push(house);
	return house;
}
async function restored(folder = elsewhere, from = target): Promise<House> {
	const prepared = await prepareRestore(from, folder, CONSOLE);
	if (!prepared.ok) throw new Error(JSON.stringify(prepared.problem));
	return open(folder);
}

describe('a backup', () => {
	it('holds what was committed when it began, though commands go on arriving, and refuses none of them', async () => {
		for (const no of [1, 2]) hall.lock(tpsOf(no));
		hall.house.sqlite.exec('CREATE TABLE ballast (x BLOB)');
		for (let row = 0; row < 40; row++) {
			hall.house.sqlite.prepare('INSERT INTO ballast VALUES (zeroblob(1000000))').run();
		}
		const before = headOf(hall.house.sqlite);
		let during = 0;
		const manifest = await makeBackup(hall.house.folder, target, 'k', ({ phase }) => {
			if (phase === 'database') {
				hall.does(ACTORS.ketua, 'plenary.setMode', { mode: during++ % 2 === 0 ? 'match' : 'blind' });
			}
		});
		expect(during).toBeGreaterThan(3);
		expect(manifest.ledger).toEqual(before);
		expect(headOf(hall.house.sqlite).seq).toBe(before.seq + during);
		expect(await checkBackup(join(target, manifest.name))).toMatchObject({ problem: null });
	});

	it('carries other files once, again only when they changed, and never the private key', async () => {
		mkdirSync(join(hall.house.folder, 'foto', 'tps'), { recursive: true });
		writeFileSync(join(hall.house.folder, 'foto', 'tps', '001.jpg'), 'gambar');
		const first = await backup();
		writeFileSync(join(hall.house.folder, 'foto', 'dua.jpg'), 'gambar kedua');
		const second = await backup();
		expect(first.files.map(({ path }) => path)).toEqual(['foto/tps/001.jpg']);
		expect(second.files.map(({ path }) => path)).toEqual(['foto/dua.jpg', 'foto/tps/001.jpg']);
		expect(readdirSync(join(target, STORE))).toHaveLength(2);
		expect(existsSync(join(hall.house.folder, KEY_FILE))).toBe(true);
		for (const name of readdirSync(target, { recursive: true, encoding: 'utf8' })) expect(name).not.toContain('kunci');
	});

	it('of a hub holds one moment of its store, no key and nothing that is made of it', async () => {
		const { folder } = hall.house;
		const changes = hubActivity(folder);
		expect(changes()).toBe(0);
		const live = store(folder, ['satu', 'dua']);
		for (const key of ['kunci-pusat.pem', 'kunci-pusat.pem.lama', 'kunci-kantor.pem'])
			writeFileSync(join(folder, key), key);
		mkdirSync(join(folder, 'publik', 'pemilu'), { recursive: true });
		writeFileSync(join(folder, 'publik', 'pemilu', 'ppwp.json'), '{}');
		const before = changes();
		const first = await backup();
		expect(first.files).toEqual([]);
		expect(readdirSync(join(target, first.name)).sort()).toEqual([DATABASE_FILE, MANIFEST_FILE, HUB_DATABASE].sort());
		expect(changes()).toBe(before);
		live.prepare('INSERT INTO hub_result VALUES (?)').run('tiga');
		expect(changes()).not.toBe(before);

		// Back over a store whose last words are still in its journal.
		mkdirSync(join(elsewhere, 'mati'));
		const dead = store(join(elsewhere, 'mati'), ['lain']);
		for (const tail of ['', '-wal', '-shm'])
			cpSync(join(elsewhere, 'mati', HUB_DATABASE + tail), join(elsewhere, HUB_DATABASE + tail));
		dead.close();
		live.close();
		await restored();
		const back = new Database(join(elsewhere, HUB_DATABASE), { readonly: true });
		expect(back.prepare('SELECT tps FROM hub_result').pluck().all()).toEqual(['satu', 'dua']);
		back.close();
		const aside = readdirSync(elsewhere).find((name) => name.startsWith(ASIDE)) ?? '';
		const kept = new Database(join(elsewhere, aside, HUB_DATABASE));
		expect(kept.prepare('SELECT tps FROM hub_result').pluck().all()).toEqual(['lain']);
		kept.close();

		appendFileSync(join(target, first.name, HUB_DATABASE), 'x');
		expect(await checkBackup(join(target, first.name))).toMatchObject({ problem: { code: 'file-changed' } });
	});

	it('that broke off is none, and leaves nothing behind', async () => {
		await expect(makeBackup(join(elsewhere, 'kosong'), target, 'k')).rejects.toMatchObject({ code: 'no-database' });
		writeFileSync(join(elsewhere, 'berkas-biasa'), '');
		const fault = await makeBackup(hall.house.folder, join(elsewhere, 'berkas-biasa'), 'k').catch((error) => error);
		expect(fault).toBeInstanceOf(BackupFault);
		expect(fault.code).toBe('not-writable');
		expect(listBackups(target)).toEqual([]);
	});

	it('of another installation in the same folder is left alone', async () => {
		const foreign = await makeBackup(hall.house.folder, target, 'lain');
		for (let no = 0; no < 8; no++)
			await makeBackup(hall.house.folder, target, 'k', undefined, new Date(Date.UTC(2024, 1, 18, 3, no)));
		const names = listBackups(target).map(({ name }) => name);
		expect(names).toContain(foreign.name);
		expect(names).toHaveLength(6);
	});
});

describe('the restore drill', () => {
	it('brings the plenary back on an empty laptop: figures, locks, signatures, sessions ended, origin written down', async () => {
		hall.lock(tpsOf(1));
		hall.read(PAPER, tpsOf(2));
		const session = openSession(hall.house, 'account', 'x', { address: '', agent: '' });
		const secret = sessionSecret(hall.house);
		putSetting(hall.house, 'backup-folder', '/media/usb');
		const view = hall.view(tpsOf(1));
		const head = headOf(hall.house.sqlite);
		const { name } = await backup();

		const house = await restored();
		expect(verifyLedger(house)).toMatchObject({ ok: true });
		const copy = new Hall(house);
		expect(copy.view(tpsOf(1))).toEqual(view);
		expect(copy.state(tpsOf(2)).tally?.figures).toEqual(PAPER);
		const last = copy.ledger().at(-1);
		expect(last?.type).toBe('ledger.restored');
		expect(last?.prev).toBe(head.hash);
		expect(JSON.parse(last?.payload ?? '{}')).toEqual({ backup: name, ...head, former: null });
		expect(visitOf(house, session)).toBeNull();
		expect(house.sqlite.prepare('SELECT COUNT(*) FROM session WHERE revoked_at IS NULL').pluck().get()).toBe(0);
		expect(sessionSecret(house)).not.toBe(secret);
		expect(setting(house, 'backup-folder')).toBeUndefined();
		expect(installationKey(house).publicKey).not.toBe(installationKey(hall.house).publicKey);

		// And the plenary goes on from there.
		copy.recordAll(tpsOf(2));
		for (const no of [1, 2, 3]) copy.answers(no, 'agree', tpsOf(2));
		copy.strike(tpsOf(2));
		expect(verifyLedger(house)).toMatchObject({ ok: true });
	});

	it('brings photos back, and keeps what it replaces', async () => {
		writeFileSync(join(hall.house.folder, 'a.jpg'), 'lama');
		await backup();
		writeFileSync(join(hall.house.folder, 'a.jpg'), 'baru, lebih panjang');
		hall.lock(tpsOf(1));
		const head = headOf(hall.house.sqlite);
		hall.house.sqlite.close();
		const house = await restored(hall.house.folder);
		expect(readFileSync(join(house.folder, 'a.jpg'), 'utf8')).toBe('lama');
		expect(new Hall(house).state(tpsOf(1)).lock).toBeNull();
		expect(JSON.parse(new Hall(house).ledger().at(-1)?.payload ?? '{}').former).toEqual(head);
		const aside = readdirSync(house.folder).find((name) => name.startsWith(ASIDE)) ?? '';
		expect(readFileSync(join(house.folder, aside, 'a.jpg'), 'utf8')).toBe('baru, lebih panjang');
		const kept = new Database(join(house.folder, aside, DATABASE_FILE), { readonly: true });
		expect(headOf(kept)).toEqual(head);
		kept.close();
	});

	it('finishes the same when the power went at any step of the swap', async () => {
		hall.lock(tpsOf(1));
		await backup();
		hall.lock(tpsOf(2));
		hall.house.sqlite.close();
		await prepareRestore(target, hall.house.folder, CONSOLE);
		const steps: ((folder: string) => void)[] = [
			() => {},
			// Cut after the old file was kept, before the new one took its name.
			(folder) => {
				const { stamp } = JSON.parse(readFileSync(join(folder, READY, 'siap.json'), 'utf8'));
				mkdirSync(join(folder, ASIDE + stamp));
				cpSync(join(folder, DATABASE_FILE), join(folder, ASIDE + stamp, DATABASE_FILE));
			},
			// Cut after the new one took its name, before the plan was removed.
			(folder) => {
				finishRestore(folder);
				mkdirSync(join(folder, READY));
				cpSync(join(hall.house.folder, READY, 'siap.json'), join(folder, READY, 'siap.json'));
			},
		];
		for (const [at, cut] of steps.entries()) {
			const folder = join(elsewhere, String(at));
			cpSync(hall.house.folder, folder, { recursive: true });
			cut(folder);
			const house = open(folder);
			expect(new Hall(house).ledger().at(-1)?.type).toBe('ledger.restored');
			expect(new Hall(house).state(tpsOf(2)).lock).toBeNull();
			expect(verifyLedger(house)).toMatchObject({ ok: true });
			expect(existsSync(join(folder, READY))).toBe(false);
		}
	});

	it('a restore that never became ready changes nothing', async () => {
		await backup();
		const head = headOf(hall.house.sqlite);
		hall.house.sqlite.close();
		const { folder } = hall.house;
		mkdirSync(join(folder, 'pulih-sebagian-abc'));
		await prepareRestore(target, folder, CONSOLE);
		abandonRestore(folder);
		expect(headOf(open(folder).sqlite)).toEqual(head);
	});

	it('does not swap under the feet of a running server', async () => {
		await backup();
		await prepareRestore(target, hall.house.folder, CONSOLE);
		expect(() => finishRestore(hall.house.folder)).toThrow(/masih dibuka/);
		hall.does(ACTORS.ketua, 'plenary.setMode', { mode: 'match' });
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true });
	});

	it.each<[string, string, (folder: string) => void]>([
		['a flipped byte', 'file-changed', (folder) => flip(join(folder, DATABASE_FILE))],
		['a longer database', 'file-changed', (folder) => appendFileSync(join(folder, DATABASE_FILE), 'x')],
		['no database', 'file-missing', (folder) => rmSync(join(folder, DATABASE_FILE))],
		['no manifest', 'not-a-backup', (folder) => rmSync(join(folder, MANIFEST_FILE))],
		['a broken manifest', 'manifest-broken', (folder) => writeFileSync(join(folder, MANIFEST_FILE), '{')],
		[
			'a manifest that leaves the folder',
			'manifest-broken',
			(folder) => edit(folder, (manifest) => manifest.replace('a.jpg', '../a.jpg')),
		],
		['another head', 'head-differs', (folder) => edit(folder, (text) => text.replace(/"seq": \d+/, '"seq": 3'))],
		['a lost photo', 'file-missing', () => rmSync(join(target, STORE), { recursive: true })],
		['a changed ledger under a new manifest', 'ledger-broken', forge],
	])('is refused for %s, and the folder stays as it was', async (_, code, spoil) => {
		writeFileSync(join(hall.house.folder, 'a.jpg'), 'gambar');
		hall.lock(tpsOf(1));
		const { name } = await backup();
		spoil(join(target, name));
		const prepared = await prepareRestore(join(target, name), elsewhere, CONSOLE);
		expect(prepared).toMatchObject({ ok: false, problem: { code } });
		expect(readdirSync(elsewhere)).toEqual([]);
	});

	it('works by command, from the folder of backups, and says no while the database is open', async () => {
		hall.lock(tpsOf(1));
		await backup();
		const command = (data: string) =>
			spawnSync(process.execPath, ['--import', 'tsx', 'scripts/restore.ts', target], {
				env: { ...process.env, KETOK_PALU_DATA: data },
				encoding: 'utf8',
			});
		const refused = command(hall.house.folder);
		expect(refused.status).toBe(1);
		expect(refused.stderr).toContain('sedang berjalan');
		const done = command(elsewhere);
		expect(done.stderr).toBe('');
		expect(done.status).toBe(0);
		expect(new Hall(open(elsewhere)).state(tpsOf(1)).lock).not.toBeNull();
	});
});

function flip(file: string): void {
	const bytes = readFileSync(file);
	const at = Math.floor(bytes.length / 2);
	bytes[at] = (bytes[at] ?? 0) ^ 1;
	writeFileSync(file, bytes);
}

function edit(folder: string, change: (manifest: string) => string): void {
	const file = join(folder, MANIFEST_FILE);
	writeFileSync(file, change(readFileSync(file, 'utf8')));
}

/** Somebody who knows the format: changes a vote, rebuilds hash and manifest around it. */
function forge(folder: string): void {
	const file = join(folder, DATABASE_FILE);
	const sqlite = new Database(file);
	sqlite.exec('DROP TRIGGER ledger_no_update');
	sqlite.exec(`UPDATE ledger SET payload = replace(payload, '"V.B":', '"V.B":1') WHERE type = 'gavel.struck'`);
	sqlite.close();
	const bytes = readFileSync(file);
	edit(folder, (text) => {
		const manifest = JSON.parse(text);
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		return JSON.stringify({ ...manifest, database: { bytes: bytes.length, sha256 } });
	});
}

it('finds the newest good backup in a folder, and none where there is none', async () => {
	await makeBackup(hall.house.folder, target, 'k', undefined, new Date(Date.UTC(2024, 1, 18)));
	const newest = await makeBackup(hall.house.folder, target, 'k', undefined, new Date(Date.UTC(2024, 1, 19)));
	mkdirSync(join(target, 'cadangan-20300101T000000Z-000001'));
	expect(backupFolder(target)).toBe(join(target, newest.name));
	expect(backupFolder(elsewhere)).toBeNull();
	expect(backupFolder(join(elsewhere, randomUUID()))).toBeNull();
});
