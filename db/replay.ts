import type Database from 'better-sqlite3';
import { type LedgerRow, statement, toEvent } from './ledger';
import { project } from './projections';
import type { StateCache } from './states';

/** A database that is made anew from a ledger, row by row. */
export interface Replay {
	readonly sqlite: Database.Database;
	readonly states: StateCache;
}

/** Puts one stored row into a replay, ledger and projections. Throws where the row cannot follow the ones before. */
export function replayRow(replay: Replay, row: LedgerRow): void {
	statement(
		replay.sqlite,
		'INSERT INTO ledger (seq, stream, version, type, payload, actor, time, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
	).run(row.seq, row.stream, row.version, row.type, row.payload, row.actor, row.time, row.prev, row.hash);
	project(replay.sqlite, replay.states, [toEvent(row)]);
}
