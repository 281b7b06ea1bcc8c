'use client';

import { useTranslations } from 'use-intl';
import type { PauseView } from '@/db/meeting';
import { clockText, dayText, zoneOf } from '@/lib/hall/clock';
import styles from './Phone.module.css';

/** The meeting stands still: why, by whom, until when. */
export function PhonePause({ pause, kecamatan }: { pause: PauseView; kecamatan: string }) {
	const t = useTranslations('phone.pause');
	const zone = zoneOf(kecamatan);
	return (
		<section className={styles.status} data-tone="ask" role="status">
			<h2>
				<span aria-hidden="true">❚❚ </span>
				{t(pause.finishing ? 'finishing' : pause.kind)}
			</h2>
			<p>{pause.reason}</p>
			<p>
				{t('by', { name: pause.orderedBy })}
				{pause.document ? ` (${pause.document})` : ''}
			</p>
			<p>
				<strong>
					{pause.until
						? t('until', { day: dayText(pause.until, zone), time: clockText(pause.until, zone) })
						: t('noUntil')}
				</strong>
			</p>
			{pause.agreement ? <p>{t('agreement', { text: pause.agreement })}</p> : null}
			<p>
				{t('locked', { count: pause.locked.count })} <strong>{pause.locked.words}</strong>
			</p>
		</section>
	);
}
