'use client';

import { useTranslations } from 'use-intl';
import { SIGNAL_MARKS } from '@/app/kirim/signal';
import { useTime } from '@/app/kirim/time';
import type { MonitorLine, MonitorView } from '@/db/hub/monitor';

/** When the halls of a region expect to be done, and whether that is late. */
export function Finish({ line: { code, finish, deadline } }: { line: MonitorLine }) {
	const t = useTranslations('hub.monitor');
	const time = useTime();
	if (!finish) return '–';
	const late = deadline !== null && finish > deadline;
	return (
		<>
			{time(finish, code)}
			{late && <strong> ⚠ {t('late')}</strong>}
			{deadline && (
				<span className="hint">
					{' '}
					{t('deadline')} {time(deadline, code)}
				</span>
			)}
		</>
	);
}

/** How the network is in a village. */
export function Network({ of }: { of: MonitorLine['network'] }) {
	const t = useTranslations('hub.monitor');
	const village = useTranslations('delivery.village');
	return (
		<>
			<span aria-hidden="true">{of?.signal ? SIGNAL_MARKS[of.signal] : '–'}</span>{' '}
			{village(`signal.${of?.signal ?? 'unknown'}`)}
			{of && of.carried !== null && <span className="hint"> · {t('carriedShare', { percent: of.carried })}</span>}
			{of && of.note !== '' && <span className="hint"> · {of.note}</span>}
		</>
	);
}

/** What waits longest in the halls here. */
export function Stuck({ view: { oldest } }: { view: MonitorView }) {
	const t = useTranslations('hub.monitor');
	const time = useTime();
	return oldest && <p className="notice">{t('stuck', { name: oldest.name, time: time(oldest.since, oldest.tps) })}</p>;
}
