'use client';

import { useTranslations } from 'use-intl';
import type { MeetingView } from '@/db/meeting';
import styles from './Meeting.module.css';

/** What was agreed at the opening. */
export function Rules({ rules }: { rules: MeetingView['rules'] }) {
	const t = useTranslations('meeting.rules');
	const yes = (value: boolean) => t(value ? 'yes' : 'no');
	const lines: [string, string][] = [
		[t('panels'), String(rules.maxPanels)],
		[t('order'), t(`order_${rules.order}`)],
		[t('mandated'), String(rules.mandated)],
		[t('inRoom'), String(rules.inRoom)],
		[t('incident'), yes(rules.incidentBeforeGavel)],
		[t('followUp'), yes(rules.followUpBeforeGavel)],
		[t('window'), t('between', { from: rules.window.from, to: rules.window.to })],
	];
	return (
		<details className="card">
			<summary>{t('title')}</summary>
			<dl className={styles.facts}>
				{lines.map(([name, value]) => (
					<div key={name}>
						<dt>{name}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
		</details>
	);
}
