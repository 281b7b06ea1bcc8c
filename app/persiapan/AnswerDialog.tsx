'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DialogForm } from '@/app/client/DialogForm';
import { Modal } from '@/app/client/Modal';
import type { Sending } from '@/app/client/useCommand';
import type { Invitation } from '@/lib/plenary';

/** Whether the invited will come. */
export function AnswerDialog({
	invitation,
	command,
	onClose,
}: {
	invitation: Invitation;
	command: Sending;
	onClose: () => void;
}) {
	const t = useTranslations('preparation.invitation');
	const [text, setText] = useState(invitation.confirmed?.text ?? '');
	const answer = (given: 'hadir' | 'tidak-hadir') =>
		command.send({ type: 'invitation.confirm', invitation: invitation.id, answer: given, text: text.trim() });
	return (
		<Modal title={t('confirmFor', { to: invitation.to })} onClose={onClose}>
			<DialogForm
				submit={t('answer.hadir')}
				send={() => answer('hadir')}
				others={[{ label: t('answer.tidak-hadir'), send: () => answer('tidak-hadir') }]}
				onClose={onClose}
			>
				<label className="label">
					{t('answerText')}
					<input
						className="input"
						maxLength={2000}
						value={text}
						onChange={(event) => setText(event.currentTarget.value)}
					/>
				</label>
			</DialogForm>
		</Modal>
	);
}
