import { NextResponse } from 'next/server';
import { publicly, refused } from '@/app/server/guard';
import { LOCALE_COOKIE } from '@/app/server/locale';
import { isLocale } from '@/lib/i18n';

export const dynamic = 'force-dynamic';

const YEAR = 365 * 24 * 60 * 60;

/** The language switch: a form, so that it works before the page's script has come. */
export const POST = publicly('/api/language', async (request) => {
	const form = await request.formData().catch(() => null);
	const locale = form?.get('locale');
	if (!isLocale(locale)) return refused('invalid', 400, { field: 'locale' });
	const response = new NextResponse(null, {
		status: 303,
		headers: { location: backTo(request.headers.get('referer')) },
	});
	response.cookies.set(LOCALE_COOKIE, locale, { path: '/', sameSite: 'lax', httpOnly: true, maxAge: YEAR });
	return response;
});

/** The page the switch stands on; the Origin check has seen that it is one of ours. */
function backTo(referer: string | null): string {
	if (!referer || !URL.canParse(referer)) return '/';
	const { pathname, search } = new URL(referer);
	return `/${pathname.replace(/^\/+/, '')}${search}`;
}
