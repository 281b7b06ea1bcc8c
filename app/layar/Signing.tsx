'use client';

import { useTranslations } from 'use-intl';
import { type Contestant, lineName } from '@/lib/forms/types';
import { cellText, cellWords } from '@/lib/hall/text';
import type { ResultView, RowView } from '@/lib/plenary/view';
import { useLocaleText, useShortLabel } from './labels';
import { Paged } from './Paged';
import styles from './Signing.module.css';

/** What the witnesses answer about: each contestant's figure, large and in words, and the totals. */
export function Signing({ result }: { result: ResultView }) {
	const votes = result.rows.filter(({ field }) => field.contestant !== undefined && field.countsAsValid);
	const totals = result.rows.filter(({ field }) => field.section === 'V');
	return (
		<section className={styles.signing}>
			<Paged
				indicator="foot"
				groups={[
					{
						key: 'votes',
						lines: votes.map((row) => ({
							key: row.field.id,
							node: <Vote row={row} contestants={result.contest.contestants} />,
						})),
					},
					{ key: 'totals', lines: totals.map((row) => ({ key: row.field.id, node: <Total row={row} /> })) },
				]}
			/>
		</section>
	);
}

function Vote({ row, contestants }: { row: RowView; contestants: readonly Contestant[] }) {
	const text = useLocaleText();
	return (
		<div className={styles.vote} data-row={row.field.id}>
			<span className={styles.no}>{row.field.contestant}</span>
			<span className={styles.name}>{text(lineName(row.field, contestants))}</span>
			<Figure row={row} />
		</div>
	);
}

function Total({ row }: { row: RowView }) {
	const short = useShortLabel();
	return (
		<div className={styles.total} data-row={row.field.id}>
			<span className={styles.name}>{short(row.field)}</span>
			<Figure row={row} />
		</div>
	);
}

function Figure({ row }: { row: RowView }) {
	const t = useTranslations('hall.sign');
	return (
		<>
			<span className={styles.figure}>{cellText(row.paper)}</span>
			<span className={styles.inWords} lang="id">
				{row.paper === null ? t('unfilled') : cellWords(row.paper)}
			</span>
		</>
	);
}
