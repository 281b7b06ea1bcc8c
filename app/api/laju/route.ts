import { NextResponse } from 'next/server';
import { guarded } from '@/app/server/guard';
import { house } from '@/db/house';
import { paceView } from '@/db/pace';

export const dynamic = 'force-dynamic';

/** How fast the plenary goes, what is left, what stands open. */
export const GET = guarded('/api/laju', () => NextResponse.json(paceView(house())));
