'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Sending } from '@/app/client/useCommand';
import type { OpenBox, PanelView } from '@/db/meeting';
import { atClock, clockText, type Zone } from '@/lib/hall/clock';
import type { PausedSeal, PauseKind, PauseMode } from '@/lib/plenary/commands-pause';
import { PAUSE_KINDS, PAUSE_MODES, PAUSED_SEALS } from '@/lib/plenary/lists';
import styles from './Meeting.module.css';

/** Skors or penundaan: by whom, why, until when, how every open box is left. */
export function SuspendForm({
	boxes,
	panels,
	command,
	zone,
	now,
}: {
	boxes: readonly OpenBox[];
	panels: readonly PanelView[];
	command: Sending;
	zone: Zone;
	now: string;
}) {
	const t = useTranslations('meeting.suspend');
	const meeting = useTranslations('meeting');
	const [kind, setKind] = useState<PauseKind>('skors');
	const [mode, setMode] = useState<PauseMode>('now');
	const [said, setSaid] = useState({ orderedBy: '', document: '', reason: '', agreement: '', guard: '' });
	const [day, setDay] = useState('');
	const [hour, setHour] = useState('');
	const [seals, setSeals] = useState<Record<string, PausedSeal>>({});
	const reading = new Set(panels.flatMap(({ floor }) => (floor ? [`${floor.contest}/${floor.place.tps}`] : [])));
	const asked = boxes.filter((box) => mode === 'now' || !reading.has(keyOf(box)));
	const missing = asked.filter((box) => !seals[keyOf(box)]);
	const ready = said.orderedBy.trim() && said.reason.trim() && said.guard.trim() && missing.length === 0;

	const submit = (event: FormEvent) => {
		event.preventDefault();
		command
			.send({
				type: 'plenary.suspend',
				kind,
				mode,
				orderedBy: said.orderedBy.trim(),
				document: said.document.trim(),
				reason: said.reason.trim(),
				agreement: said.agreement.trim(),
				guard: said.guard.trim(),
				until: hour === '' ? null : atClock(now, zone, day, hour),
				boxes: asked.map((box) => ({
					contest: box.contest,
					tps: box.place.tps,
					seal: seals[keyOf(box)] ?? 'disegel',
				})),
			})
			.catch(() => undefined);
	};
	const text = (name: keyof typeof said, required: boolean, hint?: string) => (
		<label className="label">
			{t(name)}
			{hint ? <span className="hint">{hint}</span> : null}
			<input
				className="input"
				required={required}
				maxLength={name === 'reason' || name === 'agreement' ? 2000 : 120}
				value={said[name]}
				onChange={(event) => setSaid({ ...said, [name]: event.target.value })}
			/>
		</label>
	);
	return (
		<form className="card stack no-print" onSubmit={submit}>
			<h2>{t('title')}</h2>
			<p className="hint">{t('hint')}</p>
			<fieldset className="row">
				<legend>{t('kind')}</legend>
				{PAUSE_KINDS.map((choice) => (
					<label key={choice} className="row">
						<input type="radio" name="kind" checked={kind === choice} onChange={() => setKind(choice)} />
						{t(`kinds.${choice}`)}
					</label>
				))}
			</fieldset>
			<div className={styles.pair}>
				{text('orderedBy', true)}
				{text('document', false)}
			</div>
			{text('reason', true)}
			{text('agreement', false, t('agreementHint'))}
			{text('guard', true)}
			<div className={styles.pair}>
				<label className="label">
					{t('day')}
					<input className="input" type="date" value={day} onChange={(event) => setDay(event.target.value)} />
				</label>
				<label className="label">
					{t('hour', { zone })}
					<input className="input" type="time" value={hour} onChange={(event) => setHour(event.target.value)} />
				</label>
			</div>
			<fieldset className="stack">
				<legend>{t('mode')}</legend>
				{PAUSE_MODES.map((choice) => (
					<label key={choice} className={styles.choice}>
						<input type="radio" name="mode" checked={mode === choice} onChange={() => setMode(choice)} />
						{t(`modes.${choice}`)}
					</label>
				))}
			</fieldset>
			{asked.length > 0 ? (
				<fieldset className="stack">
					<legend>{t('boxes', { count: asked.length })}</legend>
					<p className="row">
						{t('all')}
						{PAUSED_SEALS.map((seal) => (
							<button
								key={seal}
								type="button"
								className="button small"
								onClick={() => setSeals(Object.fromEntries(asked.map((box) => [keyOf(box), seal])))}
							>
								{meeting(`seals.${seal}`)}
							</button>
						))}
					</p>
					{asked.map((box) => (
						<label key={keyOf(box)} className={styles.boxLine}>
							<span>
								{box.place.tpsName}, {box.place.kelurahanName}{' '}
								<span className="hint">{meeting('openSince', { time: clockText(box.openedAt, zone) })}</span>
							</span>
							<select
								className="input"
								value={seals[keyOf(box)] ?? ''}
								required
								onChange={(event) => setSeals({ ...seals, [keyOf(box)]: event.target.value as PausedSeal })}
							>
								<option value="" disabled>
									{t('choose')}
								</option>
								{PAUSED_SEALS.map((seal) => (
									<option key={seal} value={seal}>
										{meeting(`seals.${seal}`)}
									</option>
								))}
							</select>
						</label>
					))}
				</fieldset>
			) : null}
			<p className="row">
				<button type="submit" className="button primary" disabled={!ready || command.phase === 'sending'}>
					{t(`button.${kind}`)}
				</button>
				{ready ? null : <span className="hint">{t(missing.length > 0 ? 'missingBoxes' : 'missing')}</span>}
			</p>
		</form>
	);
}

function keyOf({ contest, place }: OpenBox): string {
	return `${contest}/${place.tps}`;
}
