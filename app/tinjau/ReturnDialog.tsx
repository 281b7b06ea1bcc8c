'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Modal } from '@/app/client/Modal';

/** What the hall must mend, in words it will read. */
export function ReturnDialog({ onClose, onDone }: { onClose: () => void; onDone: (reason: string) => void }) {
	const t = useTranslations('hub.verify');
	const common = useTranslations('common');
	const [reason, setReason] = useState('');
	const submit = (event: FormEvent) => {
		event.preventDefault();
		onDone(reason.trim());
	};
	return (
		<Modal title={t('return')} onClose={onClose}>
			<form className="stack" onSubmit={submit}>
				<label className="label">
					{t('reason')}
					<textarea
						className="input"
						rows={3}
						required
						maxLength={2000}
						value={reason}
						onChange={(event) => setReason(event.target.value)}
					/>
				</label>
				<p className="row">
					<button type="submit" className="button primary" disabled={reason.trim() === ''}>
						{t('send')}
					</button>
					<button type="button" className="button" onClick={onClose}>
						{common('cancel')}
					</button>
				</p>
			</form>
		</Modal>
	);
}
