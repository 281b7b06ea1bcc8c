'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { CommandNotice } from '@/app/ui/CommandNotice';
import type { ScheduleEntry } from '@/lib/plenary';
import { dayText } from '@/lib/timeline/when';
import { PaperHead } from './PaperHead';
import styles from './Preparation.module.css';
import type { PartProps } from './props';
import { ScheduleDialog } from './ScheduleDialog';

/** Which kelurahan/desa is read on which day, at what hour, in which panel, with who works there; printable. */
export function Schedule({ view, may, command }: PartProps) {
	const t = useTranslations('preparation.schedule');
	const duty = useTranslations('preparation.task');
	const locale = useLocale();
	const [open, setOpen] = useState<ScheduleEntry | 'new' | null>(null);
	const close = () => {
		setOpen(null);
		// What a closed dialog was refused is no longer being asked for.
		if (command.phase === 'failed') command.giveUp();
	};
	const days = [...new Set(view.schedule.map(({ day }) => day))];
	const planned = new Set(view.schedule.map(({ kelurahan }) => kelurahan));
	const unplanned = view.kelurahan.filter(({ kode }) => !planned.has(kode));
	const { window } = view.rules;
	const outside = view.schedule.some(({ day }) => day < window.from || day > window.to);
	const contestName = (code: string | null) =>
		code === null ? t('everyContest') : (view.contests.find((one) => one.code === code)?.name[locale] ?? code);
	return (
		<>
			<PaperHead view={view} title={t('title')} />
			<div className="row no-print">
				{may ? (
					<button type="button" className="button primary" onClick={() => setOpen('new')}>
						+ {t('add')}
					</button>
				) : null}
				<button type="button" className="button" disabled={days.length === 0} onClick={() => globalThis.print()}>
					{t('print')}
				</button>
			</div>
			{open === null ? <CommandNotice command={command} /> : null}
			{outside ? (
				<p className="notice problem no-print">
					{t('outside', { from: dayText(window.from, locale), to: dayText(window.to, locale) })}
				</p>
			) : null}
			{unplanned.length > 0 ? (
				<p className="notice no-print">
					{t('unplanned', { count: unplanned.length, names: unplanned.map(({ name }) => name).join(', ') })}
				</p>
			) : null}
			{days.length === 0 ? <p className="notice">{t('none')}</p> : null}
			{days.map((day) => (
				<section key={day} className={`stack ${styles.day}`} aria-labelledby={`jadwal-${day}`}>
					<h2 id={`jadwal-${day}`}>{dayText(day, locale)}</h2>
					{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen must be moved by keyboard too. */}
					<section className={styles.scroll} aria-label={t('tableOf', { day: dayText(day, locale) })} tabIndex={0}>
						<table className="table">
							<thead>
								<tr>
									<th scope="col">{t('hours')}</th>
									<th scope="col">{t('kelurahan')}</th>
									<th scope="col">{t('contest')}</th>
									<th scope="col">{t('panel')}</th>
									<th scope="col">{t('people')}</th>
									<th scope="col">{t('note')}</th>
									{may ? (
										<th scope="col" className="no-print">
											<span className="visually-hidden">{t('act')}</span>
										</th>
									) : null}
								</tr>
							</thead>
							<tbody>
								{view.schedule
									.filter((entry) => entry.day === day)
									.map((entry) => (
										<tr key={entry.entry} data-entry={entry.name}>
											<td className={styles.tps}>
												{entry.start.replace(':', '.')}
												{entry.until === '' ? '' : `–${entry.until.replace(':', '.')}`}
											</td>
											<th scope="row" className={styles.wrap}>
												{entry.name}
											</th>
											<td className={styles.wrap}>{contestName(entry.contest)}</td>
											<td>{entry.panel}</td>
											<td className={styles.wrap}>
												{view.tasks
													.filter((one) => one.panel === entry.panel && (one.day === null || one.day === day))
													.map((one) => (
														<span key={one.task} className={styles.block}>
															{duty(`duty.${one.duty}`)}: {one.name}
														</span>
													))}
											</td>
											<td className={styles.wrap}>{entry.note}</td>
											{may ? (
												<td className="no-print">
													<div className={styles.actions}>
														<button
															type="button"
															className="button small"
															aria-label={t('changeFor', { name: entry.name })}
															onClick={() => setOpen(entry)}
														>
															{t('change')}
														</button>
														<button
															type="button"
															className="button small"
															aria-label={t('dropFor', { name: entry.name })}
															onClick={() =>
																void command.send({ type: 'schedule.drop', entry: entry.entry }).catch(() => undefined)
															}
														>
															{t('drop')}
														</button>
													</div>
												</td>
											) : null}
										</tr>
									))}
							</tbody>
						</table>
					</section>
				</section>
			))}
			{open !== null ? (
				<ScheduleDialog view={view} entry={open === 'new' ? null : open} command={command} onClose={close} />
			) : null}
		</>
	);
}
