import type Database from 'better-sqlite3';
import type { Arrival, PreparationFacts } from '../lib/plenary/facts-preparation';
import { statement } from './ledger';

/** What decisions about arrivals and the schedule ask the projections. */
export function preparationFactsOf(sqlite: Database.Database): PreparationFacts {
	return {
		kelurahanName: (kode) =>
			statement<{ nama: string }>(sqlite, 'SELECT nama FROM kelurahan WHERE kode = ?').get(kode)?.nama,
		tpsOf: (kelurahan) =>
			statement<{ kode: string }>(sqlite, 'SELECT kode FROM tps WHERE kelurahan = ? ORDER BY kode')
				.all(kelurahan)
				.map(({ kode }) => kode),
		arrival: (tps, contest) =>
			statement<Arrival>(sqlite, 'SELECT seal, origin AS "from", note FROM arrival WHERE contest = ? AND tps = ?').get(
				contest,
				tps,
			),
	};
}
