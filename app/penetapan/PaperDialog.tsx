'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DialogForm } from '@/app/client/DialogForm';
import { Modal } from '@/app/client/Modal';
import type { Sending } from '@/app/client/useCommand';
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
	const [answer, setAnswer] = useState<SignatureAnswer>(own ? 'refuse' : 'sign');
	const [text, setText] = useState('');
	const choices: readonly SignatureAnswer[] = signer.side === 'ppk' ? ['sign', 'refuse', 'absent'] : ['sign', 'refuse'];
	const missing = answer === 'refuse' && text.trim() === '';
	const send = () =>
		own
			? command.send({ type: 'adoption.refuse', ...about, text: text.trim() })
			: command.send({
					type: 'adoption.signOnPaper',
					...about,
					signer: { side: signer.side, id: signer.id },
					answer,
					text: text.trim(),
				});
	return (
		<Modal title={t(own ? 'refuseOwn' : 'writeOf', { name: signer.name })} onClose={onClose}>
			<DialogForm submit={t('save')} ready={!missing} send={send} onClose={onClose}>
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
			</DialogForm>
		</Modal>
	);
}
