import { NextResponse } from 'next/server';
import { z } from 'zod';
import { guarded, refused } from '@/app/server/guard';
import { straightener } from '@/app/server/photos';
import { readUpload, UploadTooLarge } from '@/app/server/upload';
import { house } from '@/db/house';
import { attachPhoto } from '@/db/photo/attach';
import { namedPlaces } from '@/db/photo/named';
import { photoView } from '@/db/photo/queries';
import type { PhotoProblem } from '@/lib/photo';
import type { Refusal } from '@/lib/plenary';
import { PHOTO_SOURCES } from '@/lib/plenary/lists';

export const dynamic = 'force-dynamic';

const fields = z.object({
	contest: z.string().regex(/^[a-z-]{2,12}$/),
	tps: z.string().regex(/^\d{13}$/),
	page: z.coerce.number().int().min(1).max(60),
	source: z.enum(PHOTO_SOURCES),
});

/** What became of one file of an upload. */
export interface PhotoAnswer {
	readonly name: string;
	readonly tps: string;
	readonly page: number;
	readonly ok: boolean;
	readonly problem?: PhotoProblem;
	readonly refusal?: Refusal;
}

/**
 * Photos for the pages of one TPS: the first for the page asked for, the next for the pages after it; a file that has
 * the name Sirekap's data gives it goes to its own page, of whichever TPS that is.
 */
export const POST = guarded('/api/photos', async ({ request, actor }) => {
	let form: FormData;
	try {
		form = await readUpload(request);
	} catch (error) {
		return refused('invalid', error instanceof UploadTooLarge ? 413 : 400, { field: 'files' });
	}
	const given = fields.safeParse(
		Object.fromEntries(['contest', 'tps', 'page', 'source'].map((key) => [key, form.get(key)])),
	);
	if (!given.success) return refused('invalid', 400, { field: given.error.issues[0]?.path.join('.') ?? '' });
	const files = form.getAll('files').filter((entry): entry is File => entry instanceof File);
	const { contest, tps, source } = given.data;
	if (!photoView(house(), contest, tps)) return refused('tps.unknown', 404, { tps });
	const answers: PhotoAnswer[] = [];
	const places = namedPlaces(house(), contest, tps);
	let next = given.data.page;
	for (const file of files) {
		const named = places(file.name);
		const place = named ?? { tps, page: next++ };
		const bytes = new Uint8Array(await file.arrayBuffer());
		const photo = { contest, ...place, source: named ? ('sirekap' as const) : source, name: file.name, bytes };
		answers.push({ name: file.name, ...place, ...(await attachPhoto(house(), actor, photo)) });
	}
	straightener().run();
	return NextResponse.json({ ok: answers.every(({ ok }) => ok), answers });
});
