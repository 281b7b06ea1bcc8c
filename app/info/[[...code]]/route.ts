import type { NextRequest } from 'next/server';
import { hub, notHere } from '@/app/server/hub';
import { currentLocale, words } from '@/app/server/locale';
import { type MonitorLine, monitorView } from '@/db/hub/monitor';
import { hubContests } from '@/db/hub/packs';
import { infoPage, resultPath } from '@/lib/hub';

export const dynamic = 'force-dynamic';

/** How far the recapitulation is, for everyone: no account, no script. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ code?: string[] }> }) {
	const opening = hub();
	if (!opening) return notHere();
	const office = await opening;
	const [code = '', more] = (await params).code ?? [];
	const contests = await hubContests(office);
	const wanted = request.nextUrl.searchParams.get('kontes') ?? contests[0]?.code;
	const contest = contests.find((one) => one.code === wanted);
	if (!contest || more !== undefined || !/^(\d{2}|\d{4}|\d{6}|\d{10})?$/.test(code)) return notHere();
	const locale = await currentLocale();
	const t = await words('hub');
	const view = await monitorView(office, contest, code);
	const { known, received, published } = view.total;
	const number = new Intl.NumberFormat(locale);
	const time = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Jakarta' });
	const short = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Jakarta' });
	const moment = (utc: string) => `${short.format(new Date(utc))} WIB`;
	const adoptedIn = ({ code: region, adopted, kecamatan, adoption }: MonitorLine) => {
		if (region.length === 13) return null;
		if (region.length < 6) return t('info.adoptedOf', { adopted, kecamatan });
		if (!adoption) return '–';
		return adoption.stands ? t('info.stands', { time: moment(adoption.at) }) : t('info.fallen');
	};
	const own = view.adoption && { name: view.name ?? '', time: moment(view.adoption.at) };
	const html = infoPage({
		locale,
		contest: { code: contest.code, name: contest.name[locale] },
		contests: contests.map((one) => ({ code: one.code, name: one.name[locale] })),
		way: [{ code: '', name: t('info.nation') }, ...view.way],
		rows: view.lines.map((line) => ({ ...line, adopted: adoptedIn(line) })),
		total: view.total,
		data: resultPath(contest, code),
		words: {
			title: t('info.title'),
			aid: t('info.aid'),
			nation: t('info.nation'),
			name: t('info.name'),
			known: t('info.known'),
			received: t('info.received'),
			verified: t('info.verified'),
			published: t('info.published'),
			failed: t('info.failed'),
			total: t('info.total'),
			adopted: t('info.adopted'),
			adoption: own ? t(view.adoption?.stands ? 'info.own' : 'info.ownFallen', own) : '',
			show: t('info.show'),
			data: t('info.data'),
			none: t('info.none'),
			contest: t('info.contest'),
			summary: t('info.summary', {
				published: number.format(published),
				received: number.format(received),
				known: number.format(known),
			}),
			at: t('info.at', { time: `${time.format(new Date(view.at))} WIB` }),
		},
	});
	return new Response(html, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'public, max-age=15, stale-while-revalidate=120',
			vary: 'cookie',
		},
	});
}
