'use client';

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
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
	const common = useTranslations('common');
	const sentence = useSentence();
	const title = useId();
	const dialog = useRef<HTMLDialogElement>(null);
	const [problem, setProblem] = useState<string | null>(null);
	useEffect(() => dialog.current?.showModal(), []);

	const submit = async (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const data = new FormData(event.currentTarget);
		const text = (name: string) => String(data.get(name) ?? '').trim();
		const mandate = { number: text('number'), signedBy: text('signedBy') };
		const name = text('name');
		if (!name || !mandate.number || !mandate.signedBy) return setProblem(t('missing'));
		setProblem(null);
		const witness = newId();
		try {
			await command.send({
				type: 'witness.register',
				id: witness,
				contest: contest?.code ?? '',
				contestant: Number(data.get('contestant')),
				name,
				mandate,
			});
			if (data.has('present')) await command.send({ type: 'witness.attend', witness });
			onClose();
		} catch (fault) {
			setProblem(sentence(fault));
		}
	};

	return (
		<dialog ref={dialog} aria-labelledby={title} onClose={onClose}>
			<form method="post" className="stack" onSubmit={submit} noValidate>
				<h2 id={title}>{t('title')}</h2>
				<p className="hint">{t('hint', { count: mandated })}</p>
				<div role="alert">{problem ? <p className="notice problem">{problem}</p> : null}</div>
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
				<div className="row">
					<button type="submit" className="button primary" aria-disabled={command.phase === 'sending'}>
						{t('submit')}
					</button>
					<button type="button" className="button" onClick={() => dialog.current?.close()}>
						{common('cancel')}
					</button>
				</div>
			</form>
		</dialog>
	);
}
