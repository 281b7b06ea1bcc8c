import { NextResponse } from 'next/server';
import { z } from 'zod';
import { guarded } from '@/app/server/guard';
import { readUpload, UPLOAD_LIMIT, UploadTooLarge } from '@/app/server/upload';
import { house } from '@/db/house';
import { pack } from '@/db/import/pack';
import { stage } from '@/db/import/staging';

export const dynamic = 'force-dynamic';

const fields = z.object({ kind: z.enum(['sirekap', 'wilayah']), contest: z.string().max(12) });
const NAME_LIMIT = 200;

const problem = (code: string, status: number) => NextResponse.json({ ok: false, problem: code }, { status });

/** Keeps an uploaded form's files under their hash, for the preview and the acceptance after it. */
export const POST = guarded('/api/import/stage', async ({ request }) => {
	let form: FormData;
	try {
		form = await readUpload(request);
	} catch (error) {
		return error instanceof UploadTooLarge ? problem('tooLarge', 413) : problem('broken', 400);
	}
	const given = fields.safeParse({ kind: form.get('kind'), contest: form.get('contest') ?? '' });
	if (!given.success || (given.data.kind === 'sirekap' && !house().states.election().head(given.data.contest)))
		return problem('broken', 400);
	const files = form.getAll('files').filter((entry): entry is File => entry instanceof File && entry.name !== '');
	const [first] = files;
	if (!first) return problem('noFile', 400);
	if (files.reduce((sum, file) => sum + file.size, 0) > UPLOAD_LIMIT) return problem('tooLarge', 413);
	const parts = await Promise.all(
		files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
	);
	// A CSV or a zip is kept as it is; JSON files go into one zip, for their names say which TPS they are.
	const alone = parts.length === 1 && (given.data.kind === 'wilayah' || !/\.json$/i.test(first.name));
	const bytes = alone ? (parts[0]?.bytes ?? new Uint8Array()) : pack(parts);
	const name = (files.length === 1 ? first.name : `${first.name} (+${files.length - 1})`).slice(0, NAME_LIMIT);
	try {
		return NextResponse.json({ ok: true, upload: { ...given.data, name, sha256: stage(house(), bytes) } });
	} catch {
		return problem('full', 507);
	}
});
