import type Database from 'better-sqlite3';
import type { DeliveryState } from '../../lib/delivery';
import type { DeliveryFacts } from '../../lib/plenary';
import { statement } from '../ledger';

/** What decisions about sending may ask, from the projections. */
export function deliveryFactsOf(sqlite: Database.Database): DeliveryFacts {
	return {
		target: (id) => {
			const row = statement<{ paused: number }>(sqlite, 'SELECT paused FROM target WHERE id = ?').get(id);
			return row ? { paused: row.paused === 1 } : undefined;
		},
		delivery: (target, { contest, tps, version }) =>
			statement<{ state: DeliveryState; hash: string }>(
				sqlite,
				'SELECT state, hash FROM delivery WHERE target = ? AND contest = ? AND tps = ? AND version = ?',
			).get(target, contest, tps, version),
		knowsKelurahan: (kode) => statement(sqlite, 'SELECT 1 FROM kelurahan WHERE kode = ?').get(kode) !== undefined,
	};
}
