'use client';

import { useTranslations } from 'use-intl';
import { Mark } from '@/app/ui/Mark';
import { FigureList } from './FigureList';
import styles from './Figures.module.css';
import phone from './Phone.module.css';
import { receiptText, saveText } from './receipt-file';
import type { Receipt } from './useAnswers';

/** What this phone can show for every answer the server took: figures, words, time. */
export function Receipts({
	receipts,
	who,
}: {
	receipts: readonly Receipt[];
	who: { readonly id: string; readonly name: string };
}) {
	const t = useTranslations('phone');
	if (receipts.length === 0) return null;
	const save = (receipt: Receipt) => {
		const lines = [
			t('receipts.fileTitle'),
			`${t('receipts.line', { tps: receipt.tpsName, kelurahan: receipt.kelurahanName })} (${receipt.tps})`,
			t('receipts.at', { answer: t(`answer.${receipt.answer}`), time: receipt.time }),
			...receipt.figures.map(({ no, name, text }) => `${no === null ? '' : `${no}. `}${name}: ${text}`),
			...(receipt.text ? [`${t('receipts.reason')}: ${receipt.text}`] : []),
			`${t('sheet.words')}: ${receipt.hashWords}`,
			t('receipts.fileHint'),
		];
		saveText(`tanda-terima-${receipt.tps}.txt`, receiptText(receipt, who, lines));
	};
	return (
		<section className={styles.block} aria-labelledby="tanda-terima">
			<h2 id="tanda-terima">{t('receipts.title')}</h2>
			{receipts.map((receipt, at) => (
				<details key={receipt.id} className={styles.section} open={at === 0 || undefined} data-receipt={receipt.tps}>
					<summary>
						<Mark standing={receipt.answer === 'sign' ? 'agree' : receipt.answer} />{' '}
						{receipt.adoption
							? receipt.tpsName
							: t('receipts.line', { tps: receipt.tpsName, kelurahan: receipt.kelurahanName })}
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
						<br />
						{t(receipt.proof ? 'receipts.signed' : 'receipts.unsigned')}
					</p>
					{receipt.shown ? (
						<button type="button" className={phone.plain} onClick={() => save(receipt)}>
							{t('receipts.save')}
						</button>
					) : null}
				</details>
			))}
		</section>
	);
}
