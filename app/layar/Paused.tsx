'use client';

import { useTranslations } from 'use-intl';
import type { PauseView } from '@/db/meeting';
import { clockText, dayText, type Zone } from '@/lib/hall/clock';
import styles from './Paused.module.css';

/** The plenary stands still: who ordered it, why, until when, who guards, where everything stands. */
export function Paused({ pause, zone }: { pause: PauseView; zone: Zone }) {
	const t = useTranslations('hall.pause');
	const standing = pause.positions.filter(({ place }) => place !== null);
	return (
		<section className={styles.paused} role="status">
			<p className={styles.eyebrow}>
				<span aria-hidden="true">❚❚ </span>
				{t('since', { time: clockText(pause.time, zone) })}
			</p>
			<h1 className={styles.title}>{t(pause.kind)}</h1>
			<p className={styles.reason}>{pause.reason}</p>
			<p>
				{t('by', { name: pause.orderedBy })}
				{pause.document ? ` (${pause.document})` : ''}
			</p>
			<p className={styles.until}>
				{pause.until
					? t('until', { day: dayText(pause.until, zone), time: clockText(pause.until, zone) })
					: t('noUntil')}
			</p>
			<ul className={styles.facts}>
				{standing.slice(0, 3).map(({ panel, place }) => (
					<li key={panel}>
						{t('position', { panel, tps: place?.tpsName ?? '', kelurahan: place?.kelurahanName ?? '' })}
					</li>
				))}
				<li>{t('guard', { name: pause.guard })}</li>
				<li>
					{t('locked', { count: pause.locked.count })} <strong>{pause.locked.words}</strong>
				</li>
			</ul>
		</section>
	);
}
