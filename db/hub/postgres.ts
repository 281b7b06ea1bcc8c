import { Pool, type PoolClient, types } from 'pg';
import { type Engine, type Session, storable, type Value } from './engine';

/** Errors after which the same work may simply be done again: serialization, deadlock, Citus and Cockroach retries. */
const AGAIN = new Set(['40001', '40P01', 'CR000']);
/** Two processes that make the same table at once. */
const ALREADY_THERE = new Set(['23505', '42P07', '42710']);
/** The protocol carries at most 65,535 values in one statement. */
const MOST_VALUES = 60_000;
const TRIES = 6;

const numbered = new Map<string, string>();

/** `?` becomes `$1`, `$2`, … */
function pgSql(sql: string): string {
	let known = numbered.get(sql);
	if (known === undefined) {
		let at = 0;
		known = sql.replace(/\?/g, () => `$${++at}`);
		if (numbered.size > 500) numbered.clear();
		numbered.set(sql, known);
	}
	return known;
}

interface Client {
	query(sql: string, values?: Value[]): Promise<{ rows: unknown[]; rowCount: number | null }>;
}

function sessionOf(client: Client): Session {
	return {
		all: async <Row>(sql: string, values: readonly Value[] = []) =>
			(await client.query(pgSql(sql), values.map(storable))).rows as Row[],
		run: async (sql, values = []) => (await client.query(pgSql(sql), values.map(storable))).rowCount ?? 0,
		insert: async (table, columns, rows, tail) => {
			const marks = `(${columns.map(() => '?').join(', ')})`;
			let made = 0;
			const most = Math.floor(MOST_VALUES / columns.length);
			for (let at = 0; at < rows.length; at += most) {
				const part = rows.slice(at, at + most);
				const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${part.map(() => marks).join(', ')} ${tail}`;
				made += (await client.query(pgSql(sql), part.flat().map(storable))).rowCount ?? 0;
			}
			return made;
		},
	};
}

/** CockroachDB's INTEGER has eight bytes, which the driver hands over as text; no number of ours needs more than JavaScript has. */
const INT8 = 20;
const parsers: Pick<typeof types, 'getTypeParser'> = {
	getTypeParser: (oid: number, format?: 'text' | 'binary') =>
		oid === INT8 ? Number : types.getTypeParser(oid, format as 'text'),
};

const codeOf = (fault: unknown) => String((fault as { code?: unknown } | null)?.code ?? '');

async function inTransaction<T>(client: PoolClient, work: (session: Session) => Promise<T>): Promise<T> {
	await client.query('BEGIN');
	try {
		const result = await work(sessionOf(client));
		await client.query('COMMIT');
		return result;
	} catch (fault) {
		await client.query('ROLLBACK').catch(() => undefined);
		throw fault;
	}
}

/** Any engine that speaks PostgreSQL's protocol, by its address (`DATABASE_URL`). */
export function postgresEngine(url: string): Engine {
	const pool = new Pool({ connectionString: url, max: 8, application_name: 'ketok-palu', types: parsers });
	// A connection that breaks while idle is replaced at the next use; nothing was lost with it.
	pool.on('error', () => undefined);
	return {
		kind: 'postgresql',
		...sessionOf(pool),
		transaction: async (work) => {
			for (let attempt = 1; ; attempt++) {
				const client = await pool.connect();
				let broken: Error | undefined;
				try {
					return await inTransaction(client, work);
				} catch (fault) {
					if (!AGAIN.has(codeOf(fault)) || attempt === TRIES) {
						if (codeOf(fault) === '') broken = fault as Error;
						throw fault;
					}
				} finally {
					client.release(broken);
				}
			}
		},
		prepare: async (statements) => {
			for (const sql of statements) {
				await pool.query(sql).catch((fault: unknown) => {
					if (!ALREADY_THERE.has(codeOf(fault))) throw fault;
				});
			}
		},
		close: () => pool.end(),
	};
}
