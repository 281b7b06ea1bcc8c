import { NextResponse } from 'next/server';
import { uploaded } from '@/app/server/files';
import { guarded, refused } from '@/app/server/guard';
import { importReceipts } from '@/db/delivery';
import { house } from '@/db/house';

export const dynamic = 'force-dynamic';

/** Receipts that came back by hand. */
export const POST = guarded('/api/delivery/receipts', async ({ request }) => {
	const bytes = await uploaded(request);
	const taken = bytes && importReceipts(house(), bytes);
	return taken ? NextResponse.json({ ok: true, ...taken }) : refused('invalid', 400, { field: 'file' });
});
