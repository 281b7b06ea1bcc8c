import { NextResponse } from 'next/server';
import { guarded } from '@/app/server/guard';
import { hallNow } from '@/app/server/hall';

export const dynamic = 'force-dynamic';

/** What the hall sees; the projector and the witnesses' phones read the same answer. */
export const GET = guarded('/api/hall', ({ request }) =>
	NextResponse.json(hallNow(request.nextUrl.searchParams.get('panel'))),
);
