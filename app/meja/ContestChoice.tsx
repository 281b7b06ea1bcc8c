'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { TpsList } from '@/db/queries';
import type { Flow } from '@/lib/plenary/commands-contests';
import { FLOWS } from '@/lib/plenary/lists';
import styles from './TpsPicker.module.css';
import type { DeskUrl } from './useDeskUrl';

/** Which contest is on the desk, and in what order the boxes are read; only where there is more than one. */
export function ContestChoice({
	list,
	url,
	setFlow,
}: {
	list: TpsList;
	url: DeskUrl;
	setFlow: ((flow: Flow) => void) | null;
}) {
	const t = useTranslations('desk.contest');
	const locale = useLocale();
	if (list.contests.length < 2) return null;
	return (
		<div className={styles.filters}>
			<select
				className="input"
				value={url.contest}
				aria-label={t('choose')}
				onChange={(event) => url.set({ kontes: event.target.value }, true)}
			>
				{list.contests.map(({ code, name }) => (
					<option key={code} value={code}>
						{name[locale]}
					</option>
				))}
			</select>
			{setFlow ? (
				<select
					className="input"
					value={list.flow}
					aria-label={t('flow')}
					onChange={(event) => setFlow(event.target.value as Flow)}
				>
					{FLOWS.map((flow) => (
						<option key={flow} value={flow}>
							{t(`flows.${flow}`)}
						</option>
					))}
				</select>
			) : (
				<p className="hint">{t(`flows.${list.flow}`)}</p>
			)}
		</div>
	);
}
