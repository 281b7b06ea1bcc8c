'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Modal } from '@/app/client/Modal';
import type { BackupSummary } from '@/db/backup/overview';
import { useMoment } from './text';

/** Says what going back means, and wants a word typed before it happens. */
export function RestoreDialog({
	backup,
	onClose,
	onRestore,
}: {
	backup: BackupSummary;
	onClose: () => void;
	onRestore: () => void;
}) {
	const t = useTranslations('backup.restore');
	const common = useTranslations('common');
	const moment = useMoment();
	const [typed, setTyped] = useState('');
	const ready = typed.trim().toUpperCase() === t('word');
	return (
		<Modal title={t('title')} onClose={onClose}>
			<form
				className="stack"
				onSubmit={(event) => {
					event.preventDefault();
					if (ready) onRestore();
				}}
			>
				<p>{t('what', { time: backup.time ? moment(backup.time) : '–', seq: backup.seq ?? 0 })}</p>
				<p>{t('sessions')}</p>
				<p>{t('key')}</p>
				<label className="label">
					{t('confirm')}
					<input
						className="input"
						value={typed}
						autoComplete="off"
						onChange={(event) => setTyped(event.target.value)}
					/>
				</label>
				<p className="row">
					<button type="submit" className="button primary" disabled={!ready}>
						{t('button')}
					</button>
					<button type="button" className="button" onClick={onClose}>
						{common('cancel')}
					</button>
				</p>
			</form>
		</Modal>
	);
}
