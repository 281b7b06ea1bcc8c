import { house } from '@/db/house';
import { type HallView, hallView } from '@/db/queries';
import { adoptionFacts } from '@/db/totals';
import { FIRST_PANEL, panelNumbers, scrutinyIn } from '@/lib/plenary';

/**
 * What the hall sees now in one panel: the contest on its floor, or the first of the election between two TPS.
 * Without a panel, or with one there is none of, the first panel that reads something.
 */
export function hallNow(wanted?: string | null): HallView | null {
	const home = house();
	const election = home.states.election();
	const plenary = home.states.plenary();
	const panels = panelNumbers(plenary);
	const adoptions = adoptionFacts(home);
	const busy =
		panels.find((panel) => plenary.floors[panel] || scrutinyIn(plenary, panel, adoptions)) ?? panels[0] ?? FIRST_PANEL;
	const panel = wanted && panels.includes(wanted) ? wanted : busy;
	const contest =
		election.head(plenary.floors[panel]?.contest ?? scrutinyIn(plenary, panel, adoptions)?.contest ?? '') ??
		election.contests[0];
	return contest ? hallView(home, contest, panel) : null;
}
