import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentsFolder } from '@/app/server/documents';
import { guarded, refused } from '@/app/server/guard';

export const dynamic = 'force-dynamic';

const TYPES: Readonly<Record<string, string>> = {
	pdf: 'application/pdf',
	zip: 'application/zip',
	csv: 'text/csv; charset=utf-8',
	json: 'application/json; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A finished document, as a file. */
export const GET = guarded<{ name: string }>('/api/documents/[name]', ({ params: { name } }) => {
	const ending = /^[a-z0-9][a-z0-9-]*\.([a-z]+)$/i.exec(name)?.[1] ?? '';
	const type = TYPES[ending];
	const file = join(/* turbopackIgnore: true */ documentsFolder(), name);
	if (!type || !existsSync(file)) return refused('document.unknown', 404, { name });
	return new Response(new Uint8Array(readFileSync(file)), {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'no-store',
		},
	});
});
