import { NextResponse } from 'next/server';
import { guarded } from '@/app/server/guard';
import { displayCode } from '@/db/accounts/codes';
import { house } from '@/db/house';

export const dynamic = 'force-dynamic';

/** The code a projector signs in with, to be shown on the desk; `null` before one was made. */
export const GET = guarded('/api/display-code', () => NextResponse.json({ code: displayCode(house()) }));
