import type { NextRequest } from 'next/server';
import { house } from '@/db/house';
import type { Hub } from '@/db/hub/hub';
import { type HubContest, hubContest } from '@/db/hub/packs';
import type { ContestHead } from '@/lib/election';

/** The contest an address asks for (`contest=`) at a hub, or the first one its halls vote in. */
export function askedContest(hub: Hub, request: NextRequest): Promise<HubContest | undefined> {
	return hubContest(hub, request.nextUrl.searchParams.get('contest'));
}

/** The same in a hall: any contest of the election in force. */
export function askedHere(request: NextRequest): ContestHead | undefined {
	const election = house().states.election();
	const code = request.nextUrl.searchParams.get('contest');
	return code === null ? election.contests[0] : election.head(code);
}
