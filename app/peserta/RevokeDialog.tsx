'use client';

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '@/app/client/errors';
import type { Sending } from '@/app/client/useCommand';
import type { RegistryWitness } from '@/db/registry';

/** A mandate ends only with its reason. */
export function RevokeDialog({
	witness,
	command,
	onClose,
}: {
	witness: RegistryWitness;
	command: Sending;
	onClose: () => void;
}) {
	const t = useTranslations('registry.revoke');
	const common = useTranslations('common');
	const sentence = useSentence();
	const title = useId();
	const dialog = useRef<HTMLDialogElement>(null);
	const [problem, setProblem] = useState<string | null>(null);
	useEffect(() => dialog.current?.showModal(), []);

	const submit = async (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim();
		if (!reason) return setProblem(t('missing'));
		setProblem(null);
		try {
			await command.send({ type: 'witness.revoke', witness: witness.id, reason });
			onClose();
		} catch (fault) {
			setProblem(sentence(fault));
		}
	};

	return (
		<dialog ref={dialog} aria-labelledby={title} onClose={onClose}>
			<form method="post" className="stack" onSubmit={submit} noValidate>
				<h2 id={title}>{t('title', { name: witness.name })}</h2>
				<p>{t('hint')}</p>
				<div role="alert">{problem ? <p className="notice problem">{problem}</p> : null}</div>
				<label className="label">
					{t('reason')}
					<textarea className="input" name="reason" rows={3} maxLength={2000} required />
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
