import { NextResponse } from 'next/server';
import { guarded } from '@/app/server/guard';
import { house } from '@/db/house';
import { ownStation } from '@/db/operators/own';

export const dynamic = 'force-dynamic';

/** How the TPS of the Mobile operator stands who is signed in, and how far the account is. */
export const GET = guarded('/api/tps-saya', ({ actor }) => NextResponse.json(ownStation(house(), actor)));
