import { NextResponse } from 'next/server';
import { z } from 'zod';
import { guarded, refused } from '@/app/server/guard';
import { house } from '@/db/house';
import { adoptPack, electionLine, PACK_LIMIT, previewPack } from '@/db/packs';

export const dynamic = 'force-dynamic';

const body = z.object({
	file: z.string().min(1).max(400),
	/** The file's bytes in base64: its fingerprint is of the bytes, not of the text. */
	bytes: z.base64(),
	/** The blanked blocks as typed from paper; absent for a preview. */
	typed: z.array(z.string().max(16)).max(16).optional(),
});

/** The election in force. */
export const GET = guarded('/api/pack', () => NextResponse.json(electionLine(house())));

/** Looks at a pack, or adopts it when the three blanked blocks come along. */
export const POST = guarded('/api/pack', async ({ request, actor }) => {
	const text = await request.text();
	if (text.length > PACK_LIMIT * 1.4) return refused('invalid', 413, { field: 'file' });
	const parsed = body.safeParse(safeJson(text));
	if (!parsed.success) return refused('invalid', 400, { field: 'file' });
	const { file, typed } = parsed.data;
	const bytes = Buffer.from(parsed.data.bytes, 'base64');
	if (!typed) return NextResponse.json(previewPack(house(), file, bytes));
	const outcome = adoptPack(house(), actor, { file, bytes, typed });
	if ('problems' in outcome) return refused('invalid', 400, { field: 'file' });
	return NextResponse.json(outcome, { status: outcome.ok ? 200 : 409 });
});

function safeJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
