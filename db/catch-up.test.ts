import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { afterEach, describe, expect, it } from 'vitest';
import { DATABASE_FILE } from './folder';
import { type House, openHouse } from './house';
import { CONTEST, tpsOf } from './testing/fixtures';
import { Hall } from './testing/hall';
import { demolish, temporaryFolder } from './testing/house';
import { unguarded } from './testing/tamper';
import { verifyLedger } from './verify';

const opened: (House | Hall)[] = [];
afterEach(() => {
	for (const one of opened.splice(0)) one instanceof Hall ? one.leave() : demolish(one);
});

/** One TPS locked, one on the floor. */
function meeting(): Hall {
	const hall = Hall.opened();
	opened.push(hall);
	hall.lock(tpsOf(2));
	hall.fits();
	return hall;
}

/** Lets go of a hall's folder and opens it again as a newer version of the program would. */
function reopened(hall: Hall, before: (sqlite: Database.Database) => void): House {
	hall.house.sqlite.close();
	const sqlite = new Database(join(hall.house.folder, DATABASE_FILE));
	sqlite.pragma('user_version = 0');
	before(sqlite);
	sqlite.close();
	const house = openHouse(hall.house.folder);
	opened.splice(0, 1, house);
	return house;
}

const rowsOf = (house: House, table: string) => house.sqlite.prepare(`SELECT * FROM ${table}`).all();

describe('a folder that an older version wrote', () => {
	it('has its new tables filled from the ledger', () => {
		const hall = meeting();
		const before = ['recap', 'recap_tps', 'attendance', 'box'].map((table) => rowsOf(hall.house, table));
		const house = reopened(hall, (sqlite) =>
			unguarded(sqlite, () =>
				sqlite.exec('DELETE FROM recap; DELETE FROM recap_tps; DELETE FROM attendance; DELETE FROM box'),
			),
		);
		expect(before.every((rows) => rows.length > 0)).toBe(true);
		expect(['recap', 'recap_tps', 'attendance', 'box'].map((table) => rowsOf(house, table))).toEqual(before);
		expect(verifyLedger(house)).toMatchObject({ ok: true, problem: null });
	});

	it('has rows that this version keeps otherwise replaced, and those it does not keep removed', () => {
		const house = reopened(meeting(), (sqlite) => {
			sqlite.exec("UPDATE result SET items = 7 WHERE status <> 'locked'");
			unguarded(sqlite, () => {
				sqlite.exec("UPDATE recap SET paper = '{}', as_of = 0; UPDATE recap_tps SET locked_seq = 1");
				sqlite.exec(
					`INSERT INTO recap (contest, kelurahan, locked, paper, system) VALUES ('lama', '1', 0, '{}', '{}')`,
				);
			});
		});
		expect(verifyLedger(house)).toMatchObject({ ok: true, problem: null });
	});

	it('keeps a locked row that somebody changed, for the check to name it', () => {
		const house = reopened(meeting(), (sqlite) => {
			unguarded(sqlite, () => sqlite.exec("UPDATE result SET paper = '{}' WHERE status = 'locked'"));
		});
		expect(verifyLedger(house)).toMatchObject({ ok: false, problem: expect.stringContaining('result') });
	});

	it('opens from the schema that landed first, with nothing in its tables but the ledger', () => {
		const hall = meeting();
		const folder = temporaryFolder();
		const migrations = join(folder, 'migrations');
		cpSync('db/migrations', migrations, { recursive: true });
		const journal = join(migrations, 'meta', '_journal.json');
		const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { idx: number }[] };
		writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.filter(({ idx }) => idx <= 4) }));
		const old = new Database(join(folder, DATABASE_FILE));
		migrate(drizzle(old), { migrationsFolder: migrations });
		old.exec(`ATTACH '${join(hall.house.folder, DATABASE_FILE)}' AS full`);
		for (const table of ['ledger', 'signature']) old.exec(`INSERT INTO ${table} SELECT * FROM full.${table}`);
		old.exec(`INSERT INTO result (contest, tps, result_version, stream_version, status, set_aside, uploaded, items, open,
			system) VALUES ('${CONTEST}', '${tpsOf(5)}', 1, 0, 'waiting', 0, 0, 0, 0, '{}')`);
		old.close();
		mkdirSync(folder, { recursive: true });
		const house = openHouse(folder);
		opened.push(house);
		expect(verifyLedger(house)).toMatchObject({ ok: true, problem: null });
		expect(rowsOf(house, 'recap')).toEqual(rowsOf(hall.house, 'recap'));
		rmSync(migrations, { recursive: true });
	});

	it('costs nothing when this version wrote it', () => {
		const house = reopened(meeting(), (sqlite) => {
			const own = openHouse(temporaryFolder());
			opened.push(own);
			sqlite.pragma(`user_version = ${own.sqlite.pragma('user_version', { simple: true })}`);
			unguarded(sqlite, () => sqlite.exec('DELETE FROM recap'));
		});
		expect(rowsOf(house, 'recap')).toEqual([]);
	});
});
