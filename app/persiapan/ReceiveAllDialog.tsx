'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { newId } from '@/app/client/api';
import { DialogForm } from '@/app/client/DialogForm';
import { Modal } from '@/app/client/Modal';
import type { Sending } from '@/app/client/useCommand';
import type { ArrivalsView, PreparationView } from '@/db/preparation';
import styles from './Preparation.module.css';

interface Exception {
	readonly key: string;
	readonly no: string;
	readonly contest: string;
	readonly how: 'rusak' | 'tidak-ada' | 'belum';
	readonly note: string;
}

/** All that is missing of a kelurahan/desa in one explicit act; what is not intact, or not there, is listed. */
export function ReceiveAllDialog({
	arrivals,
	contests,
	name,
	from,
	command,
	onClose,
}: {
	arrivals: ArrivalsView;
	contests: PreparationView['contests'];
	name: string;
	from: string;
	command: Sending;
	onClose: () => void;
}) {
	const t = useTranslations('preparation.box');
	const common = useTranslations('common');
	const locale = useLocale();
	const [giver, setGiver] = useState(from);
	const [except, setExcept] = useState<readonly Exception[]>([]);
	const several = arrivals.contests.length > 1;
	const due = arrivals.rows.reduce((sum, { boxes }) => sum + arrivals.contests.length - boxes.length, 0);
	const change = (key: string, patch: Partial<Exception>) =>
		setExcept((before) => before.map((one) => (one.key === key ? { ...one, ...patch } : one)));

	const send = () =>
		command.send({
			type: 'arrival.receiveAll',
			kelurahan: arrivals.kelurahan,
			from: giver.trim(),
			except: except.map(({ no, contest, how, note }) => ({
				tps: `${arrivals.kelurahan}${no.padStart(3, '0')}`,
				contest,
				seal: how === 'belum' ? null : how,
				note: note.trim(),
			})),
		});
	return (
		<Modal title={t('allTitle', { name })} onClose={onClose}>
			<DialogForm
				submit={t('allSubmit', { count: Math.max(0, due - except.filter(({ how }) => how === 'belum').length) })}
				ready={due > 0}
				send={send}
				onClose={onClose}
			>
				<p>{t('allLead', { count: due })}</p>
				<label className="label">
					{t('from')}
					<input
						className="input"
						required
						maxLength={120}
						value={giver}
						onChange={(event) => setGiver(event.currentTarget.value)}
					/>
				</label>
				<fieldset className="stack">
					<legend>{t('exceptions')}</legend>
					{except.length === 0 ? <p className="hint">{t('noExceptions')}</p> : null}
					{except.map(({ key, no, contest, how, note }) => (
						<div key={key} className={styles.exception}>
							<label className="label">
								{t('tps')}
								<input
									className={`input ${styles.number}`}
									inputMode="numeric"
									pattern="[0-9]{1,3}"
									maxLength={3}
									required
									value={no}
									onChange={(event) => change(key, { no: event.currentTarget.value })}
								/>
							</label>
							{several ? (
								<label className="label">
									{t('contest')}
									<select
										className="input"
										value={contest}
										onChange={(event) => change(key, { contest: event.currentTarget.value })}
									>
										{arrivals.contests.map((code) => (
											<option key={code} value={code}>
												{contests.find((one) => one.code === code)?.name[locale] ?? code}
											</option>
										))}
									</select>
								</label>
							) : null}
							<label className="label">
								{t('seal')}
								<select
									className="input"
									value={how}
									onChange={(event) => change(key, { how: event.currentTarget.value as Exception['how'] })}
								>
									<option value="rusak">{common('seal.rusak')}</option>
									<option value="tidak-ada">{common('seal.tidak-ada')}</option>
									<option value="belum">{t('notCome')}</option>
								</select>
							</label>
							<label className={`label ${styles.note}`}>
								{how === 'belum' ? t('note') : t('noteNeeded')}
								<input
									className="input"
									maxLength={2000}
									required={how !== 'belum'}
									value={note}
									onChange={(event) => change(key, { note: event.currentTarget.value })}
								/>
							</label>
							<button
								type="button"
								className="button small"
								aria-label={t('removeException', { no })}
								onClick={() => setExcept((before) => before.filter((one) => one.key !== key))}
							>
								✕
							</button>
						</div>
					))}
					<p>
						<button
							type="button"
							className="button small"
							onClick={() =>
								setExcept((before) => [
									...before,
									{ key: newId(), no: '', contest: arrivals.contests[0] ?? '', how: 'rusak', note: '' },
								])
							}
						>
							+ {t('addException')}
						</button>
					</p>
				</fieldset>
			</DialogForm>
		</Modal>
	);
}
