import { NextResponse } from 'next/server';
import { guarded, refused } from '@/app/server/guard';
import { house } from '@/db/house';
import { resultView } from '@/db/queries';

export const dynamic = 'force-dynamic';

/** One result as the desk shows it. */
export const GET = guarded<{ contest: string; tps: string }>('/api/results/[contest]/[tps]', ({ params, actor }) => {
	if (actor.role === 'pps' && !params.tps.startsWith(actor.kelurahan ?? '-')) {
		return refused('forbidden', 403, { reason: 'kelurahan' });
	}
	const view = resultView(house(), params.contest, params.tps);
	return view ? NextResponse.json(view) : refused('tps.unknown', 404, { tps: params.tps });
});
