'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { wellFormed } from '@/lib/forms/well-formed';
import styles from './AnswerSheet.module.css';
import { FigureList } from './FigureList';
import type { Figure } from './useAnswers';

/** Repeats the totals in words before the witness's word about signing goes out; a refusal needs its reason. */
export function SignSheet({
	answer,
	name,
	contest,
	figures,
	words,
	onSend,
	onClose,
}: {
	answer: 'sign' | 'refuse';
	name: string;
	contest: string;
	figures: readonly Figure[];
	words: string;
	onSend: (text: string) => void;
	onClose: () => void;
}) {
	const t = useTranslations('phone');
	const dialog = useRef<HTMLDialogElement>(null);
	const [text, setText] = useState('');
	const [missing, setMissing] = useState(false);
	useEffect(() => dialog.current?.showModal(), []);
	const send = () => {
		if (answer === 'refuse' && text.trim() === '') setMissing(true);
		else onSend(wellFormed(text.trim()));
	};
	return (
		<dialog ref={dialog} className={styles.sheet} aria-labelledby="penandatanganan" onClose={onClose}>
			<h2 id="penandatanganan">
				{t(answer === 'sign' ? 'adoption.sheetSign' : 'adoption.sheetRefuse', { name, contest })}
			</h2>
			{answer === 'refuse' ? (
				<label className={styles.text}>
					{t('sheet.reasonRefuse')}
					<textarea
						rows={4}
						maxLength={2000}
						value={text}
						aria-invalid={missing}
						aria-describedby="alasan-tolak"
						onChange={(event) => {
							setText(event.target.value);
							setMissing(false);
						}}
					/>
					<span id="alasan-tolak" className={missing ? styles.problem : styles.hint}>
						{missing ? t('sheet.reasonMissing') : t('sheet.reasonHint')}
					</span>
				</label>
			) : null}
			<p>{t('adoption.intro')}</p>
			<FigureList figures={figures} />
			<p className={styles.words}>
				{t('adoption.words')}: <strong>{words}</strong>
			</p>
			<div className={styles.actions}>
				<button type="button" className={styles.send} onClick={send}>
					{t(answer === 'sign' ? 'adoption.yes' : 'adoption.no')}
				</button>
				<button type="button" className={styles.back} onClick={() => dialog.current?.close()}>
					{t('sheet.back')}
				</button>
			</div>
		</dialog>
	);
}
