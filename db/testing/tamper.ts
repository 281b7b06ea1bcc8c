import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openHouse } from '../house';
import { type Verdict, verifyLedger } from '../verify';
import { demolish, temporaryFolder } from './house';

export const FILE = 'ketok-palu.sqlite';

/**
 * Somebody with the file and the SQL prompt: works on a copy of a house, with the guards taken out of the way and put
 * back afterwards as they were.
 * @param file a closed database
 */
export function tampered(file: string, tamper: (sqlite: Database.Database) => void): Verdict {
	return inCopy(file, (copy) => {
		const sqlite = new Database(copy);
		unguarded(sqlite, () => tamper(sqlite));
		sqlite.close();
	});
}

/** Takes the guards out of the way for as long as the work goes on. */
export function unguarded(sqlite: Database.Database, work: () => void): void {
	const guards = sqlite.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all() as {
		name: string;
		sql: string;
	}[];
	for (const { name } of guards) sqlite.exec(`DROP TRIGGER ${name}`);
	work();
	for (const { sql } of guards) sqlite.exec(sql);
}

/** What verification says of a copy of a closed database after something was done to the copy. */
export function inCopy(file: string, change: (copy: string) => void): Verdict {
	const folder = temporaryFolder();
	const copy = join(folder, FILE);
	copyFileSync(file, copy);
	change(copy);
	const house = openHouse(folder);
	try {
		return verifyLedger(house);
	} finally {
		demolish(house);
	}
}
