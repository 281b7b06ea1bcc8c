'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { Modal } from '@/app/client/Modal';
import type { Sending } from '@/app/client/useCommand';
import type { PreparationView } from '@/db/preparation';
import { INVITED_GROUPS } from '@/lib/plenary/lists';
import { inviteesOf, numbered } from '@/lib/preparation/invitees';
import styles from './Preparation.module.css';

type Group = (typeof INVITED_GROUPS)[number];

/** One more invitation, or at once all that the law wants invited and is not on the list yet. */
export function InviteDialog({
	view,
	command,
	onClose,
}: {
	view: PreparationView;
	command: Sending;
	onClose: () => void;
}) {
	const t = useTranslations('preparation.invitation');
	const common = useTranslations('common');
	const sentence = useSentence();
	const [everyone, setEveryone] = useState(view.invitations.length === 0);
	const [problem, setProblem] = useState<string | null>(null);
	const known = new Set(view.invitations.map(({ to }) => to));
	const missing = inviteesOf(view).filter(({ to }) => !known.has(to));
	const start = view.invitations.length + 1;
	const submit = async (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const data = new FormData(event.currentTarget);
		const text = (name: string) => String(data.get(name) ?? '').trim();
		const group: Group = INVITED_GROUPS.find((one) => one === text('group')) ?? 'instansi';
		const rows = everyone
			? missing.map((invitee, at) => ({ id: newId(), ...invitee, number: numbered(text('pattern'), start + at) }))
			: [{ id: newId(), group, to: text('to'), number: text('number') }];
		setProblem(null);
		try {
			await command.send({ type: 'invitation.list', rows });
			onClose();
		} catch (fault) {
			setProblem(sentence(fault));
		}
	};
	return (
		<Modal title={t('add')} onClose={onClose}>
			<form className="stack" onSubmit={(event) => void submit(event)}>
				<div role="alert">{problem ? <p className="notice problem">{problem}</p> : null}</div>
				<fieldset className="stack">
					<legend>{t('whom')}</legend>
					<label className="row">
						<input type="radio" name="whom" checked={everyone} onChange={() => setEveryone(true)} />
						{t('everyone', { count: missing.length })}
					</label>
					<label className="row">
						<input type="radio" name="whom" checked={!everyone} onChange={() => setEveryone(false)} />
						{t('one')}
					</label>
				</fieldset>
				{everyone ? (
					<label className="label">
						{t('pattern')}
						<input className="input" name="pattern" required maxLength={100} defaultValue="#/PP.05/PPK/2024" />
						<span className="hint">{t('patternHint', { no: String(start).padStart(3, '0') })}</span>
					</label>
				) : (
					<>
						<label className="label">
							{t('to')}
							<input className="input" name="to" required maxLength={120} />
						</label>
						<div className={styles.two}>
							<label className="label">
								{t('groupLabel')}
								<select className="input" name="group">
									{INVITED_GROUPS.map((group) => (
										<option key={group} value={group}>
											{t(`group.${group}`)}
										</option>
									))}
								</select>
							</label>
							<label className="label">
								{t('head.number')}
								<input className="input" name="number" required maxLength={120} />
							</label>
						</div>
					</>
				)}
				<p className="row">
					<button type="submit" className="button primary" disabled={everyone && missing.length === 0}>
						{everyone ? t('addAll', { count: missing.length }) : t('addOne')}
					</button>
					<button type="button" className="button" onClick={onClose}>
						{common('cancel')}
					</button>
				</p>
			</form>
		</Modal>
	);
}
