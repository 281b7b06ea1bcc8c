'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '@/app/client/api';
import { DialogForm } from '@/app/client/DialogForm';
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
	const [everyone, setEveryone] = useState(view.invitations.length === 0);
	const known = new Set(view.invitations.map(({ to }) => to));
	const missing = inviteesOf(view).filter(({ to }) => !known.has(to));
	const start = view.invitations.length + 1;
	const send = (data: FormData) => {
		const text = (name: string) => String(data.get(name) ?? '').trim();
		const group: Group = INVITED_GROUPS.find((one) => one === text('group')) ?? 'instansi';
		const rows = everyone
			? missing.map((invitee, at) => ({ id: newId(), ...invitee, number: numbered(text('pattern'), start + at) }))
			: [{ id: newId(), group, to: text('to'), number: text('number') }];
		return command.send({ type: 'invitation.list', rows });
	};
	return (
		<Modal title={t('add')} onClose={onClose}>
			<DialogForm
				submit={everyone ? t('addAll', { count: missing.length }) : t('addOne')}
				ready={!everyone || missing.length > 0}
				send={send}
				onClose={onClose}
			>
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
			</DialogForm>
		</Modal>
	);
}
