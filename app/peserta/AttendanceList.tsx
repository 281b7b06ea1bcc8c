'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Modal } from '@/app/client/Modal';
import { useAddress } from '@/app/client/useAddress';
import type { Sending } from '@/app/client/useCommand';
import { CommandNotice } from '@/app/ui/CommandNotice';
import type { RegistryView } from '@/db/registry';
import { clockText, type Zone } from '@/lib/hall/clock';
import type { Visit } from '@/lib/plenary';
import { dayOf, dayText } from '@/lib/timeline/when';
import styles from './Registry.module.css';

interface Line extends Visit {
	readonly key: string;
	readonly kind: 'saksi' | RegistryView['attendees'][number]['kind'];
	readonly name: string;
	readonly from: string;
}

/** The daftar hadir of each day, in the order of coming; printable, with room for a signature. */
export function AttendanceList({ view, command, zone }: { view: RegistryView; command: Sending; zone: Zone }) {
	const t = useTranslations('registry');
	const common = useTranslations('common');
	const locale = useLocale();
	const { values, put } = useAddress(['hari']);
	const [asking, setAsking] = useState(false);
	const lines = linesOf(view);
	const days = [...new Set(lines.map((line) => dayOf(line.in, zone)))];
	const shown = days.filter((day) => values.hari === '' || day === values.hari);
	const here = lines.filter(({ out }) => out === null).length;
	return (
		<>
			<div className="row no-print">
				{days.length > 1 ? (
					<label className="label">
						{t('list.day')}
						<select
							className="input"
							value={values.hari}
							onChange={(event) => put({ hari: event.currentTarget.value })}
						>
							<option value="">{t('list.allDays')}</option>
							{days.map((day) => (
								<option key={day} value={day}>
									{dayText(day, locale)}
								</option>
							))}
						</select>
					</label>
				) : null}
				<button type="button" className="button" disabled={lines.length === 0} onClick={() => window.print()}>
					{t('list.print')}
				</button>
				<button type="button" className="button" disabled={here === 0} onClick={() => setAsking(true)}>
					{t('list.dismiss')}
				</button>
				<span className="hint">{t('list.here', { count: here })}</span>
			</div>
			<CommandNotice command={command} />
			{lines.length === 0 ? <p className="notice">{t('list.none')}</p> : null}
			{shown.map((day) => {
				const own = lines.filter((line) => dayOf(line.in, zone) === day);
				return (
					<section key={day} className="stack" aria-labelledby={`hari-${day}`}>
						<h2 id={`hari-${day}`}>
							{t('list.title')} – {dayText(day, locale)}
						</h2>
						{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen must be moved by keyboard too. */}
						<section className={styles.scroll} aria-label={dayText(day, locale)} tabIndex={0}>
							<table className="table">
								<thead>
									<tr>
										<th scope="col" className="figure">
											{t('list.no')}
										</th>
										<th scope="col">{t('list.name')}</th>
										<th scope="col">{t('list.from')}</th>
										<th scope="col">{t('list.in')}</th>
										<th scope="col">{t('list.out')}</th>
										<th scope="col" className={styles.sign}>
											{t('list.sign')}
										</th>
									</tr>
								</thead>
								<tbody>
									{own.map((line, at) => (
										<tr key={line.key}>
											<td className="figure">{at + 1}</td>
											<td className={styles.wrap}>{line.name}</td>
											<td className={styles.wrap}>
												{line.kind === 'saksi' ? t('list.witness') : t(`attendee.kind.${line.kind}`)}
												<span className={`hint ${styles.block}`}>{line.from}</span>
											</td>
											<td>
												{clockText(line.in, zone)}
												{line.late ? <span className={`hint ${styles.block}`}>{t('stay.late')}</span> : null}
											</td>
											<td>{line.out === null ? '–' : clockText(line.out, zone)}</td>
											<td className={styles.sign} />
										</tr>
									))}
								</tbody>
							</table>
						</section>
					</section>
				);
			})}
			{asking ? (
				<Modal title={t('list.dismissTitle', { count: here })} onClose={() => setAsking(false)}>
					<p>{t('list.dismissHint')}</p>
					<p className="row">
						<button
							type="button"
							className="button primary"
							onClick={() => {
								setAsking(false);
								void command.send({ type: 'attendance.dismiss' }).catch(() => undefined);
							}}
						>
							{t('list.dismiss')}
						</button>
						<button type="button" className="button" onClick={() => setAsking(false)}>
							{common('cancel')}
						</button>
					</p>
				</Modal>
			) : null}
		</>
	);
}

function linesOf(view: RegistryView): Line[] {
	const witnesses = view.contests.flatMap(({ contestants, witnesses }) =>
		witnesses.flatMap(({ id, name, contestant, visits }) => {
			const from = `${contestant} · ${contestants.find(({ no }) => no === contestant)?.name ?? ''}`;
			return visits.map((visit): Line => ({ ...visit, key: `${id}/${visit.in}`, kind: 'saksi', name, from }));
		}),
	);
	const others = view.attendees.flatMap(({ id, kind, name, from, visits }) =>
		visits.map((visit): Line => ({ ...visit, key: `${id}/${visit.in}`, kind, name, from })),
	);
	return [...witnesses, ...others].sort((a, b) => (a.in < b.in ? -1 : a.in > b.in ? 1 : 0));
}
