'use client';

import { useLocale, useTranslations } from 'use-intl';
import { Mark } from '@/app/ui/Mark';
import { FigureList } from './FigureList';
import styles from './Figures.module.css';
import phone from './Phone.module.css';
import { codeOf, contestOf, fileName, receiptText, save, saveText, timeOf } from './receipt-file';
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
	const locale = useLocale();
	if (receipts.length === 0) return null;
	const saidIn = (receipt: Receipt) =>
		t('receipts.at', { answer: t(`answer.${receipt.answer}`), time: timeOf(receipt, locale) });
	const linesOf = (receipt: Receipt) => [
		t('receipts.fileTitle'),
		contestOf(receipt, locale),
		`${receipt.adoption ? receipt.tpsName : t('receipts.line', { tps: receipt.tpsName, kelurahan: receipt.kelurahanName })} (${receipt.tps})`,
		t('receipts.witness', { name: who.name }),
		saidIn(receipt),
		...receipt.figures.map(({ no, name, text }) => `${no === null ? '' : `${no}. `}${name}: ${text}`),
		...(receipt.text ? [`${t('receipts.reason')}: ${receipt.text}`] : []),
		`${t('sheet.words')}: ${receipt.hashWords}`,
	];
	const saveFile = (receipt: Receipt) =>
		saveText(fileName(receipt, 'txt'), receiptText(receipt, who, [...linesOf(receipt), t('receipts.fileHint')]));
	const savePicture = async (receipt: Receipt) => {
		// Drawn only when somebody asks for it: phones are slow, and most are content with the list.
		const { receiptPicture } = await import('./receipt-picture');
		const note = { fits: t('receipts.pictureHint'), tooLong: t('receipts.tooLong') };
		save(fileName(receipt, 'png'), await receiptPicture(linesOf(receipt), codeOf(receipt, who), note));
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
							{contestOf(receipt, locale)} · {saidIn(receipt)}
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
					{receipt.shown || receipt.adoption ? (
						<p className={phone.choices}>
							<button type="button" className={phone.plain} onClick={() => saveFile(receipt)}>
								{t('receipts.save')}
							</button>
							<button type="button" className={phone.plain} onClick={() => void savePicture(receipt)}>
								{t('receipts.savePicture')}
							</button>
						</p>
					) : null}
				</details>
			))}
		</section>
	);
}
