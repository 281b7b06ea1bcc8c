'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { RefusedError, read, SignedOutError } from '@/app/client/api';
import type { AcceptedImport } from '@/db/import/history';
import { zoneOf } from '@/lib/hall/clock';
import { dateTimeText } from '@/lib/timeline/when';
import styles from './Import.module.css';

interface HistoryAnswer {
	readonly kecamatan: string | null;
	readonly imports: readonly AcceptedImport[];
}

/** What was accepted so far, newest first. */
export function History() {
	const t = useTranslations('import.page');
	const locale = useLocale();
	const { data } = useQuery({
		queryKey: ['live', '*', 'impor-riwayat'],
		queryFn: ({ signal }) => read<HistoryAnswer>('/api/import/history', signal),
		retry: (_count, fault) => !(fault instanceof SignedOutError || fault instanceof RefusedError),
	});
	if (!data) return null;
	const zone = zoneOf(data.kecamatan ?? '');
	return (
		<section className="stack" aria-labelledby="history">
			<h2 id="history">{t('history.title')}</h2>
			{data.imports.length === 0 ? (
				<p className="hint">{t('history.none')}</p>
			) : (
				<table className={`table ${styles.rows}`}>
					<thead>
						<tr>
							<th scope="col">{t('history.name')}</th>
							<th scope="col">{t('history.counts')}</th>
							<th scope="col">{t('history.time')}</th>
							<th scope="col">{t('history.by')}</th>
							<th scope="col">{t('history.seq')}</th>
						</tr>
					</thead>
					<tbody>
						{data.imports.map((entry) => (
							<tr key={entry.from}>
								<th scope="row">
									{entry.name}
									<span className={styles.place}>
										{t(`upload.kinds.${entry.kind}`)} · <span className={styles.hash}>{entry.batch.slice(0, 12)}</span>
									</span>
								</th>
								<td>
									{t(entry.kind === 'sirekap' ? 'history.system' : 'history.regions', {
										count: entry.count,
										filled: entry.filled,
									})}
								</td>
								<td>{dateTimeText(entry.time, zone, locale)}</td>
								<td>{entry.by}</td>
								<td className={styles.seq}>
									{entry.from === entry.to ? entry.from : t('history.range', { from: entry.from, to: entry.to })}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
		</section>
	);
}
