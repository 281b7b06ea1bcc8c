'use client';

import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { Modal } from '@/app/client/Modal';
import type { Sending } from '@/app/client/useCommand';
import { ATTENDEE_KINDS, NEEDS_LETTER } from '@/lib/plenary/lists';

type Kind = (typeof ATTENDEE_KINDS)[number];

/** Somebody who is no witness, with the letter that was shown; usually signed in at once. */
export function AttendeeDialog({ command, onClose }: { command: Sending; onClose: () => void }) {
	const t = useTranslations('registry.attendee');
	const common = useTranslations('common');
	const sentence = useSentence();
	const [kind, setKind] = useState<Kind>('panwaslu');
	const [problem, setProblem] = useState<string | null>(null);
	// One id for one person, however often the form is sent.
	const id = useRef(newId());
	const submit = async (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const data = new FormData(event.currentTarget);
		const text = (name: string) => String(data.get(name) ?? '').trim();
		setProblem(null);
		try {
			await command.send({
				type: 'attendee.register',
				id: id.current,
				kind,
				name: text('name'),
				from: text('from'),
				letter: text('letter'),
			});
			if (data.has('present')) await command.send({ type: 'attendee.attend', attendee: id.current });
			onClose();
		} catch (fault) {
			setProblem(sentence(fault));
		}
	};
	return (
		<Modal title={t('add')} onClose={onClose}>
			<form method="post" className="stack" onSubmit={submit}>
				<div role="alert">{problem ? <p className="notice problem">{problem}</p> : null}</div>
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
				<div className="row">
					<button type="submit" className="button primary" aria-disabled={command.phase === 'sending'}>
						{t('submit')}
					</button>
					<button type="button" className="button" onClick={onClose}>
						{common('cancel')}
					</button>
				</div>
			</form>
		</Modal>
	);
}
