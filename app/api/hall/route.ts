import { NextResponse } from 'next/server';
import { guarded } from '@/app/server/guard';
import { house } from '@/db/house';
import { hallView } from '@/db/queries';

export const dynamic = 'force-dynamic';

/** What the hall sees; the projector and the witnesses' phones read the same answer. */
export const GET = guarded('/api/hall', () => {
	const home = house();
	const election = home.states.election();
	const contest = election.head(home.states.plenary().floor?.contest ?? '') ?? election.contests[0];
	return NextResponse.json(contest ? hallView(home, contest) : null);
});
