'use client';

import { useLocale, useTranslations } from 'use-intl';
import { cellText, deltaText } from '@/lib/hall/text';
import type { TotalRow } from '@/lib/plenary/view-adoption';
import styles from './Adoption.module.css';

/** The totals of both sources beside each other. */
export function Totals({ rows }: { rows: readonly TotalRow[] }) {
	const t = useTranslations('adoption.totals');
	const locale = useLocale();
	return (
		<table className={`table ${styles.totals}`}>
			<thead>
				<tr>
					<th scope="col">{t('row')}</th>
					<th scope="col" className="figure">
						{t('paper')}
					</th>
					<th scope="col" className="figure">
						{t('system')}
					</th>
					<th scope="col" className="figure">
						{t('delta')}
					</th>
				</tr>
			</thead>
			<tbody>
				{rows.map(({ field, label, contestant, paper, system }) => {
					const differs = paper !== system;
					return (
						<tr key={field} data-total={field} data-differs={differs}>
							<th scope="row">
								{contestant === null ? null : <span className={styles.no}>{contestant}</span>} {label[locale]}
							</th>
							<td className="figure">
								<strong>{cellText(paper)}</strong>
							</td>
							<td className="figure">{cellText(system)}</td>
							<td className="figure">
								{differs ? `≠ ${paper === null || system === null ? '' : deltaText(paper - system)}` : '✓'}
							</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}
