import { guarded, refused } from '@/app/server/guard';
import { hub, notHere } from '@/app/server/hub';

export const dynamic = 'force-dynamic';

/** A photo a hall sent, as the hall keeps it. Its name is its hash, which was checked when it came. */
export const GET = guarded<{ kecamatan: string; content: string }>(
	'/api/hub/photos/[kecamatan]/[content]',
	async ({ params: { kecamatan, content } }) => {
		const opening = hub();
		if (!opening) return notHere();
		const { store } = await opening;
		const valid = /^\d{6}$/.test(kecamatan) && /^[0-9a-f]{64}$/.test(content);
		const [file] = valid ? await store.photoFiles(kecamatan, [content]) : [];
		if (!file?.whole) return refused('document.unknown', 404, { name: content });
		return new Response(new Uint8Array(Buffer.concat(await store.parts(kecamatan, content))), {
			headers: {
				'content-type': `image/${file.format}`,
				'cache-control': 'private, max-age=31536000, immutable',
				'x-content-type-options': 'nosniff',
			},
		});
	},
);
