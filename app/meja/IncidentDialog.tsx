'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DialogForm } from '@/app/client/DialogForm';
import { Modal } from '@/app/client/Modal';
import type { IncidentStatus } from '@/lib/plenary/commands-box';
import { INCIDENT_STATUSES } from '@/lib/plenary/lists';
import type { ResultProps } from './props';

/** C.Kejadian Khusus of this TPS as it is read out, with what became of it. */
export function IncidentDialog({ view, command, onClose }: ResultProps & { onClose: () => void }) {
	const t = useTranslations('desk.meeting');
	const [status, setStatus] = useState<IncidentStatus>('nihil');
	const [text, setText] = useState('');
	const send = () =>
		command.send({
			type: 'incident.read',
			contest: view.contest.code,
			tps: view.place.tps,
			status,
			text: status === 'nihil' ? '' : text.trim(),
		});
	return (
		<Modal title={t('incidentTitle', { tps: view.place.tpsName })} onClose={onClose}>
			<DialogForm
				submit={t('incidentRecord')}
				ready={status === 'nihil' || text.trim() !== ''}
				send={send}
				onClose={onClose}
			>
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
			</DialogForm>
		</Modal>
	);
}
