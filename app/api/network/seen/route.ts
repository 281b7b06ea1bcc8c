import { NextResponse } from 'next/server';
import { z } from 'zod';
import { guarded, refused } from '@/app/server/guard';
import { network } from '@/app/server/network';

export const dynamic = 'force-dynamic';

const body = z.object({ move: z.int().positive() });

/** Someone at the desk has seen that the addresses changed: the banner goes, on every screen. */
export const POST = guarded('/api/network/seen', async ({ request }) => {
	const parsed = body.safeParse(await request.json().catch(() => null));
	if (!parsed.success) return refused('invalid', 400);
	network()?.dismiss(parsed.data.move);
	return NextResponse.json({ ok: true });
});
