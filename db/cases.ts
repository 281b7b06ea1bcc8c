import type { Case, Place } from '../lib/plenary';
import type { House } from './house';
import { statement } from './ledger';
import { placeOf } from './places';

/** An objection or a special event with where it belongs. */
export interface CaseEntry {
	readonly contest: string | null;
	readonly place: Place | null;
	readonly case: Case;
}

/** Everything that was brought forward, what still waits for an answer first, then the newest first. */
export function caseList(house: House): CaseEntry[] {
	const rows = statement<{ id: string; contest: string | null; tps: string | null }>(
		house.sqlite,
		'SELECT id, contest, tps FROM perkara ORDER BY pending DESC, filed_at DESC, id',
	).all();
	return rows.flatMap(({ id, contest, tps }): CaseEntry[] => {
		const cases = contest && tps ? house.states.result(contest, tps).cases : house.states.plenary().cases;
		const one = cases[id];
		return one ? [{ contest, place: tps ? placeOf(house, tps) : null, case: one }] : [];
	});
}
