import { hash } from 'node:crypto';
import Database from 'better-sqlite3';
import type { LedgerRow } from './ledger';
import { PROJECTIONS } from './projections';
import { type Replay, replayRow } from './replay';

/** Raise it when a projection says something else of the same ledger than it did before. */
const SHAPE = 1;

/**
 * Brings the projections of a folder that an older version wrote up to what this version makes of the same ledger:
 * tables that are new are filled, rows that would stand there otherwise are replaced. The ledger is not touched, and a
 * locked row that says something else cannot be replaced (trigger): `ledger:verify` names it.
 *
 * Which version wrote last stands in the file (`user_version`), so a folder that is up to date costs one look.
 * @param migrations how many migrations this version has
 * @param empty makes an empty database to replay into
 */
export function catchUp(house: Replay, migrations: number, empty: () => Replay): void {
	const { sqlite } = house;
	const version = migrations * 100 + SHAPE;
	if (sqlite.pragma('user_version', { simple: true }) === version) return;
	sqlite
		.transaction(() => {
			if (sqlite.prepare('SELECT 1 FROM ledger LIMIT 1').get()) rebuild(sqlite, empty());
			sqlite.pragma(`user_version = ${version}`);
		})
		.immediate();
}

function rebuild(sqlite: Database.Database, replay: Replay): void {
	try {
		const rows = sqlite.prepare('SELECT * FROM ledger ORDER BY seq').iterate() as IterableIterator<LedgerRow>;
		replay.sqlite.transaction(() => {
			for (const row of rows) replayRow(replay, row);
		})();
	} catch {
		// A ledger that cannot be replayed is left as it is; who verifies it is told what is wrong with it.
		replay.sqlite.close();
		return;
	}
	for (const [table, key] of Object.entries(PROJECTIONS)) {
		try {
			const replace = () => replaceRows(sqlite, replay.sqlite, table, key);
			sqlite.transaction(() => (SUMS.has(table) ? withoutGuards(sqlite, table, replace) : replace()))();
		} catch (refused) {
			// A guard stood before a locked row that is not what the ledger says: it stays, for all to see.
			if (!(refused instanceof Database.SqliteError)) throw refused;
		}
	}
	replay.sqlite.close();
}

/**
 * Sums of locked rows: their guards let a gavel through and nothing else, so they stand aside while the sums are
 * made anew from the ledger. The locked rows themselves keep theirs.
 */
const SUMS = new Set(['recap', 'recap_tps']);

function withoutGuards(sqlite: Database.Database, table: string, work: () => void): void {
	const guards = sqlite
		.prepare<[string], { name: string; sql: string }>(
			"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?",
		)
		.all(table);
	for (const { name } of guards) sqlite.exec(`DROP TRIGGER "${name}"`);
	work();
	for (const { sql } of guards) sqlite.exec(sql);
}

function replaceRows(kept: Database.Database, fresh: Database.Database, table: string, key: string): void {
	const wanted = new Set(rowsOf(fresh, table).map(digest));
	const wrong = rowsOf(kept, table).filter((row) => !wanted.delete(digest(row)));
	const columns = fresh.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
	const keys = key.split(', ');
	const drop = kept.prepare(`DELETE FROM "${table}" WHERE ${keys.map((name) => `"${name}" IS ?`).join(' AND ')}`);
	for (const row of wrong) drop.run(keys.map((name) => row[name]));
	const names = columns.map((name) => `"${name}"`).join(', ');
	const insert = kept.prepare(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`);
	for (const row of rowsOf(fresh, table)) if (wanted.has(digest(row))) insert.run(columns.map((name) => row[name]));
}

type Row = Readonly<Record<string, unknown>>;

const rowsOf = (sqlite: Database.Database, table: string) => sqlite.prepare(`SELECT * FROM "${table}"`).all() as Row[];

/** Of the names and values of a row, whatever order its columns have. */
const digest = (row: Row) => hash('sha256', JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))));
