'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DialogForm } from '@/app/client/DialogForm';
import { Modal } from '@/app/client/Modal';
import type { Answer, WitnessView } from '@/lib/plenary';
import { CopyDialog } from './CopyDialog';
import type { ResultProps } from './props';
import styles from './Side.module.css';

const MARK = { agree: '●', object: '◆', refuse: '■' } as const satisfies Record<Answer, string>;
const ANSWERS: readonly Answer[] = ['agree', 'object', 'refuse'];

/** Who is in the room and what they answered to these very figures. */
export function WitnessList(props: ResultProps) {
	const { view, may, command } = props;
	const copies = useTranslations('copy.desk');
	const [showing, setShowing] = useState<WitnessView | null>(null);
	const comparable = view.onFloor && !view.lock && view.filled !== null && may('copy.lay');
	const t = useTranslations('desk.witnesses');
	const common = useTranslations('common.answer');
	const [asked, setAsked] = useState<WitnessView | null>(null);
	const answerable = view.onFloor && !view.lock && view.filled && view.openItems.length === 0;
	return (
		<section className="stack">
			<h2>{t('title')}</h2>
			{view.witnesses.length === 0 && <p className="hint">{t('none')}</p>}
			{view.witnesses.map((witness) => {
				const valid = witness.answer && !witness.answer.voided ? witness.answer : null;
				return (
					<div key={witness.id} className={styles.witness}>
						<span className={styles.ballot}>{witness.contestant}</span>
						<span aria-hidden="true">{valid ? MARK[valid.answer] : '○'}</span>
						<span className={styles.name}>{witness.name}</span>
						<span className={styles.answer}>
							{valid
								? `${common(valid.answer)}${valid.channel === 'paper' ? ` (${t('paper')})` : ''}`
								: witness.answer
									? common('voided')
									: witness.present
										? common('waiting')
										: common('absent')}
							{valid?.text ? `: ${valid.text}` : ''}
						</span>
						<CopyState view={view} witness={witness.id} />
						{comparable && witness.present && (
							<button
								type="button"
								className={styles.jump}
								aria-label={copies('layFor', { name: witness.name })}
								onClick={() => setShowing(witness)}
							>
								{copies('lay')}
							</button>
						)}
						{answerable && witness.present && valid?.channel !== 'phone' && may('witness.answerOnPaper') && (
							<button
								type="button"
								className={valid ? styles.jump : 'button small'}
								aria-label={t('recordFor', { name: witness.name })}
								onClick={() => setAsked(witness)}
							>
								{valid ? t('change') : t('record')}
							</button>
						)}
					</div>
				);
			})}
			{showing && <CopyDialog {...props} witness={showing} onClose={() => setShowing(null)} />}
			{asked && (
				<PaperAnswer
					witness={asked}
					onClose={() => setAsked(null)}
					hash={view.hash ?? ''}
					onDone={(answer, text, hash) =>
						command.send({
							type: 'witness.answerOnPaper',
							contest: view.contest.code,
							tps: view.place.tps,
							hash,
							witness: asked.id,
							answer,
							text,
						})
					}
				/>
			)}
		</section>
	);
}

/** What the witness's own copy says, once it was laid beside. */
function CopyState({ view, witness }: { view: ResultProps['view']; witness: string }) {
	const t = useTranslations('copy.desk');
	const copy = view.copies.find((one) => one.witness === witness);
	if (!copy) return null;
	const count = copy.lines.filter(({ differs }) => differs).length;
	return (
		<span className={styles.answer}>
			{count > 0 ? `≠ ${t('differs', { count })}` : `✓ ${t('same')}`}
			{copy.recordedBy ? ` (${t('recorded', { by: copy.recordedBy })})` : ''}
		</span>
	);
}

function PaperAnswer({
	witness,
	hash,
	onClose,
	onDone,
}: {
	witness: WitnessView;
	onClose: () => void;
	onDone: (answer: Answer, text: string, hash: string) => Promise<unknown>;
	/** Hash of the figures as they stand. */
	hash: string;
}) {
	const t = useTranslations('desk.witnesses');
	const common = useTranslations('common');
	// The witness answered what stood there when the dialog was opened; when a number changes meanwhile the door says so.
	const [seen] = useState(hash);
	const [answer, setAnswer] = useState<Answer>('agree');
	const [text, setText] = useState('');
	const missing = answer !== 'agree' && text.trim() === '';
	return (
		<Modal title={t('recordTitle', { name: witness.name })} onClose={onClose}>
			<DialogForm submit={t('save')} ready={!missing} send={() => onDone(answer, text.trim(), seen)} onClose={onClose}>
				<p className="hint">{t('recordHint')}</p>
				<fieldset className="stack">
					<legend>{t('answer')}</legend>
					{ANSWERS.map((choice) => (
						<label key={choice} className="row">
							<input type="radio" name="answer" checked={answer === choice} onChange={() => setAnswer(choice)} />
							{MARK[choice]} {common(`answer.${choice}`)}
						</label>
					))}
				</fieldset>
				<label className="label">
					{answer === 'agree' ? t('note') : t('text')}
					<textarea
						className="input"
						rows={3}
						maxLength={2000}
						required={answer !== 'agree'}
						value={text}
						onChange={(event) => setText(event.target.value)}
					/>
				</label>
			</DialogForm>
		</Modal>
	);
}
