import { guarded, refused } from '@/app/server/guard';
import { templateFile } from '@/db/excel/templates';
import { house } from '@/db/house';

export const dynamic = 'force-dynamic';

/** A template that was taken out, as a file. */
export const GET = guarded('/api/templat/berkas', ({ request }) => {
	const file = templateFile(house(), request.nextUrl.searchParams.get('id') ?? '');
	if (!file) return refused('excel.unknown-template', 404);
	return new Response(new Uint8Array(file.bytes), {
		headers: {
			'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'content-disposition': `attachment; filename="${file.name}"`,
			'cache-control': 'no-store',
		},
	});
});
