'use client';

import { useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { lineName } from '@/lib/forms/types';
import { wellFormed } from '@/lib/forms/well-formed';
import { cellText, cellWords } from '@/lib/hall/text';
import type { Answer } from '@/lib/plenary/commands';
import type { ResultView, RowView } from '@/lib/plenary/view';
import styles from './AnswerSheet.module.css';
import { FigureList } from './FigureList';
import { keep, kept } from './store';
import { type Figure, textKey } from './useAnswers';

/** Repeats the totals in words before an answer goes out; an objection or refusal needs its text. */
export function AnswerSheet({
	answer,
	result,
	witness,
	answerable,
	onSend,
	onClose,
}: {
	answer: Answer;
	result: ResultView;
	witness: string;
	/** False while the figures are being settled again. */
	answerable: boolean;
	onSend: (text: string, figures: readonly Figure[]) => void;
	onClose: () => void;
}) {
	const t = useTranslations('phone.sheet');
	const locale = useLocale();
	const dialog = useRef<HTMLDialogElement>(null);
	const key = textKey({ contest: result.contest.code, tps: result.place.tps });
	const [text, setText] = useState(() => kept(witness, key, ''));
	const [missing, setMissing] = useState(false);
	/** The figures this person has looked at; others have to be looked at first. */
	const [seen, setSeen] = useState(result.hash);
	const figures = useFigures(result);
	const changed = seen !== result.hash || !answerable;
	const needsText = answer !== 'agree';
	useEffect(() => dialog.current?.showModal(), []);
	const send = () => {
		if (needsText && text.trim() === '') {
			setMissing(true);
			return;
		}
		onSend(wellFormed(text), figures);
	};
	return (
		<dialog ref={dialog} className={styles.sheet} aria-labelledby="jawaban" onClose={onClose}>
			<h2 id="jawaban">{t(answer, { tps: result.place.tpsName, contest: result.contest.name[locale] })}</h2>
			{changed ? (
				<p className={styles.problem} role="alert">
					{t('changed')}
				</p>
			) : null}
			{needsText ? (
				<label className={styles.text}>
					{t(answer === 'object' ? 'reasonObject' : 'reasonRefuse')}
					<textarea
						rows={4}
						maxLength={2000}
						value={text}
						aria-invalid={missing}
						aria-describedby="alasan"
						onChange={(event) => {
							setText(event.target.value);
							keep(witness, key, event.target.value);
							setMissing(false);
						}}
					/>
					<span id="alasan" className={missing ? styles.problem : styles.hint}>
						{missing ? t('reasonMissing') : t('reasonHint')}
					</span>
				</label>
			) : null}
			<p>{t('intro')}</p>
			<FigureList figures={figures} />
			{result.hashWords ? (
				<p className={styles.words}>
					{t('words')}: <strong>{result.hashWords}</strong>
				</p>
			) : null}
			<div className={styles.actions}>
				{changed ? (
					<button type="button" className={styles.send} disabled={!answerable} onClick={() => setSeen(result.hash)}>
						{t('seen')}
					</button>
				) : (
					<button type="button" className={styles.send} onClick={send}>
						{t(`send.${answer}`)}
					</button>
				)}
				<button type="button" className={styles.back} onClick={() => dialog.current?.close()}>
					{t('back')}
				</button>
			</div>
		</dialog>
	);
}

/** Each contestant's votes, then valid and invalid, as digits and in words. */
function useFigures(result: ResultView): Figure[] {
	const t = useTranslations('phone.sheet');
	const locale = useLocale();
	const figure = (row: RowView, name: string): Figure => ({
		no: row.field.contestant ?? null,
		name,
		text: cellText(row.paper),
		words: row.paper === null ? t('empty') : cellWords(row.paper),
	});
	return result.rows.flatMap((row) => {
		const { field } = row;
		if (field.contestant !== undefined && field.countsAsValid)
			return [figure(row, lineName(field, result.contest.contestants)[locale])];
		if (field.id === 'V.A') return [figure(row, t('valid'))];
		return field.id === 'V.B' ? [figure(row, t('invalid'))] : [];
	});
}
