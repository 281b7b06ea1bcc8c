import { NextResponse } from 'next/server';
import { z } from 'zod';
import { guarded, refused } from '@/app/server/guard';
import { acceptWorkbook, readWorkbook } from '@/db/excel/import';
import { house } from '@/db/house';
import { staged } from '@/db/import/staging';
import { commandSchemas } from '@/lib/plenary';

export const dynamic = 'force-dynamic';

const { items, correction } = commandSchemas['excel.import'].shape;

const body = z.object({
	id: z.uuid(),
	sha256: z.string().regex(/^[0-9a-f]{64}$/),
	name: z.string().max(400),
	contest: z.string().max(12),
	kelurahan: z.string().regex(/^\d{10}$/),
	decisions: z.record(z.string().regex(/^\d{13}$/), items.element.shape.decisions),
	correction,
});

/** Takes a filled-in template in as its preview showed it: all of it in one transaction, or nothing. */
export const POST = guarded('/api/templat/terima', async ({ request, actor }) => {
	const given = body.safeParse(await request.json().catch(() => null));
	if (!given.success) return refused('invalid', 400, { field: given.error.issues[0]?.path.join('.') ?? '' });
	const { id, sha256, name, decisions, correction: said, ...place } = given.data;
	const bytes = staged(house(), sha256);
	if (!bytes) return refused('excel.changed', 410);
	const read = await readWorkbook(house(), place, { name, bytes });
	if ('code' in read) return NextResponse.json({ problem: read }, { status: 422 });
	const outcome = acceptWorkbook(house(), actor, id, read, { decisions, correction: said });
	return outcome.ok ? NextResponse.json(outcome) : refused(outcome.refusal.code, 409, outcome.refusal.context);
});
