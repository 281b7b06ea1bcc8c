import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { canonicalJson, hashWith } from '../lib/forms';
import type { Actor, NewEvent, RecordedEvent } from '../lib/plenary';

// Whoever writes a ledger hashes much.
hashWith((text) => hash('sha256', text));

/** A ledger row as it is stored. */
export interface LedgerRow {
	readonly seq: number;
	readonly stream: string;
	readonly version: number;
	readonly type: string;
	readonly payload: string;
	readonly actor: string;
	readonly time: string;
	readonly prev: string;
	readonly hash: string;
}

/** What the last row says; a new row links to it. */
export interface Head {
	readonly seq: number;
	readonly hash: string;
}

/** The parts of a row its hash is about, as text or as the bytes that are stored. */
type Hashed = {
	readonly [K in keyof Omit<LedgerRow, 'hash'>]: LedgerRow[K] extends string ? string | Buffer | null : number;
};

/**
 * Hash of a row over everything it says and the hash before it. The parts are separated by line feeds,
 * which none of them can contain (canonical JSON escapes them). The payload stands there as its own hash, so that a
 * copy of the ledger for everybody can leave out what is nobody's business and still be checked row by row
 * (lib/evidence/chain.ts says the same for browsers).
 */
export function rowHash(row: Hashed): string {
	const parts = [
		row.prev,
		row.seq,
		row.stream,
		row.version,
		row.type,
		row.time,
		row.actor,
		hash('sha256', row.payload ?? ''),
	];
	return hash('sha256', parts.some(Buffer.isBuffer) ? bytesOf(parts) : parts.join('\n'));
}

/** The same of a row that is about to be written: all of it is text, and no list is made of its parts. */
function newRowHash({ prev, seq, stream, version, type, time, actor, payload }: Omit<LedgerRow, 'hash'>): string {
	const said = hash('sha256', payload);
	return hash('sha256', `${prev}\n${seq}\n${stream}\n${version}\n${type}\n${time}\n${actor}\n${said}`);
}

function bytesOf(parts: readonly (string | Buffer | number | null)[]): Buffer {
	return Buffer.concat(
		parts.flatMap((part, at) => [
			Buffer.from(at === 0 ? '' : '\n'),
			Buffer.isBuffer(part) ? part : Buffer.from(String(part ?? '')),
		]),
	);
}

/** The newest row, or sequence 0 with an empty hash. */
export function headOf(sqlite: Database.Database): Head {
	const row = statement<Head>(sqlite, 'SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1').get();
	return row ?? { seq: 0, hash: '' };
}

/** Hash of the row with this number; the empty hash before the first. */
export function hashAt(sqlite: Database.Database, seq: number): string | undefined {
	return seq === 0 ? '' : statement<{ hash: string }>(sqlite, 'SELECT hash FROM ledger WHERE seq = ?').get(seq)?.hash;
}

/** The streams of the rows after this number. */
export function streamsAfter(sqlite: Database.Database, seq: number): string[] {
	return statement<{ stream: string }>(sqlite, 'SELECT stream FROM ledger WHERE seq > ?')
		.all(seq)
		.map(({ stream }) => stream);
}

/** Version of a stream: the number of its events. */
export function streamVersion(sqlite: Database.Database, stream: string): number {
	const row = statement<{ version: number | null }>(
		sqlite,
		'SELECT MAX(version) AS version FROM ledger WHERE stream = ?',
	).get(stream);
	return row?.version ?? 0;
}

/** Events of a stream after a version, oldest first. */
export function readStream(sqlite: Database.Database, stream: string, after = 0): RecordedEvent[] {
	return statement<LedgerRow>(sqlite, 'SELECT * FROM ledger WHERE stream = ? AND version > ? ORDER BY version')
		.all(stream, after)
		.map(toEvent);
}

/** More streams than this (an import) are looked up together. */
const MANY = 32;

/** The version each stream stands at; a stream without a row may be missing. */
function versionsOf(sqlite: Database.Database, events: readonly NewEvent[]): Map<string, number> {
	const streams = new Set(events.map(({ stream }) => stream));
	if (streams.size <= MANY) return new Map([...streams].map((stream) => [stream, streamVersion(sqlite, stream)]));
	const ordered = [...streams].sort();
	const rows = statement<{ stream: string; version: number }>(
		sqlite,
		'SELECT stream, MAX(version) AS version FROM ledger WHERE stream >= ? AND stream <= ? GROUP BY stream',
	).all(ordered[0], ordered.at(-1));
	return new Map(rows.map(({ stream, version }) => [stream, version]));
}

/** Appends events in order; call inside the transaction that decided them. Returns them as recorded. */
export function append(
	sqlite: Database.Database,
	events: readonly NewEvent[],
	actor: Actor,
	time: string,
): RecordedEvent[] {
	const insert = statement<never>(
		sqlite,
		'INSERT INTO ledger (seq, stream, version, type, payload, actor, time, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
	);
	let { seq, hash: prev } = headOf(sqlite);
	const versions = versionsOf(sqlite, events);
	const by = { id: actor.id, name: actor.name, role: actor.role };
	const actorJson = canonicalJson(by);
	return events.map(({ stream, type, payload, canonical }) => {
		const version = (versions.get(stream) ?? 0) + 1;
		versions.set(stream, version);
		seq++;
		const row = {
			seq,
			stream,
			version,
			type,
			payload: canonical ?? canonicalJson(payload),
			actor: actorJson,
			time,
			prev,
		};
		const own = newRowHash(row);
		insert.run(seq, stream, version, type, row.payload, actorJson, time, prev, own);
		prev = own;
		return { stream, type, payload, seq, version, time, actor: by } as RecordedEvent;
	});
}

/** A stored row as an event. */
export function toEvent(row: LedgerRow): RecordedEvent {
	return {
		seq: row.seq,
		stream: row.stream,
		version: row.version,
		type: row.type,
		payload: JSON.parse(row.payload),
		actor: JSON.parse(row.actor),
		time: row.time,
	} as RecordedEvent;
}

const statements = new WeakMap<Database.Database, Map<string, Database.Statement>>();

/**
 * A prepared statement, kept per database: preparing costs more than running. Everybody who writes the same text gets
 * the same statement, so its mode (`pluck`, `raw`) is never changed.
 */
export function statement<Row>(sqlite: Database.Database, source: string): Database.Statement<unknown[], Row> {
	let known = statements.get(sqlite);
	if (!known) {
		known = new Map();
		statements.set(sqlite, known);
	}
	let prepared = known.get(source);
	if (!prepared) {
		prepared = sqlite.prepare(source);
		known.set(source, prepared);
	}
	return prepared as Database.Statement<unknown[], Row>;
}
