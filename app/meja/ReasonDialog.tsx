'use client';

import { useState } from 'react';
import { DialogForm } from '@/app/client/DialogForm';
import { Modal } from '@/app/client/Modal';

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
	const [reason, setReason] = useState(initial);
	return (
		<Modal title={title} onClose={onClose}>
			<DialogForm submit={button} ready={reason.trim() !== ''} send={() => onDone(reason.trim())} onClose={onClose}>
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
			</DialogForm>
		</Modal>
	);
}
