import { NextResponse } from 'next/server';
import { z } from 'zod';
import { guarded, refused } from '@/app/server/guard';
import { house } from '@/db/house';
import { previewRoster } from '@/db/roster';
import { POLICY } from '@/lib/plenary';
import { ROSTER_KINDS } from '@/lib/roster';

export const dynamic = 'force-dynamic';

/** A list of a whole kecamatan's witnesses is some tens of kilobytes. */
const LARGEST = 512 * 1024;

const given = z.object({ kind: z.enum(ROSTER_KINDS), file: z.string().trim().min(1).max(200), text: z.string() });
const SENT_AS = { saksi: 'witness.register', akun: 'account.create' } as const;

/** What would become of each line of a list of people; each good one is then an ordinary command. */
export const POST = guarded('/api/peserta/impor', async ({ request, actor }) => {
	const body = await request.text();
	if (body.length > LARGEST) return refused('invalid', 413, { field: 'body' });
	let value: unknown;
	try {
		value = JSON.parse(body);
	} catch {
		return refused('invalid', 400, { field: 'body' });
	}
	const parsed = given.safeParse(value);
	if (!parsed.success) return refused('invalid', 400, { field: parsed.error.issues[0]?.path.join('.') ?? '' });
	const { kind, file, text } = parsed.data;
	if (!POLICY[SENT_AS[kind]].roles[actor.role]) return refused('forbidden', 403, { reason: 'role' });
	return NextResponse.json(previewRoster(house(), kind, file, text));
});
