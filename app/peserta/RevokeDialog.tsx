'use client';

import { useTranslations } from 'use-intl';
import { DialogForm } from '@/app/client/DialogForm';
import { Modal } from '@/app/client/Modal';
import type { Sending } from '@/app/client/useCommand';
import type { RegistryWitness } from '@/db/registry';

/** A mandate ends only with its reason. */
export function RevokeDialog({
	witness,
	command,
	onClose,
}: {
	witness: RegistryWitness;
	command: Sending;
	onClose: () => void;
}) {
	const t = useTranslations('registry.revoke');
	const send = (data: FormData) =>
		command.send({ type: 'witness.revoke', witness: witness.id, reason: String(data.get('reason') ?? '').trim() });
	return (
		<Modal title={t('title', { name: witness.name })} onClose={onClose}>
			<DialogForm submit={t('submit')} send={send} onClose={onClose}>
				<p>{t('hint')}</p>
				<label className="label">
					{t('reason')}
					<textarea className="input" name="reason" rows={3} maxLength={2000} required />
				</label>
			</DialogForm>
		</Modal>
	);
}
