import { NextResponse } from 'next/server';
import { guarded } from '@/app/server/guard';

export const dynamic = 'force-dynamic';

/** Who is signed in here, for a page that was open before the session was. */
export const GET = guarded('/api/me', ({ actor, visit }) =>
	NextResponse.json({ account: actor.id, name: actor.name, role: actor.role, mustChange: visit.mustChange }),
);
