import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type Engine, type Session, storable, type Value } from './engine';

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
		all: async <Row>(sql: string, values: readonly Value[] = []) =>
			statement(sql).all(...values.map(storable)) as Row[],
		run: async (sql, values = []) => statement(sql).run(...values.map(storable)).changes,
		insert: async (table, columns, rows, tail) => {
			const marks = columns.map(() => '?').join(', ');
			const one = statement(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks}) ${tail}`);
			let made = 0;
			for (const row of rows) made += one.run(...row.map(storable)).changes;
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

/** A transaction that waits for its turn. */
interface Waiting {
	/** Runs it; what comes back tells its caller how it went, once that is known for good. */
	run(session: Session): Promise<() => void>;
	fail(fault: unknown): void;
}

/** Most transactions that share one commit. */
const TOGETHER = 16;

/**
 * Runs transactions one after another and makes them durable by one commit: a power cut takes all or none, and nobody
 * is told of success before. Where one fails nothing of the group is kept, and each is run again on its own: the
 * others must not suffer for it.
 */
async function runTogether(sqlite: Database.Database, session: Session, group: readonly Waiting[]): Promise<void> {
	try {
		await begin(sqlite);
		const tell: (() => void)[] = [];
		for (const one of group) tell.push(await one.run(session));
		sqlite.exec('COMMIT');
		for (const told of tell) told();
	} catch (fault) {
		if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
		if (group.length === 1) group[0]?.fail(fault);
		else for (const one of group) await runTogether(sqlite, session, [one]);
	}
}

/**
 * SQLite in one file: WAL with synchronous=FULL, so that what was receipted survives a power cut. There
 * is one connection; transactions and statements wait for each other in a queue, and transactions that
 * wait at the same time are committed together.
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
	const waiting: Waiting[] = [];
	const next = async () => {
		// Whoever is just about to ask for a transaction comes along.
		await setImmediate();
		const group = waiting.splice(0, TOGETHER);
		if (group.length > 0) await runTogether(sqlite, session, group);
	};
	return {
		kind: 'sqlite',
		all: <Row>(sql: string, values?: readonly Value[]) => inTurn(() => session.all<Row>(sql, values)),
		run: (sql, values) => inTurn(() => session.run(sql, values)),
		insert: (...given) => inTurn(() => session.insert(...given)),
		transaction: <T>(work: (session: Session) => Promise<T>) =>
			new Promise<T>((done, fail) => {
				const run = async (own: Session) => {
					const result = await work(own);
					return () => done(result);
				};
				waiting.push({ run, fail });
				void inTurn(next);
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
