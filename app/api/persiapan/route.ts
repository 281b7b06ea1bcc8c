import { NextResponse } from 'next/server';
import { guarded } from '@/app/server/guard';
import { house } from '@/db/house';
import { preparationView } from '@/db/preparation';

export const dynamic = 'force-dynamic';

/** What is arranged before the meeting. */
export const GET = guarded('/api/persiapan', () => NextResponse.json(preparationView(house())));
