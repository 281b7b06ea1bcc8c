import { NextResponse } from 'next/server';
import { guarded } from '@/app/server/guard';
import { directory } from '@/db/accounts/directory';
import { house } from '@/db/house';

export const dynamic = 'force-dynamic';

/** The accounts with the state of their sessions. */
export const GET = guarded('/api/accounts', () => NextResponse.json(directory(house())));
