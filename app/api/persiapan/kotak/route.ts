import { NextResponse } from 'next/server';
import { guarded, refused } from '@/app/server/guard';
import { house } from '@/db/house';
import { arrivalsView } from '@/db/preparation';

export const dynamic = 'force-dynamic';

/** The boxes of one kelurahan/desa as they came in. */
export const GET = guarded('/api/persiapan/kotak', ({ request }) => {
	const kelurahan = request.nextUrl.searchParams.get('kelurahan') ?? '';
	if (!/^\d{10}$/.test(kelurahan)) return refused('invalid', 400, { field: 'kelurahan' });
	return NextResponse.json(arrivalsView(house(), kelurahan));
});
