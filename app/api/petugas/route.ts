import { NextResponse } from 'next/server';
import { guarded } from '@/app/server/guard';
import { house } from '@/db/house';
import { operatorView } from '@/db/operators/view';

export const dynamic = 'force-dynamic';

/** Sirekap's operators, TPS by TPS and in sums. */
export const GET = guarded('/api/petugas', ({ request }) =>
	NextResponse.json(operatorView(house(), request.nextUrl.searchParams.get('contest') ?? '')),
);
