import { z } from 'zod';
import { download } from '@/app/server/files';
import { guarded, refused } from '@/app/server/guard';
import { exportFile } from '@/db/delivery';
import { house } from '@/db/house';

export const dynamic = 'force-dynamic';

const asked = z.object({
	target: z.string().max(64),
	carrier: z.string().trim().min(1).max(120),
	/** Where the file before this one ended. */
	after: z.number().int().min(0).default(0),
});

/** What waits, as one signed file for a phone or a USB stick. */
export const POST = guarded('/api/delivery/file', async ({ request, actor }) => {
	const parsed = asked.safeParse(await request.json().catch(() => null));
	if (!parsed.success) return refused('invalid', 400, { field: parsed.error.issues[0]?.path.join('.') ?? '' });
	const home = house();
	const { target, carrier, after } = parsed.data;
	const file = await exportFile(home, actor, target, carrier, after);
	if (!file.ok) return refused(file.refusal.code, 409, file.refusal.context);
	const day = home.now().toISOString().slice(0, 16).replace(/[-:]/g, '');
	const answer = download(
		file.bytes,
		`kiriman-${day}${after === 0 ? '' : `-${after}`}.kpg`,
		'application/octet-stream',
	);
	answer.headers.set('x-hasil', String(file.items));
	answer.headers.set('x-sisa', String(file.left));
	answer.headers.set('x-lanjut', String(file.next));
	return answer;
});
