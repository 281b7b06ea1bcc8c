import { NextResponse } from 'next/server';
import { z } from 'zod';
import { guarded, refused } from '@/app/server/guard';
import { enrol } from '@/db/delivery';
import { house } from '@/db/house';

export const dynamic = 'force-dynamic';

const asked = z.object({
	url: z.url({ protocol: /^https?$/ }).max(400),
	code: z.string().trim().min(4).max(60),
	name: z.string().trim().min(1).max(120),
});

/** Introduces this hall to a hub with the code it was given. */
export const POST = guarded('/api/delivery/enrol', async ({ request, actor }) => {
	const parsed = asked.safeParse(await request.json().catch(() => null));
	if (!parsed.success) return refused('invalid', 400, { field: parsed.error.issues[0]?.path.join('.') ?? '' });
	return NextResponse.json(await enrol(house(), actor, parsed.data));
});
