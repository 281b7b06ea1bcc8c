import { NextResponse } from 'next/server';
import { z } from 'zod';
import { guarded, refused } from '@/app/server/guard';
import { acceptStaged, isNoop, previewStaged } from '@/app/server/import';

export const dynamic = 'force-dynamic';

const body = z.object({
	id: z.uuid(),
	kind: z.enum(['sirekap', 'wilayah']),
	contest: z.string().max(12),
	sha256: z.string().regex(/^[0-9a-f]{64}$/),
	name: z.string().max(400),
	/** What the page was showing; where something else would be accepted now, the person looks again. */
	plan: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Accepts a staged upload as its preview showed it: all of it in one transaction, or nothing. */
export const POST = guarded('/api/import/accept', async ({ request, actor }) => {
	const given = body.safeParse(await request.json().catch(() => null));
	if (!given.success) return refused('invalid', 400, { field: given.error.issues[0]?.path.join('.') ?? '' });
	const { id, plan, ...upload } = given.data;
	const preview = await previewStaged(upload);
	if (!preview) return NextResponse.json({ ok: false, problem: 'gone' }, { status: 410 });
	// Posted again after a lost answer everything is there already: that is no change but a no-op.
	if (preview.preview.plan !== plan && !isNoop(preview)) {
		return NextResponse.json({ ok: false, problem: 'changed' }, { status: 409 });
	}
	const outcome = acceptStaged(actor, preview, id);
	if (!outcome.ok) return refused(outcome.refusal.code, 409, outcome.refusal.context);
	return NextResponse.json({ ...outcome, report: preview.preview.report });
});
