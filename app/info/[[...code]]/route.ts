import type { NextRequest } from 'next/server';
import { hub, notHere } from '@/app/server/hub';
import { infoOf } from '@/app/server/info';
import { currentLocale } from '@/app/server/locale';

export const dynamic = 'force-dynamic';

/** How far the recapitulation is, for everyone: no account, no script. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ code?: string[] }> }) {
	const opening = hub();
	if (!opening) return notHere();
	const [region = '', more] = (await params).code ?? [];
	const contest = request.nextUrl.searchParams.get('kontes');
	const locale = await currentLocale();
	const html = more === undefined ? await infoOf(await opening, { locale, contest, region }) : null;
	if (html === null) return notHere();
	return new Response(html, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'public, max-age=15, stale-while-revalidate=120',
			vary: 'cookie',
		},
	});
}
