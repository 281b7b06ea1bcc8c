'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '@/app/client/errors';
import { Modal } from '@/app/client/Modal';
import type { Sending } from '@/app/client/useCommand';
import type { Invitation } from '@/lib/plenary';

const ANSWERS = ['hadir', 'tidak-hadir'] as const;

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
	const common = useTranslations('common');
	const sentence = useSentence();
	const [text, setText] = useState(invitation.confirmed?.text ?? '');
	const [problem, setProblem] = useState<string | null>(null);
	const answer = async (given: (typeof ANSWERS)[number]) => {
		setProblem(null);
		try {
			await command.send({ type: 'invitation.confirm', invitation: invitation.id, answer: given, text: text.trim() });
			onClose();
		} catch (fault) {
			setProblem(sentence(fault));
		}
	};
	return (
		<Modal title={t('confirmFor', { to: invitation.to })} onClose={onClose}>
			<div role="alert">{problem ? <p className="notice problem">{problem}</p> : null}</div>
			<label className="label">
				{t('answerText')}
				<input
					className="input"
					maxLength={2000}
					value={text}
					onChange={(event) => setText(event.currentTarget.value)}
				/>
			</label>
			<p className="row">
				{ANSWERS.map((given) => (
					<button key={given} type="button" className="button primary" onClick={() => void answer(given)}>
						{t(`answer.${given}`)}
					</button>
				))}
				<button type="button" className="button" onClick={onClose}>
					{common('cancel')}
				</button>
			</p>
		</Modal>
	);
}
