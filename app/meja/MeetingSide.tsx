'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { FileCase } from '@/app/keberatan/FileCase';
import { isPending } from '@/lib/plenary/case';
import { IncidentDialog } from './IncidentDialog';
import { PastVersions } from './PastVersions';
import type { ResultProps } from './props';
import { RecountDialog } from './RecountDialog';
import { ReopenSection } from './ReopenSection';
import styles from './Side.module.css';

/** What the meeting does around the figures: box, C.Kejadian Khusus, objections, recount, reopening. */
export function MeetingSide(props: ResultProps) {
	const { view, may, command, role } = props;
	const t = useTranslations('desk.meeting');
	const box = useTranslations('common.box');
	const format = useFormatter();
	const [open, setOpen] = useState<'incident' | 'case' | 'recount' | null>(null);
	const { meeting } = view;
	const about = { contest: view.contest.code, tps: view.place.tps };
	const busy = command.phase === 'sending';
	const pending = meeting.cases.filter(isPending).length;
	const clock = (time: string) => format.dateTime(new Date(time), { hour: '2-digit', minute: '2-digit' });
	if (!view.box) return null;
	return (
		<section className="stack" aria-label={t('label')}>
			<details className={styles.fold}>
				<summary>
					{t('box')}: <strong>{box(meeting.box)}</strong>
				</summary>
				<ol className={styles.steps}>
					{meeting.steps.map((step) => (
						<li key={`${step.state}${step.time}`}>
							{box(step.state)} <span className="hint">{`${clock(step.time)} ${step.by}`}</span>
						</li>
					))}
				</ol>
			</details>
			{may('box.seal') ? (
				<div className="row no-print">
					{meeting.box === 'dibuka' && view.onFloor ? (
						<Act run={() => command.send({ type: 'box.takeOut', ...about })} busy={busy} name={box('takeOut')} />
					) : null}
					{meeting.box === 'dikeluarkan' || meeting.box === 'dibacakan' ? (
						<Act run={() => command.send({ type: 'box.putBack', ...about })} busy={busy} name={box('putBack')} />
					) : null}
					{meeting.box === 'dikembalikan' ? (
						<Act run={() => command.send({ type: 'box.seal', ...about, note: '' })} busy={busy} name={box('seal')} />
					) : null}
				</div>
			) : null}
			<p className={styles.line}>
				{t('incident')}:{' '}
				<strong>{meeting.incident ? t(`incidents.${meeting.incident.status}`) : t('incidentUnread')}</strong>{' '}
				{view.onFloor && !view.lock && may('incident.read') ? (
					<button type="button" className="button small no-print" onClick={() => setOpen('incident')}>
						{t('incidentRecord')}
					</button>
				) : null}
			</p>
			<p className={styles.line}>
				<a href={`/keberatan?cari=${view.place.tps}`}>{t('cases')}</a>:{' '}
				<strong>
					{meeting.cases.length === 0 ? 'NIHIL' : t('casesCount', { count: meeting.cases.length, pending })}
				</strong>{' '}
				{may('case.file') ? (
					<button type="button" className="button small no-print" onClick={() => setOpen('case')}>
						{t('casesFile')}
					</button>
				) : null}
			</p>
			{view.filled && !view.lock && view.onFloor ? (
				<p className={styles.line}>
					{meeting.recount ? (
						<a className="button small" href={`/hitung-ulang?kontes=${about.contest}&tps=${about.tps}`}>
							{t('recountGoOn')}
						</a>
					) : may('recount.open') ? (
						<button type="button" className="button small no-print" onClick={() => setOpen('recount')}>
							{t('recount')}
						</button>
					) : null}
				</p>
			) : null}
			<ReopenSection {...props} />
			<PastVersions view={view} />
			{open === 'incident' ? <IncidentDialog {...props} onClose={() => setOpen(null)} /> : null}
			{open === 'case' ? (
				<FileCase
					about={about}
					role={role}
					witnesses={view.witnesses}
					command={command}
					onClose={() => setOpen(null)}
				/>
			) : null}
			{open === 'recount' ? <RecountDialog {...props} onClose={() => setOpen(null)} /> : null}
		</section>
	);
}

function Act({ run, busy, name }: { run: () => Promise<unknown>; busy: boolean; name: string }) {
	return (
		<button type="button" className="button small" disabled={busy} onClick={() => run().catch(() => undefined)}>
			{name}
		</button>
	);
}
