import { NextResponse } from 'next/server';
import { guarded, refused } from '@/app/server/guard';
import { recapAsked } from '@/app/server/recap';

export const dynamic = 'force-dynamic';

/** Totals of a kelurahan (columns TPS) or of the kecamatan (columns kelurahan). */
export const GET = guarded('/api/recap', ({ request, actor }) => {
	const view = recapAsked(actor, request.nextUrl.searchParams);
	return view ? NextResponse.json(view) : refused('contest.unknown', 404, {});
});
