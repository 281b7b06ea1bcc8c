'use client';

import { type FormEvent, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { newId } from '@/app/client/api';
import { CommandNotice } from '@/app/ui/CommandNotice';
import type { Task } from '@/lib/plenary';
import { DUTIES } from '@/lib/plenary/lists';
import { dayText } from '@/lib/timeline/when';
import { PaperHead } from './PaperHead';
import styles from './Preparation.module.css';
import type { PartProps } from './props';

/** Who leads, reads, operates, records and keeps the boxes, for each panel and day. */
export function Tasks({ view, may, command }: PartProps) {
	const t = useTranslations('preparation.task');
	const locale = useLocale();
	const form = useRef<HTMLFormElement>(null);
	const days = [...new Set(view.schedule.map(({ day }) => day))];
	const submit = async (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const data = new FormData(event.currentTarget);
		const text = (name: string) => String(data.get(name) ?? '').trim();
		const duty = DUTIES.find((one) => one === text('duty')) ?? 'pembaca';
		const said = { task: newId(), day: text('day') || null, panel: text('panel'), duty, name: text('name') };
		try {
			await command.send({ type: 'task.assign', ...said });
		} catch {
			return;
		}
		const name = form.current?.elements.namedItem('name');
		if (name instanceof HTMLInputElement) {
			name.value = '';
			name.focus();
		}
	};
	return (
		<>
			<PaperHead view={view} title={t('title')} />
			{may ? (
				<form ref={form} className="card stack no-print" onSubmit={(event) => void submit(event)}>
					<h2>{t('add')}</h2>
					<div className={styles.fields}>
						<label className="label">
							{t('day')}
							<select className="input" name="day">
								<option value="">{t('everyDay')}</option>
								{days.map((day) => (
									<option key={day} value={day}>
										{dayText(day, locale)}
									</option>
								))}
							</select>
						</label>
						<label className="label">
							{t('panel')}
							<select className="input" name="panel">
								{Array.from({ length: view.rules.maxPanels }, (_, at) => String(at + 1)).map((panel) => (
									<option key={panel}>{panel}</option>
								))}
							</select>
						</label>
						<label className="label">
							{t('dutyLabel')}
							<select className="input" name="duty">
								{DUTIES.map((duty) => (
									<option key={duty} value={duty}>
										{t(`duty.${duty}`)}
									</option>
								))}
							</select>
						</label>
						<label className={`label ${styles.note}`}>
							{t('name')}
							<input className="input" name="name" maxLength={120} required autoComplete="off" />
						</label>
						<button type="submit" className="button primary">
							{t('submit')}
						</button>
					</div>
				</form>
			) : null}
			<CommandNotice command={command} />
			<p className="row no-print">
				<button type="button" className="button" disabled={view.tasks.length === 0} onClick={() => window.print()}>
					{t('print')}
				</button>
			</p>
			{view.tasks.length === 0 ? (
				<p className="notice">{t('none')}</p>
			) : (
				// biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen must be moved by keyboard too.
				<section className={styles.scroll} aria-label={t('title')} tabIndex={0}>
					<table className="table">
						<thead>
							<tr>
								<th scope="col">{t('day')}</th>
								<th scope="col">{t('panel')}</th>
								<th scope="col">{t('dutyLabel')}</th>
								<th scope="col">{t('name')}</th>
								{may ? (
									<th scope="col" className="no-print">
										<span className="visually-hidden">{t('act')}</span>
									</th>
								) : null}
							</tr>
						</thead>
						<tbody>
							{view.tasks.map((task) => (
								<tr key={task.task} data-task={task.name}>
									<td>{task.day === null ? t('everyDay') : dayText(task.day, locale)}</td>
									<td>{task.panel}</td>
									<td>{t(`duty.${task.duty}`)}</td>
									<th scope="row" className={styles.wrap}>
										{task.name}
										{elsewhere(task, view.tasks).map((panel) => (
											<span key={panel} className={`hint ${styles.block}`}>
												≠ {t('alsoAt', { panel })}
											</span>
										))}
									</th>
									{may ? (
										<td className="no-print">
											<button
												type="button"
												className="button small"
												aria-label={t('dropFor', { name: task.name })}
												onClick={() => void command.send({ type: 'task.drop', task: task.task }).catch(() => undefined)}
											>
												{t('drop')}
											</button>
										</td>
									) : null}
								</tr>
							))}
						</tbody>
					</table>
				</section>
			)}
		</>
	);
}

/** Other panels the same person is needed at on the same day: told, never refused. */
function elsewhere(task: Task, all: readonly Task[]): string[] {
	const panels = all
		.filter(
			(other) =>
				other.panel !== task.panel &&
				other.name.toLowerCase() === task.name.toLowerCase() &&
				(other.day === null || task.day === null || other.day === task.day),
		)
		.map(({ panel }) => panel);
	return [...new Set(panels)];
}
