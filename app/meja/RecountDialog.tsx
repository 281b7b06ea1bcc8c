'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DialogForm } from '@/app/client/DialogForm';
import { Modal } from '@/app/client/Modal';
import type { RecountGround } from '@/lib/plenary/commands-recount';
import { RECOUNT_GROUNDS } from '@/lib/plenary/lists';
import type { ResultProps } from './props';

/** The decision to count the ballots again: on what ground, who proposed it, what was decided. */
export function RecountDialog({ view, command, onClose }: ResultProps & { onClose: () => void }) {
	const t = useTranslations('desk.recount');
	const grounds = useTranslations('common.ground');
	const present = view.witnesses.filter((witness) => witness.present);
	const [ground, setGround] = useState<RecountGround>('suara-tidak-sama-pengguna');
	const [proposer, setProposer] = useState('');
	const [decision, setDecision] = useState('');
	const about = { contest: view.contest.code, tps: view.place.tps };
	const send = () =>
		command
			.send(
				{ type: 'recount.open', ...about, ground, proposer: proposer.trim(), decision: decision.trim() },
				view.version,
			)
			.then(() => window.location.assign(`/hitung-ulang?kontes=${about.contest}&tps=${about.tps}`));
	return (
		<Modal title={t('title', { tps: view.place.tpsName })} onClose={onClose}>
			<DialogForm
				submit={t('button')}
				ready={proposer.trim() !== '' && decision.trim() !== ''}
				send={send}
				onClose={onClose}
			>
				<p className="hint">{t('hint')}</p>
				<label className="label">
					{t('ground')}
					<select className="input" value={ground} onChange={(event) => setGround(event.target.value as RecountGround)}>
						{RECOUNT_GROUNDS.map((choice) => (
							<option key={choice} value={choice}>
								{grounds(choice)}
							</option>
						))}
					</select>
				</label>
				<label className="label">
					{t('proposer')}
					<input
						className="input"
						required
						maxLength={120}
						list="pengusul"
						value={proposer}
						onChange={(event) => setProposer(event.target.value)}
					/>
					<datalist id="pengusul">
						{present.map((witness) => (
							<option key={witness.id} value={witness.name} />
						))}
						<option value="Panwaslu Kecamatan" />
					</datalist>
				</label>
				<label className="label">
					{t('decision')}
					<textarea
						className="input"
						rows={2}
						required
						maxLength={2000}
						value={decision}
						onChange={(event) => setDecision(event.target.value)}
					/>
				</label>
			</DialogForm>
		</Modal>
	);
}
