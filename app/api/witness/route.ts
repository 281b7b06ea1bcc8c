import { NextResponse } from 'next/server';
import { guarded, refused } from '@/app/server/guard';
import { house } from '@/db/house';
import { ownIdentity } from '@/db/registry';

export const dynamic = 'force-dynamic';

/** Whom this phone speaks for. */
export const GET = guarded('/api/witness', ({ actor }) => {
	const own = ownIdentity(house(), actor.witness);
	return own ? NextResponse.json(own) : refused('witness.unknown', 404, { witness: actor.witness ?? '' });
});
