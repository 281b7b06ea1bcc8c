'use client';

import { useTranslations } from 'use-intl';
import type { PauseView } from '@/db/meeting';
import { clockText, type Zone } from '@/lib/hall/clock';

/** One line that says the meeting stands still, why and until when. */
export function PauseBar({ pause, zone }: { pause: PauseView | null; zone: Zone }) {
	const t = useTranslations('common.pause');
	if (!pause) return null;
	return (
		<p className="notice pause-bar" role="status">
			<strong>
				<span aria-hidden="true">❚❚ </span>
				{t(pause.finishing ? 'finishing' : pause.kind)}
			</strong>{' '}
			{pause.reason} – {t('by', { name: pause.orderedBy })}
			{pause.until ? `, ${t('until', { time: clockText(pause.until, zone) })}` : ''}.{' '}
			{t(pause.finishing ? 'finishingHint' : 'hint')}
		</p>
	);
}
