'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Modal } from '@/app/client/Modal';
import type { AccountLine } from '@/db/accounts/directory';

/** Asks once more before somebody is signed out; disabling also asks why. */
export function ActDialog({
	act,
	account,
	problem,
	busy,
	onConfirm,
	onClose,
}: {
	act: 'reset' | 'end' | 'disable';
	account: AccountLine;
	problem: string | null;
	busy: boolean;
	onConfirm: (reason: string) => void;
	onClose: () => void;
}) {
	const t = useTranslations('accounts');
	const common = useTranslations('common');
	const [reason, setReason] = useState('');
	const { username, name } = account;
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (!busy) onConfirm(reason.trim());
	};
	return (
		<Modal title={t(`${act}.title`, { username })} onClose={onClose}>
			<form className="stack" onSubmit={submit}>
				<p>{t(`${act}.lead`, { name })}</p>
				<div role="alert">{problem && <p className="notice problem">{problem}</p>}</div>
				{act === 'disable' && (
					<label className="label">
						{t('disable.reason')}
						<textarea
							className="input"
							rows={2}
							maxLength={2000}
							required
							value={reason}
							onChange={(event) => setReason(event.currentTarget.value)}
						/>
					</label>
				)}
				<div className="row">
					<button type="submit" className="button primary" aria-disabled={busy || undefined}>
						{t(`${act}.submit`)}
					</button>
					<button type="button" className="button" onClick={onClose}>
						{common('cancel')}
					</button>
				</div>
			</form>
		</Modal>
	);
}
