'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { read, SignedOutError } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { useLive } from '@/app/client/live';
import { SignInAgain } from '@/app/client/SignInAgain';
import type { OwnContest, OwnStation } from '@/db/operators/own';
import styles from './Station.module.css';

/** The way of an account; what it waits for is said below. */
const WAY = ['terdaftar', 'aktif', 'dapat-kirim'] as const;
const MARK = { terdaftar: '○', aktif: '◐', 'dapat-kirim': '●' } as const;

/** What a KPPS needs on a phone: may I send, how does my TPS stand, where do the photos go. */
export function Station() {
	const t = useTranslations('operators');
	const sentence = useSentence();
	useLive();
	const { data, error, refetch } = useQuery({
		queryKey: ['live', '*', 'tps-saya'],
		queryFn: ({ signal }) => read<OwnStation>('/api/tps-saya', signal),
		// Stages come with events, tries of sending without.
		refetchInterval: 10_000,
	});
	if (error instanceof SignedOutError) return <SignInAgain onDone={() => void refetch()} />;
	if (!data) return <p className="page">{error ? sentence(error) : t('loading')}</p>;
	const { stage } = data;
	const able = stage === 'dapat-kirim';
	return (
		<div className={`page stack ${styles.station}`}>
			<header>
				<h1>{t('own.title')}</h1>
				{data.tps && (
					<p className={styles.name}>
						{data.tpsName}, {data.kelurahanName}
					</p>
				)}
			</header>
			<section className="card stack" aria-label={t('own.account')}>
				<ol className={styles.way}>
					{WAY.map((step) => (
						<li key={step} aria-current={step === stage ? 'step' : undefined}>
							<span aria-hidden="true">{MARK[step]}</span> {t(`stages.${step}`)}
						</li>
					))}
				</ol>
				<p className={able ? 'notice' : 'notice problem'} role="status">
					{t(`own.${stage ?? 'unlisted'}`, { reason: data.reason })}
				</p>
			</section>
			{data.contests.map((contest) => (
				<Contest key={contest.code} contest={contest} tps={data.tps ?? ''} able={able} />
			))}
		</div>
	);
}

function Contest({ contest, tps, able }: { contest: OwnContest; tps: string; able: boolean }) {
	const t = useTranslations('operators');
	const states = useTranslations('delivery');
	const locale = useLocale() as 'id' | 'en';
	return (
		<section className="card stack" aria-label={contest.name[locale]}>
			<h2>{contest.name[locale]}</h2>
			<dl className={styles.facts}>
				<dt>{t('own.result')}</dt>
				<dd>
					{states(`state.${contest.state}`)}
					{contest.version > 1 && ` · ${states('list.version', { version: contest.version })}`}
					{contest.state === 'returned' && ` · ${states('list.reason', { reason: contest.reason })}`}
				</dd>
				<dt>{t('own.photos')}</dt>
				<dd>{t('own.count', { photos: contest.photos, pages: contest.pages })}</dd>
			</dl>
			<a className={able ? 'button primary' : 'button'} href={`/foto?kontes=${contest.code}&tps=${tps}`}>
				{t(able ? 'own.attach' : 'own.look')}
			</a>
		</section>
	);
}
