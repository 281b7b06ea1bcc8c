import { type Failures, lockoutSeconds, type Patience, remembered, waitSeconds } from '../../lib/accounts';
import type { House } from '../house';
import { statement } from '../ledger';

/** Something failures are counted for: an account name, an address. */
export interface Counter {
	readonly key: string;
	readonly patience: Patience;
	/** True where one success wipes out the failures before it (an account, not an address). */
	readonly clearedBySuccess: boolean;
}

/** A try that was counted, and what had been counted before it. */
interface Tried {
	readonly counter: Counter;
	readonly before: Failures | undefined;
	readonly after: Failures;
}

export type Admission = { readonly wait: number } | { readonly wait: 0; readonly tried: readonly Tried[] };

const KEEP_DAYS = 2;

/**
 * Counts a try as failed before it is looked at, so that a hundred tries at the same moment are a hundred.
 * With seconds to wait nothing was counted, and the try must not be looked at.
 */
export function admit(house: House, counters: readonly Counter[]): Admission {
	const now = house.now();
	return house.sqlite
		.transaction((): Admission => {
			const known = counters.map((counter) => ({ counter, before: read(house, counter.key) }));
			const wait = Math.max(0, ...known.map(({ counter, before }) => waitSeconds(before, counter.patience, now)));
			if (wait > 0) return { wait };
			const old = new Date(now.getTime() - KEEP_DAYS * 86_400_000).toISOString();
			statement(house.sqlite, 'DELETE FROM throttle WHERE last_at < ?').run(old);
			const tried = known.map(({ counter, before }) => {
				const after = { failures: remembered(before, now) + 1, lastAt: now.toISOString() };
				write(house, counter, after);
				return { counter, before, after };
			});
			return { wait: 0, tried };
		})
		.immediate();
}

/** The try was right after all: an account starts afresh, of an address only this try is taken back. */
export function forgive(house: House, admission: Admission): void {
	if (!('tried' in admission)) return;
	house.sqlite
		.transaction(() => {
			for (const { counter, before, after } of admission.tried) {
				const row = read(house, counter.key);
				if (!row) continue;
				const alone = row.failures === after.failures && row.lastAt === after.lastAt;
				if (counter.clearedBySuccess || (alone && !before)) {
					statement(house.sqlite, 'DELETE FROM throttle WHERE key = ?').run(counter.key);
				} else if (alone && before) {
					write(house, counter, before);
				} else {
					write(house, counter, { ...row, failures: Math.max(0, row.failures - 1) });
				}
			}
		})
		.immediate();
}

function read(house: House, key: string): Failures | undefined {
	return statement<Failures>(house.sqlite, 'SELECT failures, last_at AS lastAt FROM throttle WHERE key = ?').get(key);
}

function write(house: House, { key, patience }: Counter, { failures, lastAt }: Failures): void {
	const seconds = lockoutSeconds(failures, patience);
	const until = seconds > 0 ? new Date(Date.parse(lastAt) + seconds * 1000).toISOString() : null;
	statement(
		house.sqlite,
		`INSERT INTO throttle (key, failures, locked_until, last_at) VALUES (?, ?, ?, ?)
		 ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, locked_until = excluded.locked_until,
			last_at = excluded.last_at`,
	).run(key, failures, until, lastAt);
}
