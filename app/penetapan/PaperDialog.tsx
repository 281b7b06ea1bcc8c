'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Modal } from '@/app/client/Modal';
import type { Sending } from '@/app/client/useCommand';
import { useDialogSend } from '@/app/client/useDialogSend';
import type { SignatureAnswer } from '@/lib/plenary/commands-adoption';
import type { SignerView } from '@/lib/plenary/view-adoption';

/** Writes down what somebody said about signing, or the own refusal with its reason. */
export function PaperDialog({
	signer,
	own,
	about,
	command,
	onClose,
}: {
	signer: SignerView;
	own: boolean;
	about: { contest: string; region: string; hash: string };
	command: Sending;
	onClose: () => void;
}) {
	const t = useTranslations('adoption.signers');
	const common = useTranslations('common');
	const [answer, setAnswer] = useState<SignatureAnswer>(own ? 'refuse' : 'sign');
	const [text, setText] = useState('');
	const choices: readonly SignatureAnswer[] = signer.side === 'ppk' ? ['sign', 'refuse', 'absent'] : ['sign', 'refuse'];
	const missing = answer === 'refuse' && text.trim() === '';
	const dialog = useDialogSend(onClose);
	const submit = (event: FormEvent) => {
		event.preventDefault();
		const sent = own
			? command.send({ type: 'adoption.refuse', ...about, text: text.trim() })
			: command.send({
					type: 'adoption.signOnPaper',
					...about,
					signer: { side: signer.side, id: signer.id },
					answer,
					text: text.trim(),
				});
		dialog.follow(sent);
	};
	return (
		<Modal title={t(own ? 'refuseOwn' : 'writeOf', { name: signer.name })} onClose={onClose}>
			<form className="stack" onSubmit={submit}>
				{own ? null : (
					<fieldset className="row">
						<legend>{t('answer')}</legend>
						{choices.map((choice) => (
							<label key={choice} className="row">
								<input type="radio" name="jawaban" checked={answer === choice} onChange={() => setAnswer(choice)} />
								{t(`choice.${choice}`)}
							</label>
						))}
					</fieldset>
				)}
				<label className="label">
					{t(answer === 'refuse' ? 'reason' : 'note')}
					<textarea
						className="input"
						rows={3}
						maxLength={2000}
						required={answer === 'refuse'}
						value={text}
						onChange={(event) => setText(event.target.value)}
					/>
				</label>
				{dialog.notice}
				<p className="row">
					<button type="submit" className="button primary" disabled={dialog.pending || missing}>
						{t('save')}
					</button>
					<button type="button" className="button" onClick={onClose}>
						{common('cancel')}
					</button>
				</p>
			</form>
		</Modal>
	);
}
