'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DialogForm } from '@/app/client/DialogForm';
import { Modal } from '@/app/client/Modal';
import type { Sending } from '@/app/client/useCommand';
import type { ArrivalRow } from '@/db/preparation';
import { SEALS } from '@/lib/plenary/lists';

/** What was written down about a box, put right with its reason; what stood before stays in the minutes. */
export function CorrectDialog({
	row,
	nameOf,
	command,
	onClose,
}: {
	row: ArrivalRow;
	/** A contest by its short name. */
	nameOf: (contest: string) => string;
	command: Sending;
	onClose: () => void;
}) {
	const t = useTranslations('preparation.box');
	const common = useTranslations('common');
	const [at, setAt] = useState(0);
	const box = row.boxes[at];
	const send = (data: FormData) => {
		if (!box) return null;
		const text = (name: string) => String(data.get(name) ?? '').trim();
		return command.send({
			type: 'arrival.correct',
			box: { tps: row.tps, contest: box.contest },
			seal: SEALS.find((seal) => seal === text('seal')) ?? null,
			from: text('from'),
			note: text('note'),
			reason: text('reason'),
		});
	};
	return (
		<Modal title={t('correctFor', { name: row.name })} onClose={onClose}>
			<DialogForm key={at} submit={t('correct')} send={send} onClose={onClose}>
				<p className="hint">{t('correctHint')}</p>
				{row.boxes.length > 1 ? (
					<label className="label">
						{t('contest')}
						<select className="input" value={at} onChange={(event) => setAt(Number(event.currentTarget.value))}>
							{row.boxes.map(({ contest }, index) => (
								<option key={contest} value={index}>
									{nameOf(contest)}
								</option>
							))}
						</select>
					</label>
				) : null}
				<label className="label">
					{t('seal')}
					<select className="input" name="seal" defaultValue={box?.seal}>
						{SEALS.map((seal) => (
							<option key={seal} value={seal}>
								{common(`seal.${seal}`)}
							</option>
						))}
						<option value="belum">{t('notCome')}</option>
					</select>
				</label>
				<label className="label">
					{t('from')}
					<input className="input" name="from" required maxLength={120} defaultValue={box?.from} />
				</label>
				<label className="label">
					{t('note')}
					<input className="input" name="note" maxLength={2000} defaultValue={box?.note} />
				</label>
				<label className="label">
					{t('reason')}
					<textarea className="input" name="reason" rows={2} required maxLength={2000} />
				</label>
			</DialogForm>
		</Modal>
	);
}
