'use client';

import { useTranslations } from 'use-intl';
import type { DeliveryView } from '@/lib/delivery';
import { useTime } from './time';

/** When it will be done at this pace, and what is stuck longest. */
export function Outlook({ view }: { view: DeliveryView }) {
	const t = useTranslations('delivery.forecast');
	const time = useTime();
	// All of it is in one kecamatan.
	const region = view.villages[0]?.kode ?? '';
	const { perHour, finish, spareHours } = view.forecast;
	return (
		<section className="card stack" aria-label={t('title')}>
			<p className="row">
				{perHour !== null && <span>{t('pace', { perHour })}</span>}
				<span>{finish === null ? t('unknown') : t('finish', { time: time(finish, region) })}</span>
				{view.deadline !== null && <span>{t('deadline', { time: time(view.deadline, region) })}</span>}
				{spareHours !== null && (
					<strong>{spareHours < 0 ? t('late', { hours: -spareHours }) : t('spare', { hours: spareHours })}</strong>
				)}
			</p>
			{view.stuck && <p>{t('stuck', { name: view.stuck.name, time: time(view.stuck.since, region) })}</p>}
		</section>
	);
}
