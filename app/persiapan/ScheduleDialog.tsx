'use client';

import { useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { newId } from '@/app/client/api';
import { DialogForm } from '@/app/client/DialogForm';
import { Modal } from '@/app/client/Modal';
import type { Sending } from '@/app/client/useCommand';
import type { PreparationView } from '@/db/preparation';
import type { ScheduleEntry } from '@/lib/plenary';
import styles from './Preparation.module.css';

/** One line of the schedule, new or changed. */
export function ScheduleDialog({
	view,
	entry,
	command,
	onClose,
}: {
	view: PreparationView;
	entry: ScheduleEntry | null;
	command: Sending;
	onClose: () => void;
}) {
	const t = useTranslations('preparation.schedule');
	const common = useTranslations('common');
	const locale = useLocale();
	// One id for one line, however often the form is sent.
	const id = useRef(entry?.entry ?? newId());
	const last = view.schedule.at(-1);
	const planned = new Set(view.schedule.map(({ kelurahan }) => kelurahan));
	const next = view.kelurahan.find(({ kode }) => !planned.has(kode)) ?? view.kelurahan[0];
	const send = (data: FormData) => {
		const text = (name: string) => String(data.get(name) ?? '').trim();
		return command.send({
			type: 'schedule.set',
			entry: id.current,
			day: text('day'),
			start: text('start'),
			until: text('until'),
			kelurahan: text('kelurahan'),
			contest: text('contest') || null,
			panel: text('panel'),
			note: text('note'),
		});
	};
	return (
		<Modal title={entry ? t('changeFor', { name: entry.name }) : t('add')} onClose={onClose}>
			<DialogForm submit={common('save')} send={send} onClose={onClose}>
				<label className="label">
					{t('kelurahan')}
					<select className="input" name="kelurahan" defaultValue={entry?.kelurahan ?? next?.kode}>
						{view.kelurahan.map(({ kode, name }) => (
							<option key={kode} value={kode}>
								{name}
							</option>
						))}
					</select>
				</label>
				<label className="label">
					{t('contest')}
					<select className="input" name="contest" defaultValue={entry?.contest ?? ''}>
						<option value="">{t('everyContest')}</option>
						{view.contests.map(({ code, name }) => (
							<option key={code} value={code}>
								{name[locale]}
							</option>
						))}
					</select>
				</label>
				<div className={styles.two}>
					<label className="label">
						{t('day')}
						<input
							className="input"
							type="date"
							name="day"
							required
							defaultValue={entry?.day ?? last?.day ?? view.rules.window.from}
						/>
					</label>
					<label className="label">
						{t('panel')}
						<select className="input" name="panel" defaultValue={entry?.panel ?? '1'}>
							{Array.from({ length: view.rules.maxPanels }, (_, at) => String(at + 1)).map((panel) => (
								<option key={panel}>{panel}</option>
							))}
						</select>
					</label>
					<label className="label">
						{t('start')}
						<input className="input" type="time" name="start" required defaultValue={entry?.start ?? '08:00'} />
					</label>
					<label className="label">
						{t('until')}
						<input className="input" type="time" name="until" defaultValue={entry?.until ?? ''} />
					</label>
				</div>
				<label className="label">
					{t('note')}
					<input className="input" name="note" maxLength={2000} defaultValue={entry?.note ?? ''} />
				</label>
			</DialogForm>
		</Modal>
	);
}
