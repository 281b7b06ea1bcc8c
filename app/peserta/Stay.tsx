'use client';

import { useTranslations } from 'use-intl';
import { clockText, type Zone } from '@/lib/hall/clock';
import type { Visit } from '@/lib/plenary';

const MARK = { present: '●', absent: '○', revoked: '✕' } as const;

/** Whether somebody is in the room, since when, and whether they came late. */
export function Stay({
	person: { present, revoked, visits },
	zone,
}: {
	person: { readonly present: boolean; readonly revoked: boolean; readonly visits: readonly Visit[] };
	zone: Zone;
}) {
	const t = useTranslations('registry');
	const state = revoked ? 'revoked' : present ? 'present' : 'absent';
	const last = visits.at(-1);
	return (
		<span>
			<span aria-hidden="true">{MARK[state]}</span> {t(`witness.${state}`)}
			{last ? (
				<span className="hint">
					{' '}
					{last.out === null
						? t('stay.since', { time: clockText(last.in, zone), by: last.inBy })
						: t('stay.left', { time: clockText(last.out, zone), by: last.outBy ?? '' })}
					{last.late ? ` · ${t('stay.late')}` : ''}
				</span>
			) : null}
		</span>
	);
}
