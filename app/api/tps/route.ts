import { NextResponse } from 'next/server';
import { guarded, refused } from '@/app/server/guard';
import { house } from '@/db/house';
import { tpsList } from '@/db/queries';

export const dynamic = 'force-dynamic';

/** The list of TPS with their status; a PPS sees its own kelurahan/desa. */
export const GET = guarded('/api/tps', ({ request, actor }) => {
	const contest = house()
		.states.election()
		.head(request.nextUrl.searchParams.get('contest') ?? '');
	if (!contest) return refused('contest.unknown', 404, {});
	return NextResponse.json(
		tpsList(house(), contest, actor.role === 'pps' ? { kelurahan: actor.kelurahan } : undefined),
	);
});
