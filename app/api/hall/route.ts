import { NextResponse } from 'next/server';
import { guarded } from '@/app/server/guard';
import { house } from '@/db/house';
import { hallView } from '@/db/queries';
import { contestOf, contests } from '@/lib/forms';

export const dynamic = 'force-dynamic';

/** What the hall sees; the projector and the witnesses' phones read the same answer. */
export const GET = guarded('/api/hall', () => {
	const home = house();
	const contest = contestOf(home.states.plenary().floor?.contest ?? '') ?? contests[0];
	return NextResponse.json(contest ? hallView(home, contest) : null);
});
