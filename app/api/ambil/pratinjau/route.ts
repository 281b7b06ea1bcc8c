import { NextResponse } from 'next/server';
import { z } from 'zod';
import { guarded, refused } from '@/app/server/guard';
import { house } from '@/db/house';
import { stageFetched } from '@/db/pull/stage';

export const dynamic = 'force-dynamic';

const body = z.object({ contest: z.string().max(12) });

/** Stages what was fetched so far for the preview of the import. */
export const POST = guarded('/api/ambil/pratinjau', async ({ request }) => {
	const given = body.safeParse(await request.json().catch(() => null));
	const staged = given.success ? stageFetched(house(), given.data.contest) : null;
	if (!given.success || !staged) return refused('pull.unknown', 404);
	return NextResponse.json({ kind: 'sirekap', contest: given.data.contest, ...staged });
});
