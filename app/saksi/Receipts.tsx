'use client';

import { useTranslations } from 'use-intl';
import { Mark } from '@/app/ui/Mark';
import { FigureList } from './FigureList';
import styles from './Figures.module.css';
import type { Receipt } from './useAnswers';

/** What this phone can show for every answer the server took: figures, words, time. */
export function Receipts({ receipts }: { receipts: readonly Receipt[] }) {
	const t = useTranslations('phone');
	if (receipts.length === 0) return null;
	return (
		<section className={styles.block} aria-labelledby="tanda-terima">
			<h2 id="tanda-terima">{t('receipts.title')}</h2>
			{receipts.map((receipt, at) => (
				<details key={receipt.id} className={styles.section} open={at === 0 || undefined} data-receipt={receipt.tps}>
					<summary>
						<Mark standing={receipt.answer} />{' '}
						{t('receipts.line', { tps: receipt.tpsName, kelurahan: receipt.kelurahanName })}
						<span className={styles.quiet}>
							{t('receipts.at', { answer: t(`answer.${receipt.answer}`), time: receipt.time })}
						</span>
					</summary>
					<FigureList figures={receipt.figures} />
					{receipt.text ? (
						<p className={styles.reason}>
							{t('receipts.reason')}: {receipt.text}
						</p>
					) : null}
					<p className={styles.reason}>
						{t('sheet.words')}: <strong>{receipt.hashWords}</strong>
						<br />
						{t('receipts.seq', { seq: receipt.seq })}
					</p>
				</details>
			))}
		</section>
	);
}
