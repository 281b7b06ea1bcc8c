import { guarded, refused } from '@/app/server/guard';
import { house } from '@/db/house';
import { readPhotoFile } from '@/db/photo/store';

export const dynamic = 'force-dynamic';

/** A photo as it is kept (without place and device). What it contains is in its name: it never changes. */
export const GET = guarded<{ content: string }>('/api/photos/file/[content]', ({ params: { content } }) => {
	const photo = /^[0-9a-f]{64}$/.test(content) ? readPhotoFile(house(), content) : null;
	if (!photo) return refused('document.unknown', 404, { name: content });
	return new Response(new Uint8Array(photo.bytes), {
		headers: { 'content-type': `image/${photo.format}`, 'cache-control': 'private, max-age=31536000, immutable' },
	});
});
