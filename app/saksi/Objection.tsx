'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId, OfflineError, post } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import type { HallView } from '@/db/queries';
import { wellFormed } from '@/lib/forms/well-formed';
import type { CaseSubject } from '@/lib/plenary/commands-case';
import { CASE_SUBJECTS } from '@/lib/plenary/lists';
import styles from './Phone.module.css';

/** An objection from the witness's own phone: about this TPS, or about the meeting between two. */
export function Objection({ hall }: { hall: HallView }) {
	const t = useTranslations('phone.objection');
	const sentence = useSentence();
	const [open, setOpen] = useState(false);
	const [subject, setSubject] = useState<CaseSubject>('prosedur');
	const [text, setText] = useState('');
	const [evidence, setEvidence] = useState('');
	// One id for one objection: sent again after a lost answer, it is still one.
	const [id, setId] = useState(newId);
	const [state, setState] = useState<'idle' | 'sending' | 'done'>('idle');
	const [problem, setProblem] = useState<unknown>(null);
	const { result } = hall;
	const about = result ? { contest: result.contest.code, tps: result.place.tps } : null;
	const own = result?.place.tpsName;

	const submit = async (event: FormEvent) => {
		event.preventDefault();
		setState('sending');
		setProblem(null);
		const said = {
			kind: 'keberatan',
			subject,
			field: null,
			text: wellFormed(text.trim()),
			evidence: wellFormed(evidence.trim()),
		} as const;
		try {
			await post({ type: 'case.file', about, case: id, ...said, from: null }, { id });
			setState('done');
			setOpen(false);
			setText('');
			setEvidence('');
			setId(newId());
		} catch (fault) {
			setState('idle');
			setProblem(fault);
		}
	};

	if (!open) {
		return (
			<p>
				<button type="button" className={styles.button} onClick={() => setOpen(true)}>
					{own ? t('open', { tps: own }) : t('openMeeting')}
				</button>
				{state === 'done' ? (
					<span className={styles.small} role="status">
						✓ {t('done')}
					</span>
				) : null}
			</p>
		);
	}
	return (
		<form className={styles.objection} onSubmit={submit}>
			<h2>{own ? t('open', { tps: own }) : t('openMeeting')}</h2>
			<fieldset>
				<legend>{t('subject')}</legend>
				{CASE_SUBJECTS.map((choice) => (
					<label key={choice} className={styles.choice}>
						<input type="radio" name="pokok" checked={subject === choice} onChange={() => setSubject(choice)} />
						{t(`subjects.${choice}`)}
					</label>
				))}
			</fieldset>
			<label>
				{t('text')}
				<textarea rows={4} required maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
			</label>
			<label>
				{t('evidence')}
				<input maxLength={2000} value={evidence} onChange={(event) => setEvidence(event.target.value)} />
			</label>
			{problem ? (
				<p className={styles.problem} role="alert">
					{problem instanceof OfflineError ? t('offline') : sentence(problem)}
				</p>
			) : null}
			<p className={styles.buttons}>
				<button type="submit" className={styles.button} disabled={text.trim() === '' || state === 'sending'}>
					{t(state === 'sending' ? 'sending' : 'send')}
				</button>
				<button type="button" className={styles.button} onClick={() => setOpen(false)}>
					{t('close')}
				</button>
			</p>
		</form>
	);
}
