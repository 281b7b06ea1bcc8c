import { ballotsUsed, type RecountView, recountViewOf } from '../lib/plenary/recount';
import type { House } from './house';
import { placeOf } from './places';

/** The recount of one TPS as the counting screen and the projector show it; `null` for an unknown TPS. */
export function recountView(house: House, contestCode: string, tps: string): RecountView | null {
	const contest = house.states.election().contest(contestCode, tps);
	const place = placeOf(house, tps);
	if (!contest || !place) return null;
	const state = house.states.result(contestCode, tps);
	return recountViewOf(contest, place, {
		open: state.recount,
		ballots: house.states.recount(contestCode, tps).ballots,
		used: state.tally ? ballotsUsed(state.tally.figures) : null,
		paper: state.tally?.figures ?? {},
	});
}
