import { NextResponse } from 'next/server';
import { guarded, refused } from '@/app/server/guard';
import { house } from '@/db/house';
import { recountView } from '@/db/recounts';

export const dynamic = 'force-dynamic';

/** The ballots of a recount as they are counted: for the counting screen, the projector and the phones. */
export const GET = guarded<{ contest: string; tps: string }>('/api/turus/[contest]/[tps]', ({ params, actor }) => {
	if (actor.role === 'pps' && !params.tps.startsWith(actor.kelurahan ?? '-')) {
		return refused('forbidden', 403, { reason: 'kelurahan' });
	}
	const view = recountView(house(), params.contest, params.tps);
	return view ? NextResponse.json(view) : refused('tps.unknown', 404, { tps: params.tps });
});
