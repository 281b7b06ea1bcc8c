'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { RefusedError, read, SignedOutError } from '@/app/client/api';
import { useLive } from '@/app/client/live';
import { SignInAgain } from '@/app/client/SignInAgain';
import { fieldName } from '@/app/meja/labels';
import type { NamedLine, Timeline } from '@/db/timeline';
import { zoneOf } from '@/lib/hall/clock';
import { Days } from './Days';
import { Filters } from './Filters';
import styles from './Timeline.module.css';
import { NEWEST, UNFILTERED, useTimelineUrl } from './useTimelineUrl';

/** The ledger as minutes: filtered by the address, a hundred entries at a time, growing while one reads. */
export function TimelinePage({ own }: { own: boolean }) {
	const t = useTranslations('timeline');
	const common = useTranslations('common');
	const locale = useLocale();
	const url = useTimelineUrl();
	const line = useLive();
	const { data, error, refetch, failureCount } = useQuery({
		queryKey: ['live', '*', 'riwayat', url.query],
		queryFn: ({ signal }) => read<Timeline>(`/api/timeline?${url.query}`, signal),
		placeholderData: (before) => before,
		retry: (_count, fault) => !(fault instanceof SignedOutError || fault instanceof RefusedError),
	});
	const lineName = ({ field, party }: NamedLine) => {
		const name = fieldName({ fields: [field] }, field.id, common, locale);
		return party ? `${party}: ${name}` : name;
	};
	const first = data?.entries[0];
	const last = data?.entries.at(-1);
	return (
		<div className="page stack">
			<header className="stack">
				<div className={styles.head}>
					<h1>
						{t('title')}
						{data?.kecamatan ? ` – ${data.kecamatan}` : ''}
					</h1>
					<span className="hint no-print">{common(`line.${line === 'lost' ? 'connecting' : line}`)}</span>
				</div>
				<p className="hint">{t('lead')}</p>
				{own && <p className="hint">{t('own')}</p>}
			</header>
			<Filters url={url} kelurahan={data?.kelurahan ?? []} contests={data?.contests ?? []} />
			{data?.line && (
				<p className="card row">
					<strong>{t('line.only', { line: lineName(data.line) })}</strong>
					<button type="button" className="button small no-print" onClick={() => url.set({ ...NEWEST, baris: '' })}>
						{t('line.all')}
					</button>
				</p>
			)}
			{!data && (
				<p className="card" role="status">
					{error instanceof RefusedError ? t('forbidden') : failureCount > 1 ? t('failed') : common('loading')}
				</p>
			)}
			{data && data.entries.length === 0 && (
				<div className="card row">
					<p>{url.filtered ? t('noneFiltered') : t('none')}</p>
					{url.filtered && (
						<button type="button" className="button small" onClick={() => url.set(UNFILTERED)}>
							{t('filter.clear')}
						</button>
					)}
				</div>
			)}
			{data?.older && first && (
				<p className="no-print">
					<button
						type="button"
						className="button"
						onClick={() => url.set({ sebelum: String(first.seq), sesudah: '' }, true)}
					>
						↑ {t('older')}
					</button>
				</p>
			)}
			{data && <Days entries={data.entries} zone={zoneOf(data.place)} query={url.query} />}
			{data?.newer && last && (
				<p className="row no-print">
					<button
						type="button"
						className="button"
						onClick={() => url.set({ sesudah: String(last.last), sebelum: '' }, true)}
					>
						↓ {t('newer')}
					</button>
					<button type="button" className="button" onClick={() => url.set(NEWEST, true)}>
						{t('newest')}
					</button>
				</p>
			)}
			{data && (
				<footer className={`card ${styles.footer}`}>
					<p>{t('head', { seq: data.head.seq })}</p>
					<p>
						{t('headHash')}: <span className={styles.hash}>{data.head.hash || '–'}</span>
					</p>
					<p className="hint">{t('headHint')}</p>
					<p className="hint">{common('aid')}</p>
				</footer>
			)}
			{error instanceof SignedOutError && <SignInAgain onDone={() => void refetch()} />}
		</div>
	);
}
