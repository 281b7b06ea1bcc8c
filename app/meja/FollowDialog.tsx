'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { DialogForm } from '@/app/client/DialogForm';
import { Modal } from '@/app/client/Modal';
import { amount, type Contest, type FieldId } from '@/lib/forms/types';
import { fieldName } from './labels';
import type { ResultProps } from './props';

/** Editing the system data to follow the paper: the import underneath is kept. */
export function FollowDialog({
	view,
	contest,
	command,
	fields,
	onClose,
}: ResultProps & { contest: Contest; fields: readonly FieldId[]; onClose: () => void }) {
	const t = useTranslations('desk.follow');
	const common = useTranslations('common');
	const locale = useLocale();
	const [reason, setReason] = useState(t('reasonDefault'));
	const [values, setValues] = useState<Record<FieldId, string>>(() =>
		Object.fromEntries(
			fields.map((id) => {
				const value = amount(view.rows.find((row) => row.field.id === id)?.paper);
				return [id, value === null ? '' : String(value)];
			}),
		),
	);
	const send = () =>
		command.send(
			{
				type: 'system.edit',
				contest: contest.code,
				tps: view.place.tps,
				edits: fields.map((field) => ({ field, value: values[field] === '' ? null : Number(values[field]) })),
				reason: reason.trim(),
			},
			view.version,
		);
	return (
		<Modal title={t('title', { count: fields.length })} onClose={onClose}>
			<DialogForm submit={t('button')} ready={reason.trim() !== ''} send={send} onClose={onClose}>
				<p className="hint">{t('hint')}</p>
				<table className="table">
					<thead>
						<tr>
							<th scope="col">{t('field')}</th>
							<th scope="col" className="figure">
								{t('old')}
							</th>
							<th scope="col" className="figure">
								{t('new')}
							</th>
						</tr>
					</thead>
					<tbody>
						{fields.map((id) => (
							<tr key={id}>
								<th scope="row">{fieldName(contest, id, common, locale)}</th>
								<td className="figure">{view.rows.find((row) => row.field.id === id)?.system ?? '–'}</td>
								<td className="figure">
									<input
										className="input figures"
										inputMode="numeric"
										pattern="\d{0,9}"
										maxLength={9}
										size={5}
										aria-label={t('newFor', { field: fieldName(contest, id, common, locale) })}
										value={values[id] ?? ''}
										onChange={(event) => setValues({ ...values, [id]: event.target.value.trim() })}
									/>
								</td>
							</tr>
						))}
					</tbody>
				</table>
				<label className="label">
					{t('reason')}
					<input
						className="input"
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
