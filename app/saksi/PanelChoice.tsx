'use client';

import { useTranslations } from 'use-intl';
import type { HallView } from '@/db/queries';
import styles from './Phone.module.css';

/** Which panel is where and what it reads, and which of them this phone follows. */
export function PanelChoice({ hall, onChoose }: { hall: HallView; onChoose: (panel: string) => void }) {
	const t = useTranslations('phone.panel');
	const name = ({ panel, place }: HallView['panels'][number]) =>
		place ? t('at', { panel, place }) : t('name', { panel });
	return (
		<section className={styles.panels}>
			<label className={styles.choice}>
				{t('label')}
				<select value={hall.panel} onChange={(event) => onChoose(event.target.value)}>
					{hall.panels.map((panel) => (
						<option key={panel.panel} value={panel.panel}>
							{name(panel)}
						</option>
					))}
				</select>
			</label>
			<details>
				<summary>{t('where')}</summary>
				<ul>
					{hall.panels.map((panel) => (
						<li key={panel.panel}>
							<strong>{name(panel)}</strong>
							{panel.chair ? `, ${t('lead', { name: panel.chair })}` : ''}
							{panel.reads.length > 0 ? <span>{t('reads', { names: panel.reads.join(', ') })}</span> : null}
							{panel.floor ? <span>{t('now', { tps: panel.floor })}</span> : null}
							{panel.scrutiny ? <span>{t('scrutiny', { name: panel.scrutiny })}</span> : null}
						</li>
					))}
				</ul>
			</details>
		</section>
	);
}
