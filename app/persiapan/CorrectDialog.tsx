'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '@/app/client/errors';
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
	const sentence = useSentence();
	const [at, setAt] = useState(0);
	const [problem, setProblem] = useState<string | null>(null);
	const box = row.boxes[at];
	const submit = async (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		if (!box) return;
		const data = new FormData(event.currentTarget);
		const text = (name: string) => String(data.get(name) ?? '').trim();
		setProblem(null);
		try {
			await command.send({
				type: 'arrival.correct',
				box: { tps: row.tps, contest: box.contest },
				seal: SEALS.find((seal) => seal === text('seal')) ?? null,
				from: text('from'),
				note: text('note'),
				reason: text('reason'),
			});
			onClose();
		} catch (fault) {
			setProblem(sentence(fault));
		}
	};
	return (
		<Modal title={t('correctFor', { name: row.name })} onClose={onClose}>
			<form key={at} className="stack" onSubmit={(event) => void submit(event)}>
				<p className="hint">{t('correctHint')}</p>
				<div role="alert">{problem ? <p className="notice problem">{problem}</p> : null}</div>
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
				<p className="row">
					<button type="submit" className="button primary">
						{t('correct')}
					</button>
					<button type="button" className="button" onClick={onClose}>
						{common('cancel')}
					</button>
				</p>
			</form>
		</Modal>
	);
}
