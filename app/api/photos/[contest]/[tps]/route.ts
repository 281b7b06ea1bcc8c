import { NextResponse } from 'next/server';
import { guarded, refused } from '@/app/server/guard';
import { house } from '@/db/house';
import { photoView } from '@/db/photo/queries';

export const dynamic = 'force-dynamic';

/** The photos of a TPS in a contest, and the strips cut from them. */
export const GET = guarded<{ contest: string; tps: string }>('/api/photos/[contest]/[tps]', ({ params, actor }) => {
	if (actor.role === 'pps' && !params.tps.startsWith(actor.kelurahan ?? '-')) {
		return refused('forbidden', 403, { reason: 'kelurahan' });
	}
	const view = photoView(house(), params.contest, params.tps);
	return view ? NextResponse.json(view) : refused('tps.unknown', 404, { tps: params.tps });
});
