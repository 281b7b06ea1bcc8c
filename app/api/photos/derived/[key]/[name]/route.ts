import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guarded, refused } from '@/app/server/guard';
import { house } from '@/db/house';
import { derivedFolder } from '@/db/photo/straighten';

export const dynamic = 'force-dynamic';

/** A strip, or a page laid straight. The key names photo, page and corners: under it nothing changes. */
export const GET = guarded<{ key: string; name: string }>('/api/photos/derived/[key]/[name]', ({ params }) => {
	const { key, name } = params;
	const valid = /^[0-9a-f]{40}$/.test(key) && /^[A-Za-z0-9.-]{1,40}\.jpg$/.test(name);
	const file = join(/* turbopackIgnore: true */ derivedFolder(house().folder, key), name);
	if (!valid || !existsSync(file)) return refused('document.unknown', 404, { name });
	return new Response(new Uint8Array(readFileSync(file)), {
		headers: { 'content-type': 'image/jpeg', 'cache-control': 'private, max-age=31536000, immutable' },
	});
});
