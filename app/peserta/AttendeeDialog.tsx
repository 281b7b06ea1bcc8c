'use client';

import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '@/app/client/api';
import { DialogForm } from '@/app/client/DialogForm';
import { Modal } from '@/app/client/Modal';
import type { Sending } from '@/app/client/useCommand';
import { ATTENDEE_KINDS, NEEDS_LETTER } from '@/lib/plenary/lists';

type Kind = (typeof ATTENDEE_KINDS)[number];

/** Somebody who is no witness, with the letter that was shown; usually signed in at once. */
export function AttendeeDialog({ command, onClose }: { command: Sending; onClose: () => void }) {
	const t = useTranslations('registry.attendee');
	const [kind, setKind] = useState<Kind>('panwaslu');
	// One id for one person, however often the form is sent.
	const id = useRef(newId());
	const send = async (data: FormData) => {
		const text = (name: string) => String(data.get(name) ?? '').trim();
		await command.send({
			type: 'attendee.register',
			id: id.current,
			kind,
			name: text('name'),
			from: text('from'),
			letter: text('letter'),
		});
		if (data.has('present')) await command.send({ type: 'attendee.attend', attendee: id.current });
	};
	return (
		<Modal title={t('add')} onClose={onClose}>
			<DialogForm submit={t('submit')} send={send} onClose={onClose}>
				<label className="label">
					{t('kindLabel')}
					<select className="input" value={kind} onChange={(event) => setKind(event.currentTarget.value as Kind)}>
						{ATTENDEE_KINDS.map((one) => (
							<option key={one} value={one}>
								{t(`kind.${one}`)}
							</option>
						))}
					</select>
				</label>
				<label className="label">
					{t('name')}
					<input className="input" name="name" maxLength={120} autoComplete="off" required />
				</label>
				<label className="label">
					{t('from')}
					<input className="input" name="from" maxLength={120} autoComplete="off" required />
				</label>
				<label className="label">
					{NEEDS_LETTER.includes(kind) ? t('letterNeeded') : t('letter')}
					<input
						className="input"
						name="letter"
						maxLength={120}
						autoComplete="off"
						required={NEEDS_LETTER.includes(kind)}
					/>
				</label>
				<label className="row">
					<input type="checkbox" name="present" defaultChecked /> {t('present')}
				</label>
			</DialogForm>
		</Modal>
	);
}
