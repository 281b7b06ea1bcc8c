import { NextResponse } from 'next/server';
import { z } from 'zod';
import { guarded, refused } from '@/app/server/guard';
import { hub, notHere } from '@/app/server/hub';
import { verifyEntry } from '@/db/hub/desk';

export const dynamic = 'force-dynamic';

const key = {
	contest: z.string().regex(/^[a-z-]{2,12}$/),
	tps: z.string().regex(/^\d{13}$/),
	version: z.number().int().min(1),
};
const asked = z.discriminatedUnion('type', [
	z.object({ ...key, type: z.literal('entry.claim') }),
	z.object({ ...key, type: z.literal('entry.release') }),
	z.object({ ...key, type: z.literal('entry.approve') }),
	z.object({ ...key, type: z.literal('entry.return'), reason: z.string().max(2000) }),
]);

/** What a verifier does with one entry. */
export const POST = guarded('/api/hub/verify', async ({ request, actor }) => {
	const own = hub();
	if (!own) return notHere();
	const parsed = asked.safeParse(await request.json().catch(() => null));
	if (!parsed.success) return refused('invalid', 400, { field: parsed.error.issues[0]?.path.join('.') ?? '' });
	const { contest, tps, version, ...command } = parsed.data;
	return NextResponse.json(await verifyEntry(await own, actor, { contest, tps, version }, command));
});
