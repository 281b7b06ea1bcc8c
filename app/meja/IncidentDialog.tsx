'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Modal } from '@/app/client/Modal';
import { useDialogSend } from '@/app/client/useDialogSend';
import type { IncidentStatus } from '@/lib/plenary/commands-box';
import { INCIDENT_STATUSES } from '@/lib/plenary/lists';
import type { ResultProps } from './props';

/** C.Kejadian Khusus of this TPS as it is read out, with what became of it. */
export function IncidentDialog({ view, command, onClose }: ResultProps & { onClose: () => void }) {
	const t = useTranslations('desk.meeting');
	const common = useTranslations('common');
	const [status, setStatus] = useState<IncidentStatus>('nihil');
	const [text, setText] = useState('');
	const dialog = useDialogSend(onClose);
	const submit = (event: FormEvent) => {
		event.preventDefault();
		dialog.follow(
			command.send({
				type: 'incident.read',
				contest: view.contest.code,
				tps: view.place.tps,
				status,
				text: status === 'nihil' ? '' : text.trim(),
			}),
		);
	};
	return (
		<Modal title={t('incidentTitle', { tps: view.place.tpsName })} onClose={onClose}>
			<form className="stack" onSubmit={submit}>
				<fieldset className="stack">
					<legend>{t('incident')}</legend>
					{INCIDENT_STATUSES.map((choice) => (
						<label key={choice} className="row">
							<input type="radio" name="incident" checked={status === choice} onChange={() => setStatus(choice)} />
							{t(`incidents.${choice}`)}
						</label>
					))}
				</fieldset>
				{status === 'belum-selesai' ? <p className="hint">{t('incidentOpenHint')}</p> : null}
				{status === 'nihil' ? null : (
					<label className="label">
						{t('incidentText')}
						<textarea
							className="input"
							rows={3}
							required
							maxLength={2000}
							value={text}
							onChange={(event) => setText(event.target.value)}
						/>
					</label>
				)}
				{dialog.notice}
				<p className="row">
					<button
						type="submit"
						className="button primary"
						disabled={dialog.pending || (status !== 'nihil' && text.trim() === '')}
					>
						{t('incidentRecord')}
					</button>
					<button type="button" className="button" onClick={onClose}>
						{common('cancel')}
					</button>
				</p>
			</form>
		</Modal>
	);
}
