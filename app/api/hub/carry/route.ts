import { download, uploaded } from '@/app/server/files';
import { guarded, refused } from '@/app/server/guard';
import { hub, notHere } from '@/app/server/hub';
import { receiveCarried } from '@/db/hub/receive-enclosures';

export const dynamic = 'force-dynamic';

/** A file that was carried here by hand; its receipts go back the same way. */
export const POST = guarded('/api/hub/carry', async ({ request }) => {
	const own = hub();
	if (!own) return notHere();
	const bytes = await uploaded(request);
	if (!bytes) return refused('invalid', 400, { field: 'file' });
	const reply = await receiveCarried(await own, bytes);
	if (reply.status !== 200) return refused('invalid', 400, { field: 'file', reason: reply.status });
	return download(reply.text, 'resi.kpr', 'application/octet-stream');
});
