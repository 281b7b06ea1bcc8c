'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Modal } from '@/app/client/Modal';
import { useDialogSend } from '@/app/client/useDialogSend';

/** Asks for one reason in words, then does what the button says. */
export function ReasonDialog({
	title,
	hint,
	label,
	button,
	initial = '',
	onClose,
	onDone,
}: {
	title: string;
	hint: string;
	label: string;
	button: string;
	initial?: string;
	onClose: () => void;
	onDone: (reason: string) => Promise<unknown>;
}) {
	const common = useTranslations('common');
	const [reason, setReason] = useState(initial);
	const dialog = useDialogSend(onClose);
	const submit = (event: FormEvent) => {
		event.preventDefault();
		dialog.follow(onDone(reason.trim()));
	};
	return (
		<Modal title={title} onClose={onClose}>
			<form className="stack" onSubmit={submit}>
				<p>{hint}</p>
				<label className="label">
					{label}
					<textarea
						className="input"
						rows={3}
						required
						maxLength={2000}
						value={reason}
						onChange={(event) => setReason(event.target.value)}
					/>
				</label>
				{dialog.notice}
				<p className="row">
					<button type="submit" className="button primary" disabled={dialog.pending || reason.trim() === ''}>
						{button}
					</button>
					<button type="button" className="button" onClick={onClose}>
						{common('cancel')}
					</button>
				</p>
			</form>
		</Modal>
	);
}
