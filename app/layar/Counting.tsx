'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { read } from '@/app/client/api';
import { Turus } from '@/app/ui/Turus';
import { recountStream } from '@/lib/plenary/events';
import type { RecountView } from '@/lib/plenary/recount';
import type { ResultView } from '@/lib/plenary/view';
import styles from './Counting.module.css';
import { Paged } from './Paged';

/** A recount on the wall: every ballot a stroke, gates of five, the running check below. */
export function Counting({ result }: { result: ResultView }) {
	const t = useTranslations('hall.counting');
	const locale = useLocale();
	const { code } = result.contest;
	const { tps } = result.place;
	const { data } = useQuery({
		queryKey: ['live', [recountStream(code, tps)], 'turus', code, tps],
		queryFn: ({ signal }) => read<RecountView>(`/api/turus/${code}/${tps}`, signal),
	});
	if (!data) return <section className={styles.counting} />;
	return (
		<section className={styles.counting} aria-label={t('title')}>
			<Paged
				groups={[
					{
						key: 'turus',
						head: <h2 className={styles.title}>{t('title')}</h2>,
						lines: data.lines.map((line) => ({
							key: line.field,
							node: (
								<div className={styles.line}>
									{line.contestant === null ? (
										<span className={styles.name}>{t('invalid')}</span>
									) : (
										<span className={styles.name}>
											<span className={styles.no}>{line.key}</span>
											<span className={styles.label}>{line.label[locale]}</span>
										</span>
									)}
									<strong className={styles.number}>{line.count}</strong>
									<Turus count={line.count} />
								</div>
							),
						})),
					},
				]}
			/>
			<p className={styles.check} data-over={data.used !== null && data.ballots > data.used}>
				{data.used === null
					? t('counted', { ballots: data.ballots })
					: t(data.ballots > data.used ? 'over' : 'of', { ballots: data.ballots, used: data.used })}
			</p>
		</section>
	);
}
