export type Value = string | number | Uint8Array | null;

const NUL = '\u0000';

/** A value as every engine can hold it: PostgreSQL's text knows no NUL, and one in a name must not stop what it stands in. */
export const storable = (value: Value): Value =>
	typeof value === 'string' && value.includes(NUL) ? value.replaceAll(NUL, '\uFFFD') : value;

/** Statements on one connection; `?` stands for a value. */
export interface Session {
	all<Row>(sql: string, values?: readonly Value[]): Promise<Row[]>;
	/** Rows changed. */
	run(sql: string, values?: readonly Value[]): Promise<number>;
	/** `INSERT INTO … (columns) VALUES` for many rows at once; `tail` is the conflict clause. Rows that were new. */
	insert(table: string, columns: readonly string[], rows: readonly (readonly Value[])[], tail: string): Promise<number>;
}

/**
 * A database under the hub's store. The statements are the part of SQL that SQLite, PostgreSQL, Citus,
 * CockroachDB and YugabyteDB share: text and integer columns, primary keys, ON CONFLICT, CASE, GROUP BY.
 */
export interface Engine extends Session {
	readonly kind: 'sqlite' | 'postgresql';
	/** All of it, durable, or nothing. May run `work` again after a conflict with another process. */
	transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
	/** Runs the statements that make the tables; safe at every start, by several processes at once. */
	prepare(statements: readonly string[]): Promise<void>;
	close(): Promise<void>;
}
