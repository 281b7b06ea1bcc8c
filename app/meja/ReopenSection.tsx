'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DialogForm } from '@/app/client/DialogForm';
import { Modal } from '@/app/client/Modal';
import type { ReopenBasis } from '@/lib/plenary/commands-reopen';
import { REOPEN_BASES } from '@/lib/plenary/lists';
import type { ResultProps } from './props';
import { ReasonDialog } from './ReasonDialog';

/** Opening a locked result again: one asks on a named basis, another role approves. */
export function ReopenSection(props: ResultProps) {
	const { view, may, command } = props;
	const t = useTranslations('desk.reopen');
	const [open, setOpen] = useState<'ask' | 'approve' | 'drop' | null>(null);
	const about = { contest: view.contest.code, tps: view.place.tps };
	const { reopening } = view.meeting;
	if (!view.lock || !may('reopen.request')) return null;
	return (
		<>
			{reopening ? (
				<div className="notice stack">
					<p>
						{t('asked', { by: reopening.by, basis: t(`bases.${reopening.basis}`) })}
						{reopening.document ? ` (${reopening.document})` : ''}: {reopening.reason}
					</p>
					<p className="row no-print">
						<button type="button" className="button small primary" onClick={() => setOpen('approve')}>
							{t('approve')}
						</button>
						<button type="button" className="button small" onClick={() => setOpen('drop')}>
							{t('drop')}
						</button>
					</p>
				</div>
			) : (
				<p className="no-print">
					<button type="button" className="button small" onClick={() => setOpen('ask')}>
						{t('open')}
					</button>
				</p>
			)}
			{open === 'ask' ? <Ask {...props} onClose={() => setOpen(null)} /> : null}
			{open === 'approve' || open === 'drop' ? (
				<ReasonDialog
					title={t(open === 'approve' ? 'approveTitle' : 'dropTitle', { tps: view.place.tpsName })}
					hint={t(open === 'approve' ? 'approveHint' : 'dropHint')}
					label={t('reason')}
					button={t(open)}
					onClose={() => setOpen(null)}
					onDone={(reason) =>
						command.send(
							{ type: open === 'approve' ? 'reopen.approve' : 'reopen.drop', ...about, reason },
							view.version,
						)
					}
				/>
			) : null}
		</>
	);
}

function Ask({ view, command, onClose }: ResultProps & { onClose: () => void }) {
	const t = useTranslations('desk.reopen');
	const [basis, setBasis] = useState<ReopenBasis>('kekeliruan-ditemukan');
	const [document, setDocument] = useState('');
	const [reason, setReason] = useState('');
	const needsLetter = basis !== 'kekeliruan-ditemukan';
	const ready = reason.trim() !== '' && (!needsLetter || document.trim() !== '');
	const send = () =>
		command.send(
			{
				type: 'reopen.request',
				contest: view.contest.code,
				tps: view.place.tps,
				basis,
				document: document.trim(),
				reason: reason.trim(),
			},
			view.version,
		);
	return (
		<Modal title={t('title', { tps: view.place.tpsName })} onClose={onClose}>
			<DialogForm submit={t('button')} ready={ready} send={send} onClose={onClose}>
				<p className="hint">{t('hint')}</p>
				<fieldset className="stack">
					<legend>{t('basis')}</legend>
					{REOPEN_BASES.map((choice) => (
						<label key={choice} className="row">
							<input type="radio" name="basis" checked={basis === choice} onChange={() => setBasis(choice)} />
							{t(`bases.${choice}`)}
						</label>
					))}
				</fieldset>
				<label className="label">
					{t(needsLetter ? 'document' : 'documentOptional')}
					<input
						className="input"
						required={needsLetter}
						maxLength={120}
						value={document}
						onChange={(event) => setDocument(event.target.value)}
					/>
				</label>
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
			</DialogForm>
		</Modal>
	);
}
