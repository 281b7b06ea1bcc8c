import { NextResponse } from 'next/server';
import { z } from 'zod';
import { guarded, refused } from '@/app/server/guard';
import { hub, notHere } from '@/app/server/hub';
import { offerCode } from '@/db/hub/codes';

export const dynamic = 'force-dynamic';

const asked = z.object({ kecamatan: z.string().regex(/^\d{6}$/) });

/** A new one-time code for one kecamatan, shown in this answer only. */
export const POST = guarded('/api/hub/codes', async ({ request, actor }) => {
	const own = hub();
	if (!own) return notHere();
	const parsed = asked.safeParse(await request.json().catch(() => null));
	if (!parsed.success) return refused('invalid', 400, { field: 'kecamatan' });
	return NextResponse.json(await offerCode(await own, parsed.data.kecamatan, actor.name));
});
