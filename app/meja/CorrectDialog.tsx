'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { DialogForm } from '@/app/client/DialogForm';
import { Modal } from '@/app/client/Modal';
import { cellOf, textOf } from '@/lib/entry/model';
import type { Contest, FieldId } from '@/lib/forms/types';
import type { Basis } from '@/lib/plenary';
import { fieldName } from './labels';
import type { ResultProps } from './props';

const BASES: readonly Basis[] = [
	'salah-baca',
	'salah-tulis',
	'hitung-ulang',
	'rekomendasi-panwaslu',
	'kesepakatan-saksi',
];

/** A correction on paper: struck out, rewritten, initialled (domain 2.4). The old number stays. */
export function CorrectDialog({
	view,
	contest,
	command,
	field,
	onClose,
}: ResultProps & { contest: Contest; field: FieldId; onClose: () => void }) {
	const t = useTranslations('desk.correct');
	const common = useTranslations('common');
	const locale = useLocale();
	const row = view.rows.find((candidate) => candidate.field.id === field);
	const present = view.witnesses.filter((witness) => witness.present);
	const [text, setText] = useState(textOf(row?.paper));
	const [basis, setBasis] = useState<Basis>('salah-baca');
	const [reason, setReason] = useState('');
	const [requestedBy, setRequestedBy] = useState('');
	const accepted = view.meeting.cases.filter(({ status }) => status === 'diterima');
	const [objection, setObjection] = useState(accepted[0]?.id ?? '');
	const [initialled, setInitialled] = useState<readonly string[]>([t('chair')]);
	const digits = row?.field.digits ?? 3;
	const value = cellOf(text, digits);
	const same = value !== undefined && value === (row?.paper ?? null);
	const ready =
		value !== undefined && !same && reason.trim() !== '' && requestedBy.trim() !== '' && initialled.length > 0;
	const send = () =>
		command.send(
			{
				type: 'tally.correct',
				contest: contest.code,
				tps: view.place.tps,
				changes: [{ field, value: value ?? null }],
				reason: reason.trim(),
				basis,
				requestedBy: requestedBy.trim(),
				initialled: [...initialled],
				...(objection === '' ? {} : { case: objection }),
			},
			view.version,
		);
	return (
		<Modal title={t('title', { field: fieldName(contest, field, common, locale) })} onClose={onClose}>
			<DialogForm submit={t('button')} ready={ready} send={send} onClose={onClose}>
				<p className="hint">{t('hint')}</p>
				<div className="row">
					<p>
						{t('old')} <s className="figures">{textOf(row?.paper) || '–'}</s>
					</p>
					<label className="label">
						{t('new')}
						<input
							className="input figures"
							inputMode="numeric"
							size={6}
							required
							value={text}
							aria-invalid={value === undefined}
							onChange={(event) => setText(event.target.value)}
						/>
					</label>
				</div>
				{value === undefined && <p className="notice problem">{t('badNumber', { max: 10 ** digits - 1 })}</p>}
				<label className="label">
					{t('basis')}
					<select className="input" value={basis} onChange={(event) => setBasis(event.target.value as Basis)}>
						{BASES.map((choice) => (
							<option key={choice} value={choice}>
								{t(`bases.${choice}`)}
							</option>
						))}
					</select>
				</label>
				{accepted.length > 0 ? (
					<label className="label">
						{t('objection')}
						<select className="input" value={objection} onChange={(event) => setObjection(event.target.value)}>
							<option value="">{t('noObjection')}</option>
							{accepted.map(({ id, from, text: said }) => (
								<option key={id} value={id}>
									{from.name}: {said.slice(0, 80)}
								</option>
							))}
						</select>
					</label>
				) : null}
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
				<label className="label">
					{t('requestedBy')}
					<input
						className="input"
						required
						maxLength={120}
						list="people"
						value={requestedBy}
						onChange={(event) => setRequestedBy(event.target.value)}
					/>
					<datalist id="people">
						{present.map((witness) => (
							<option key={witness.id} value={witness.name} />
						))}
						<option value={t('chair')} />
						<option value="Panwaslu" />
					</datalist>
				</label>
				<fieldset className="stack">
					<legend>{t('initialled')}</legend>
					{[t('chair'), ...present.map((witness) => witness.name)].map((name) => (
						<label key={name} className="row">
							<input
								type="checkbox"
								checked={initialled.includes(name)}
								onChange={(event) =>
									setInitialled(
										event.target.checked ? [...initialled, name] : initialled.filter((other) => other !== name),
									)
								}
							/>
							{name}
						</label>
					))}
				</fieldset>
			</DialogForm>
		</Modal>
	);
}
