import { NextResponse } from 'next/server';
import { z } from 'zod';
import { guarded, refused } from '@/app/server/guard';
import { readUpload, UploadTooLarge } from '@/app/server/upload';
import { previewWorkbook, readWorkbook } from '@/db/excel/import';
import { house } from '@/db/house';
import { stage } from '@/db/import/staging';

export const dynamic = 'force-dynamic';

const fields = z.object({ contest: z.string().max(12), kelurahan: z.string().regex(/^\d{10}$/) });

/** Reads a filled-in template and says what taking it in would do. Nothing is written but the file itself, aside. */
export const POST = guarded('/api/templat/baca', async ({ request }) => {
	let form: FormData;
	try {
		form = await readUpload(request);
	} catch (error) {
		if (error instanceof UploadTooLarge) return NextResponse.json({ problem: { code: 'too-large' } }, { status: 422 });
		return refused('invalid', 400, { field: 'file' });
	}
	const place = fields.safeParse({ contest: form.get('contest'), kelurahan: form.get('kelurahan') });
	const file = form.get('file');
	if (!place.success || !(file instanceof File)) return refused('invalid', 400, { field: 'file' });
	const bytes = Buffer.from(await file.arrayBuffer());
	const read = await readWorkbook(house(), place.data, { name: file.name, bytes });
	if ('code' in read) return NextResponse.json({ problem: read }, { status: 422 });
	stage(house(), bytes);
	return NextResponse.json(previewWorkbook(house(), read));
});
