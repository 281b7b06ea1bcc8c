import { NextResponse } from 'next/server';
import { guarded } from '@/app/server/guard';
import { house } from '@/db/house';
import { registryView } from '@/db/registry';

export const dynamic = 'force-dynamic';

/** The registry of witnesses, for those who keep it. */
export const GET = guarded('/api/witnesses', () => NextResponse.json(registryView(house())));
