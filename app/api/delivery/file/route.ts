import { z } from 'zod';
import { download } from '@/app/server/files';
import { guarded, refused } from '@/app/server/guard';
import { exportFile } from '@/db/delivery';
import { house } from '@/db/house';

export const dynamic = 'force-dynamic';

const asked = z.object({ target: z.string().max(64), carrier: z.string().trim().min(1).max(120) });

/** What waits, as one signed file for a phone or a USB stick. */
export const POST = guarded('/api/delivery/file', async ({ request, actor }) => {
	const parsed = asked.safeParse(await request.json().catch(() => null));
	if (!parsed.success) return refused('invalid', 400, { field: parsed.error.issues[0]?.path.join('.') ?? '' });
	const home = house();
	const file = exportFile(home, actor, parsed.data.target, parsed.data.carrier);
	if (!file.ok) return refused(file.refusal.code, 409, file.refusal.context);
	const day = home.now().toISOString().slice(0, 16).replace(/[-:]/g, '');
	return download(file.bytes, `kiriman-${day}.kpg`, 'application/octet-stream');
});
