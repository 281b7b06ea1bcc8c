'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Sending } from '@/app/client/useCommand';
import type { PauseView } from '@/db/meeting';
import { clockText, dayText, type Zone } from '@/lib/hall/clock';
import styles from './Meeting.module.css';

/** The pause that is on, as it was ordered, and its end. */
export function PauseCard({
	pause,
	zone,
	mayResume,
	command,
}: {
	pause: PauseView;
	zone: Zone;
	mayResume: boolean;
	command: Sending;
}) {
	const t = useTranslations('meeting');
	const common = useTranslations('common');
	const lines: [string, string][] = [
		[t('pause.orderedBy'), pause.orderedBy],
		[t('pause.document'), pause.document || t('pause.noDocument')],
		[t('pause.reason'), pause.reason],
		[t('pause.agreement'), pause.agreement || '–'],
		[t('pause.guard'), pause.guard],
		[
			t('pause.until'),
			pause.until ? `${dayText(pause.until, zone)} ${clockText(pause.until, zone)}` : t('pause.noUntil'),
		],
	];
	return (
		<section className={`card stack ${styles.paused}`} aria-labelledby="pause-title">
			<h2 id="pause-title">
				<span aria-hidden="true">❚❚ </span>
				{t(pause.finishing ? 'pause.finishing' : `pause.${pause.kind}`)}
			</h2>
			<p className="hint">{t('pause.since', { time: clockText(pause.time, zone), by: pause.by })}</p>
			{pause.finishing ? <p>{t('pause.finishingHint')}</p> : null}
			<dl className={styles.facts}>
				{lines.map(([name, value]) => (
					<div key={name}>
						<dt>{name}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
			<h3>{t('pause.positions')}</h3>
			<ul className={styles.plain}>
				{pause.positions.map(({ panel, place, status }) => (
					<li key={panel}>
						{t('panel.name', { panel })}:{' '}
						{place && status
							? `${place.tpsName}, ${place.kelurahanName} – ${common(`status.${status}`)}`
							: t('pause.between')}
					</li>
				))}
			</ul>
			{pause.boxes.length > 0 ? (
				<>
					<h3>{t('pause.boxes')}</h3>
					<ul className={styles.plain}>
						{pause.boxes.map(({ place, contest, seal }) => (
							<li key={`${contest}/${place.tps}`}>
								{place.tpsName}, {place.kelurahanName}: {t(`seals.${seal}`)}
							</li>
						))}
					</ul>
				</>
			) : null}
			<p>{t('locked', { count: pause.locked.count, words: pause.locked.words })}</p>
			{mayResume ? <ResumeForm pause={pause} command={command} /> : <p className="hint">{t('resume.chairOnly')}</p>}
		</section>
	);
}

function ResumeForm({ pause, command }: { pause: PauseView; command: Sending }) {
	const t = useTranslations('meeting.resume');
	const [orderedBy, setOrderedBy] = useState(pause.orderedBy);
	const [document, setDocument] = useState('');
	const [note, setNote] = useState('');
	const submit = (event: FormEvent) => {
		event.preventDefault();
		command
			.send({ type: 'plenary.resume', orderedBy: orderedBy.trim(), document: document.trim(), note: note.trim() })
			.catch(() => undefined);
	};
	return (
		<form className="stack no-print" onSubmit={submit}>
			<h3>{t('title')}</h3>
			<div className={styles.pair}>
				<label className="label">
					{t('orderedBy')}
					<input
						className="input"
						required
						maxLength={120}
						value={orderedBy}
						onChange={(event) => setOrderedBy(event.target.value)}
					/>
				</label>
				<label className="label">
					{t('document')}
					<input
						className="input"
						maxLength={120}
						value={document}
						onChange={(event) => setDocument(event.target.value)}
					/>
				</label>
			</div>
			<label className="label">
				{t('note')}
				<input className="input" maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
			</label>
			<p>
				<button
					type="submit"
					className="button primary"
					disabled={orderedBy.trim() === '' || command.phase === 'sending'}
				>
					{t('button')}
				</button>
			</p>
		</form>
	);
}
