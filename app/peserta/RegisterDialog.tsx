'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '@/app/client/api';
import { DialogForm } from '@/app/client/DialogForm';
import { Modal } from '@/app/client/Modal';
import type { Sending } from '@/app/client/useCommand';
import type { RegistryContest } from '@/db/registry';

/** A witness with the mandate that was handed over. */
export function RegisterDialog({
	contest,
	contestant,
	mandated,
	command,
	onClose,
}: {
	contest: RegistryContest | undefined;
	contestant: number;
	/** How many witnesses a contestant may mandate. */
	mandated: number;
	command: Sending;
	onClose: () => void;
}) {
	const t = useTranslations('registry.register');
	// One witness however often the button is pressed: a "no" to being present does not register a second one.
	const [witness] = useState(newId);
	const [registered, setRegistered] = useState(false);

	const send = async (data: FormData) => {
		const text = (name: string) => String(data.get(name) ?? '').trim();
		if (!registered) {
			await command.send({
				type: 'witness.register',
				id: witness,
				contest: contest?.code ?? '',
				contestant: Number(data.get('contestant')),
				name: text('name'),
				mandate: { number: text('number'), signedBy: text('signedBy') },
			});
			setRegistered(true);
		}
		if (data.has('present')) await command.send({ type: 'witness.attend', witness });
	};

	return (
		<Modal title={t('title')} onClose={onClose}>
			<DialogForm submit={t('submit')} send={send} onClose={onClose}>
				<p className="hint">{t('hint', { count: mandated })}</p>
				<label className="label">
					{t('contestant')}
					<select className="input" name="contestant" defaultValue={contestant}>
						{contest?.contestants.map(({ no, name }) => (
							<option key={no} value={no}>
								{no} · {name}
							</option>
						))}
					</select>
				</label>
				<label className="label">
					{t('name')}
					<input className="input" name="name" maxLength={120} autoComplete="off" required />
				</label>
				<label className="label">
					{t('number')}
					<input className="input" name="number" maxLength={120} autoComplete="off" required />
				</label>
				<label className="label">
					{t('signedBy')}
					<input className="input" name="signedBy" maxLength={120} autoComplete="off" required />
				</label>
				<label className="row">
					<input type="checkbox" name="present" defaultChecked /> {t('present')}
				</label>
			</DialogForm>
		</Modal>
	);
}
