import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Engine, Session, Value } from './engine';

/** A session that runs at once; whoever uses it holds the connection. */
function sessionOf(sqlite: Database.Database): Session {
	const prepared = new Map<string, Database.Statement>();
	const statement = (sql: string) => {
		let known = prepared.get(sql);
		if (!known) {
			// Lists of keys make statements of many lengths; they must not pile up.
			if (prepared.size > 200) prepared.clear();
			known = sqlite.prepare(sql);
			prepared.set(sql, known);
		}
		return known;
	};
	return {
		all: async <Row>(sql: string, values: readonly Value[] = []) => statement(sql).all(...values) as Row[],
		run: async (sql, values = []) => statement(sql).run(...values).changes,
		insert: async (table, columns, rows, tail) => {
			const marks = columns.map(() => '?').join(', ');
			const one = statement(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks}) ${tail}`);
			let made = 0;
			for (const row of rows) made += one.run(...row).changes;
			return made;
		},
	};
}

const BUSY = 'SQLITE_BUSY';
const PATIENCE_MS = 15_000;

/** Waits for another connection without standing in this process's way: that one may be ours, too. */
async function begin(sqlite: Database.Database): Promise<void> {
	const until = performance.now() + PATIENCE_MS;
	for (;;) {
		try {
			sqlite.exec('BEGIN IMMEDIATE');
			return;
		} catch (fault) {
			if ((fault as { code?: unknown }).code !== BUSY || performance.now() > until) throw fault;
			await sleep(5 + Math.random() * 20);
		}
	}
}

/**
 * SQLite in one file: WAL with synchronous=FULL, so that what was receipted survives a power cut. There
 * is one connection; transactions and statements wait for each other in a queue.
 */
export function sqliteEngine(file: string): Engine {
	const sqlite = new Database(file);
	sqlite.pragma('journal_mode = WAL');
	sqlite.pragma('synchronous = FULL');
	sqlite.pragma('busy_timeout = 100');
	sqlite.pragma('trusted_schema = OFF');
	const session = sessionOf(sqlite);
	let queue: Promise<unknown> = Promise.resolve();
	const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
		const turn = queue.then(work);
		queue = turn.catch(() => undefined);
		return turn;
	};
	return {
		kind: 'sqlite',
		all: <Row>(sql: string, values?: readonly Value[]) => inTurn(() => session.all<Row>(sql, values)),
		run: (sql, values) => inTurn(() => session.run(sql, values)),
		insert: (...given) => inTurn(() => session.insert(...given)),
		transaction: (work) =>
			inTurn(async () => {
				await begin(sqlite);
				try {
					const result = await work(session);
					sqlite.exec('COMMIT');
					return result;
				} catch (fault) {
					if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
					throw fault;
				}
			}),
		prepare: async (statements) => {
			for (const sql of statements) sqlite.exec(sql);
		},
		close: () =>
			inTurn(async () => {
				sqlite.close();
			}),
	};
}
