import { house } from '@/db/house';
import { type HallView, hallView } from '@/db/queries';
import { contestOf, contests } from '@/lib/forms';

/** What the hall sees now: the contest on the floor, or the first of the election between two TPS. */
export function hallNow(): HallView | null {
	const home = house();
	const contest = contestOf(home.states.plenary().floor?.contest ?? '') ?? contests[0];
	return contest ? hallView(home, contest) : null;
}
