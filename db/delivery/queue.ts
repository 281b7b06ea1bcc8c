import { BACKOFF, type Fault, type ParcelKey } from '../../lib/delivery';
import type { House } from '../house';
import { statement } from '../ledger';
import type { QueuedKey } from './papers';

/** No pause is that long: what is to wait so long was written down before the clock was set back. */
export const farFrom = (house: House): string => new Date(house.now().getTime() + 2 * BACKOFF.longest).toISOString();

/**
 * What is due for a hub now, oldest gavel first. When one version is due the line is tried anyway: then
 * all that waited for the line go along, so that the oldest still arrives first. Only what the hub itself
 * did not accept keeps to its own time.
 */
export function dueFor(house: House, target: string, limit: number): QueuedKey[] {
	const now = house.now().toISOString();
	const due = nextDue(house, target);
	if (due === null || due > now) return [];
	return statement<QueuedKey>(
		house.sqlite,
		`SELECT d.contest, d.tps, d.version, d.seq FROM delivery AS d
		 LEFT JOIN delivery_try AS t USING (target, contest, tps, version)
		 WHERE d.target = @target AND d.state = 'queued'
			AND (t.next_at IS NULL OR t.next_at <= @now OR t.next_at > @far OR t.fault <> 'rejected')
		 ORDER BY d.seq LIMIT @limit`,
	).all({ target, now, far: farFrom(house), limit });
}

/** Everything that waits for a hub, due or not, for a file carried by hand. */
export function waitingFor(house: House, target: string, limit: number): QueuedKey[] {
	return statement<QueuedKey>(
		house.sqlite,
		"SELECT contest, tps, version, seq FROM delivery WHERE target = ? AND state = 'queued' ORDER BY seq LIMIT ?",
	).all(target, limit);
}

/** When the next version of a hub falls due; null when none waits. */
export function nextDue(house: House, target: string): string | null {
	const row = statement<{ at: string | null; waiting: number }>(
		house.sqlite,
		`SELECT MIN(CASE WHEN t.next_at IS NULL OR t.next_at > @far THEN '' ELSE t.next_at END) AS at, COUNT(*) AS waiting
		 FROM delivery AS d LEFT JOIN delivery_try AS t USING (target, contest, tps, version)
		 WHERE d.target = @target AND d.state = 'queued'`,
	).get({ target, far: farFrom(house) });
	return row && row.waiting > 0 ? row.at : null;
}

const UPSERT = `INSERT INTO delivery_try (target, contest, tps, version, attempts, sending_since, last_at, fault, detail, next_at)
	VALUES (?, ?, ?, ?, 1, ?, ?, NULL, '', NULL)
	ON CONFLICT (target, contest, tps, version) DO UPDATE SET attempts = attempts + 1,
		sending_since = excluded.sending_since, last_at = excluded.last_at`;

/** Written before a request leaves: a restart in between still knows that it was tried. */
export function startTry(house: House, target: string, items: readonly ParcelKey[]): void {
	const now = house.now().toISOString();
	const run = statement(house.sqlite, UPSERT);
	house.sqlite
		.transaction(() => {
			for (const { contest, tps, version } of items) run.run(target, contest, tps, version, now, now);
		})
		.immediate();
}

/** The request ended well, as far as the line is concerned. */
export function endTry(house: House, target: string, items: readonly ParcelKey[]): void {
	const run = statement(
		house.sqlite,
		`UPDATE delivery_try SET sending_since = NULL, fault = NULL, detail = ''
		 WHERE target = ? AND contest = ? AND tps = ? AND version = ?`,
	);
	house.sqlite
		.transaction(() => {
			for (const { contest, tps, version } of items) run.run(target, contest, tps, version);
		})
		.immediate();
}

/**
 * The line failed: what went along gets the reason, and everything that waits for this line waits for the same moment.
 * @param wait milliseconds after so many failures
 * @returns milliseconds until the line may be tried again
 */
export function failLine(
	house: House,
	target: string,
	items: readonly ParcelKey[],
	fault: Fault,
	detail: string,
	wait: (attempts: number) => number,
): number {
	const attempts = statement<{ attempts: number }>(
		house.sqlite,
		'SELECT attempts FROM delivery_try WHERE target = ? AND contest = ? AND tps = ? AND version = ?',
	);
	const own = statement(
		house.sqlite,
		`UPDATE delivery_try SET sending_since = NULL, fault = ?, detail = ?
		 WHERE target = ? AND contest = ? AND tps = ? AND version = ?`,
	);
	return house.sqlite
		.transaction(() => {
			let most = 1;
			for (const { contest, tps, version } of items) {
				most = Math.max(most, attempts.get(target, contest, tps, version)?.attempts ?? 1);
				own.run(fault, detail.slice(0, 200), target, contest, tps, version);
			}
			const pause = wait(most);
			statement(
				house.sqlite,
				`UPDATE delivery_try SET next_at = @next WHERE target = @target AND fault IS NOT NULL
					AND (fault <> 'rejected' OR next_at IS NULL)
					AND EXISTS (SELECT 1 FROM delivery AS own WHERE own.target = @target AND own.contest = delivery_try.contest
						AND own.tps = delivery_try.tps AND own.version = delivery_try.version AND own.state = 'queued')`,
			).run({ target, next: new Date(house.now().getTime() + pause).toISOString() });
			return pause;
		})
		.immediate();
}

/** True when somebody said "now" to something that failed and still waits. */
export function isUrged(house: House, target: string): boolean {
	return (
		statement(
			house.sqlite,
			`SELECT 1 FROM delivery_try AS t JOIN delivery AS d USING (target, contest, tps, version)
			 WHERE t.target = ? AND t.fault IS NOT NULL AND t.next_at IS NULL AND d.state = 'queued' LIMIT 1`,
		).get(target) !== undefined
	);
}

/** The hub took the line and not this: each version gets its reason and its next time. */
export function failTry(
	house: House,
	target: string,
	items: readonly ParcelKey[],
	fault: Fault,
	detail: string,
	wait: (attempts: number) => number,
): void {
	const now = house.now();
	const attempts = statement<{ attempts: number }>(
		house.sqlite,
		'SELECT attempts FROM delivery_try WHERE target = ? AND contest = ? AND tps = ? AND version = ?',
	);
	const run = statement(
		house.sqlite,
		`UPDATE delivery_try SET sending_since = NULL, fault = ?, detail = ?, next_at = ?
		 WHERE target = ? AND contest = ? AND tps = ? AND version = ?`,
	);
	house.sqlite
		.transaction(() => {
			for (const { contest, tps, version } of items) {
				const before = attempts.get(target, contest, tps, version)?.attempts ?? 1;
				const next = new Date(now.getTime() + wait(before)).toISOString();
				run.run(fault, detail.slice(0, 200), next, target, contest, tps, version);
			}
		})
		.immediate();
}

/** After a start nothing is under way, whatever stood there when the power went. */
export function forgetSending(house: House): void {
	statement(house.sqlite, 'UPDATE delivery_try SET sending_since = NULL WHERE sending_since IS NOT NULL').run();
}
