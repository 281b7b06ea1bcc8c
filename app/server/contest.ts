import type { NextRequest } from 'next/server';
import { house } from '@/db/house';
import type { ContestHead } from '@/lib/election';
import { type Contest, contestOf, contests } from '@/lib/forms';

/** The contest an address asks for (`contest=`), or the election's first one. */
export function askedContest(request: NextRequest): Contest | undefined {
	const code = request.nextUrl.searchParams.get('contest');
	return code === null ? contests[0] : contestOf(code);
}

/** The same in a hall: any contest of the election in force. */
export function askedHere(request: NextRequest): ContestHead | undefined {
	const election = house().states.election();
	const code = request.nextUrl.searchParams.get('contest');
	return code === null ? election.contests[0] : election.head(code);
}
