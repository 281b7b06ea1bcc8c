import { createTranslator } from 'use-intl/core';
import type { Hub } from '@/db/hub/hub';
import { type MonitorLine, monitorView } from '@/db/hub/monitor';
import { hubContests } from '@/db/hub/packs';
import { zoneOf } from '@/lib/hall/clock';
import { infoPage, resultPath } from '@/lib/hub';
import { catalogues, type Locale } from '@/lib/i18n';
import { dateTimeText } from '@/lib/timeline';

/** What is asked of the Info page. */
export interface InfoQuestion {
	readonly locale: Locale;
	/** Code of the contest; `null`: the first one. */
	readonly contest: string | null;
	/** Code of the region; empty for the nation. */
	readonly region: string;
}

/** What is known of a sum; `null` where nothing is. */
function sumOf(values: readonly (number | null)[]): number | null {
	const known = values.filter((value) => value !== null);
	return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/** The Info page of a region and a contest as HTML; `null` where there is no such thing. */
export async function infoOf(office: Hub, { locale, contest: wanted, region }: InfoQuestion): Promise<string | null> {
	const contests = await hubContests(office);
	const contest = wanted === null ? contests[0] : contests.find(({ code }) => code === wanted);
	if (!contest || !/^(\d{2}|\d{4}|\d{6}|\d{10})?$/.test(region)) return null;
	const t = createTranslator({ locale, messages: catalogues[locale], namespace: 'hub' });
	const view = await monitorView(office, contest, region);
	const { known, received, published } = view.total;
	const number = new Intl.NumberFormat(locale);
	const moment = (utc: string, code = region) => dateTimeText(utc, zoneOf(code), locale);
	const adoptedIn = ({ code, adopted, kecamatan, adoption, shares, adoptedAt }: MonitorLine) => {
		if (code.length === 13) return null;
		if (code.length < 6) return t('info.adoptedOf', { adopted, kecamatan });
		if (adoptedAt !== null) return t('info.stands', { time: moment(adoptedAt, code) });
		const standing = shares.filter((share) => share.adoption?.stands).length;
		if (shares.length > 0) return t('info.sharesOf', { adopted: standing, shares: shares.length });
		return adoption ? t('info.fallen') : '–';
	};
	const told = [view, ...view.shares.map((share) => ({ ...share, name: `${view.name}, ${share.name}` }))]
		.flatMap(({ name, adoption }) => (adoption ? { name: name ?? '', adoption } : []))
		.map(({ name, adoption }) =>
			t(adoption.stands ? 'info.own' : 'info.ownFallen', { name, time: moment(adoption.at) }),
		);
	return infoPage({
		locale,
		contest: { code: contest.code, name: contest.name[locale] },
		contests: contests.map((one) => ({ code: one.code, name: one.name[locale] })),
		way: [{ code: '', name: t('info.nation') }, ...view.way],
		rows: view.lines.map((line) => ({ ...line, adopted: adoptedIn(line) })),
		total: { ...view.total, waiting: sumOf(view.lines.map(({ waiting }) => waiting)) },
		data: resultPath(contest, region),
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
			waiting: t('info.waiting'),
			total: t('info.total'),
			adopted: t('info.adopted'),
			adoption: told.join(' '),
			show: t('info.show'),
			data: t('info.data'),
			none: t('info.none'),
			contest: t('info.contest'),
			summary: t('info.summary', {
				published: number.format(published),
				received: number.format(received),
				known: number.format(known),
			}),
			at: t('info.at', { time: moment(view.at) }),
		},
	});
}
