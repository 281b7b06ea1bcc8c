import type Database from 'better-sqlite3';
import type { Actor, Lease } from '../lib/plenary';
import { statement } from './ledger';

/** A desk that has not been heard for this long no longer holds its panel. */
export const LEASE_MS = 45_000;

/** Whose desk holds a panel, or `undefined` when nobody's does. */
export function leaseOf(sqlite: Database.Database, panel: string, now: () => Date): Lease | undefined {
	const row = statement<{ account: string; name: string; beat: string }>(
		sqlite,
		'SELECT account, name, beat FROM lease WHERE panel = ?',
	).get(panel);
	if (!row) return undefined;
	// A clock that was set back makes the beat lie in the future: then it counts as fresh, not as lost.
	return { account: row.account, name: row.name, live: now().getTime() - Date.parse(row.beat) < LEASE_MS };
}

/** The desk is there; beside the ledger, because a beat is nothing the minutes tell. */
export function beat(sqlite: Database.Database, panel: string, actor: Actor, time: string): void {
	statement(
		sqlite,
		`INSERT INTO lease (panel, account, name, beat) VALUES (?, ?, ?, ?)
		 ON CONFLICT (panel) DO UPDATE SET account = excluded.account, name = excluded.name, beat = excluded.beat`,
	).run(panel, actor.id, actor.name, time);
}

export function release(sqlite: Database.Database, panel: string): void {
	statement(sqlite, 'DELETE FROM lease WHERE panel = ?').run(panel);
}
