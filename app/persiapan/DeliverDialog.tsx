'use client';

import { useTranslations } from 'use-intl';
import { DialogForm } from '@/app/client/DialogForm';
import { Modal } from '@/app/client/Modal';
import type { Sending } from '@/app/client/useCommand';
import type { PreparationView } from '@/db/preparation';
import { zoneOf } from '@/lib/hall/clock';
import type { Invitation } from '@/lib/plenary';
import { INVITATION_MEANS } from '@/lib/plenary/lists';
import { dayOf } from '@/lib/timeline/when';
import styles from './Preparation.module.css';

/** When and how an invitation arrived, and who took it. */
export function DeliverDialog({
	invitation,
	view,
	command,
	onClose,
}: {
	invitation: Invitation;
	view: PreparationView;
	command: Sending;
	onClose: () => void;
}) {
	const t = useTranslations('preparation.invitation');
	const common = useTranslations('common');
	const today = dayOf(new Date().toISOString(), zoneOf(view.kecamatan ?? ''));
	const send = (data: FormData) => {
		const text = (name: string) => String(data.get(name) ?? '').trim();
		return command.send({
			type: 'invitation.deliver',
			invitation: invitation.id,
			day: text('day'),
			means: INVITATION_MEANS.find((one) => one === text('means')) ?? 'langsung',
			receivedBy: text('receivedBy'),
		});
	};
	return (
		<Modal title={t('deliverFor', { to: invitation.to })} onClose={onClose}>
			<DialogForm submit={common('save')} send={send} onClose={onClose}>
				<div className={styles.two}>
					<label className="label">
						{t('day')}
						<input
							className="input"
							type="date"
							name="day"
							required
							defaultValue={invitation.delivered?.day ?? today}
						/>
					</label>
					<label className="label">
						{t('meansLabel')}
						<select className="input" name="means" defaultValue={invitation.delivered?.means}>
							{INVITATION_MEANS.map((means) => (
								<option key={means} value={means}>
									{t(`means.${means}`)}
								</option>
							))}
						</select>
					</label>
				</div>
				<label className="label">
					{t('receivedByLabel')}
					<input className="input" name="receivedBy" maxLength={120} defaultValue={invitation.delivered?.receivedBy} />
				</label>
			</DialogForm>
		</Modal>
	);
}
