import { NextResponse } from 'next/server';
import { askedHere } from '@/app/server/contest';
import { guarded, refused } from '@/app/server/guard';
import { deliveryView } from '@/db/delivery';
import { deadlineOf } from '@/db/delivery/deadline';
import { house } from '@/db/house';

export const dynamic = 'force-dynamic';

/** How sending stands, TPS by TPS. */
export const GET = guarded('/api/delivery', ({ request }) => {
	const contest = askedHere(request);
	if (!contest) return refused('contest.unknown', 404);
	return NextResponse.json(
		deliveryView(house(), contest, request.nextUrl.searchParams.get('target'), deadlineOf(house())),
	);
});
