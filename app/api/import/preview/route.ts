import { NextResponse } from 'next/server';
import { z } from 'zod';
import { guarded, refused } from '@/app/server/guard';
import { previewStaged } from '@/app/server/import';
import { regionAnswer, systemAnswer } from '@/app/server/import-answer';
import { SHOWS } from '@/lib/import';

export const dynamic = 'force-dynamic';

const query = z.object({
	kind: z.enum(['sirekap', 'wilayah']),
	contest: z.string().max(12).default(''),
	sha256: z.string().regex(/^[0-9a-f]{64}$/),
	name: z.string().max(400),
	show: z.enum(SHOWS).catch('all'),
	search: z.string().max(100).catch(''),
	limit: z.coerce.number().int().min(1).max(20_000).catch(100),
});

/** The preview of a staged upload: all counts, and the rows a filter lets through, up to a limit. */
export const GET = guarded('/api/import/preview', async ({ request }) => {
	const given = query.safeParse(Object.fromEntries(request.nextUrl.searchParams));
	if (!given.success) return refused('invalid', 400, { field: given.error.issues[0]?.path.join('.') ?? '' });
	const { show, search, limit, ...upload } = given.data;
	const found = await previewStaged(upload);
	if (!found) return NextResponse.json({ ok: false, problem: 'gone' }, { status: 410 });
	return NextResponse.json(
		found.kind === 'sirekap' ? systemAnswer(found, show, search, limit) : regionAnswer(found, search, limit),
	);
});
