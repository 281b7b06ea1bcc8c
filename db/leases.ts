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
	return { account: row.account, name: row.name, live: isLive(row.beat, now()) };
}

/**
 * True while a beat is fresh. A clock that was set back makes the last beat lie in the future: a desk that lives beats
 * again within seconds, one that is gone must not hold its panel for as long as the clock was wrong.
 */
export function isLive(beat: string, now: Date): boolean {
	return Math.abs(now.getTime() - Date.parse(beat)) < LEASE_MS;
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
