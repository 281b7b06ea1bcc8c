import { house } from '@/db/house';
import { type HallView, hallView } from '@/db/queries';

/** What the hall sees now: the contest on the floor, or the first of the election between two TPS. */
export function hallNow(): HallView | null {
	const home = house();
	const election = home.states.election();
	const contest = election.head(home.states.plenary().floor?.contest ?? '') ?? election.contests[0];
	return contest ? hallView(home, contest) : null;
}
