'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePanelHold } from '@/app/client/panelHold';
import type { Sending } from '@/app/client/useCommand';
import type { MeetingView, PanelView } from '@/db/meeting';
import type { ContestName } from './contest';
import styles from './Meeting.module.css';

/** Who reads what, who leads it, whose desk holds it. */
export function Panels({
	view,
	contests,
	maySet,
	command,
}: {
	view: MeetingView;
	contests: readonly ContestName[];
	maySet: boolean;
	command: Sending;
}) {
	const t = useTranslations('meeting.panel');
	const { held, hold } = usePanelHold();
	const [editing, setEditing] = useState<string | null>(null);
	const [taking, setTaking] = useState<string | null>(null);
	const numbers = view.panels.map(({ panel }) => Number(panel));
	const fresh = String(Math.max(0, ...numbers) + 1);
	const several = view.panels.some(({ place }) => place !== null);
	return (
		<section className="card stack">
			<h2>{t('title')}</h2>
			{several ? null : <p className="hint">{t('single')}</p>}
			<ul className={styles.plain}>
				{view.panels.map((panel) => (
					<li key={panel.panel} className="stack">
						<div className={styles.panelLine}>
							<span>
								<strong>{t('name', { panel: panel.panel })}</strong>
								{panel.place ? ` – ${panel.place}` : ''}
								<br />
								<span className="hint">
									{panel.chair ? t('chair', { name: panel.chair.name }) : t('chairPlenary')}
									{' · '}
									{panel.floor
										? t('reads', { tps: panel.floor.place.tpsName, kelurahan: panel.floor.place.kelurahanName })
										: t('idle')}
									{' · '}
									{panel.holder ? t(panel.holder.live ? 'held' : 'lost', { name: panel.holder.name }) : t('free')}
								</span>
								{panel.reads.length > 0 ? (
									<>
										<br />
										<span className="hint">{readsText(panel, contests)}</span>
									</>
								) : null}
							</span>
							<span className="row no-print">
								{held === panel.panel ? (
									<button
										type="button"
										className="button small"
										onClick={() => {
											hold(null);
											command.send({ type: 'panel.release', panel: panel.panel }).catch(() => undefined);
										}}
									>
										{t('release')}
									</button>
								) : (
									<button
										type="button"
										className="button small"
										onClick={() =>
											command.send({ type: 'panel.hold', panel: panel.panel }).then(
												() => hold(panel.panel),
												() => undefined,
											)
										}
									>
										{t('hold')}
									</button>
								)}
								{panel.holder && held !== panel.panel ? (
									<button type="button" className="button small" onClick={() => setTaking(panel.panel)}>
										{t('takeOver')}
									</button>
								) : null}
								{maySet ? (
									<button type="button" className="button small" onClick={() => setEditing(panel.panel)}>
										{t('edit')}
									</button>
								) : null}
								<a className="button small" href={`/layar?panel=${panel.panel}`}>
									{t('screen')}
								</a>
							</span>
						</div>
						{taking === panel.panel ? (
							<TakeOver
								onDone={(reason) => {
									setTaking(null);
									if (!reason) return;
									command.send({ type: 'panel.takeOver', panel: panel.panel, reason }).then(
										() => hold(panel.panel),
										() => undefined,
									);
								}}
							/>
						) : null}
						{editing === panel.panel ? (
							<PanelForm
								view={view}
								contests={contests}
								panel={panel.panel}
								current={panel}
								command={command}
								onClose={() => setEditing(null)}
							/>
						) : null}
					</li>
				))}
			</ul>
			{maySet && numbers.length < view.rules.maxPanels ? (
				editing === fresh ? (
					<PanelForm
						view={view}
						contests={contests}
						panel={fresh}
						current={null}
						command={command}
						onClose={() => setEditing(null)}
					/>
				) : (
					<p>
						<button type="button" className="button no-print" onClick={() => setEditing(fresh)}>
							{t('add')}
						</button>{' '}
						<span className="hint">{t('most', { count: view.rules.maxPanels })}</span>
					</p>
				)
			) : null}
		</section>
	);
}

function readsText({ reads }: PanelView, contests: readonly ContestName[]): string {
	return reads
		.map(({ name, contest }) =>
			contest ? `${name} (${contests.find(({ code }) => code === contest)?.name ?? contest})` : name,
		)
		.join(', ');
}

function TakeOver({ onDone }: { onDone: (reason: string | null) => void }) {
	const t = useTranslations('meeting.panel');
	const common = useTranslations('common');
	const [reason, setReason] = useState('');
	return (
		<form
			className="row"
			onSubmit={(event) => {
				event.preventDefault();
				onDone(reason.trim());
			}}
		>
			<label className="label">
				{t('takeOverReason')}
				<input
					className="input"
					required
					maxLength={2000}
					value={reason}
					onChange={(event) => setReason(event.target.value)}
				/>
			</label>
			<button type="submit" className="button primary small" disabled={reason.trim() === ''}>
				{t('takeOver')}
			</button>
			<button type="button" className="button small" onClick={() => onDone(null)}>
				{common('cancel')}
			</button>
		</form>
	);
}

function PanelForm({
	view,
	contests,
	panel,
	current,
	command,
	onClose,
}: {
	view: MeetingView;
	contests: readonly ContestName[];
	panel: string;
	current: PanelView | null;
	command: Sending;
	onClose: () => void;
}) {
	const t = useTranslations('meeting.panel');
	const common = useTranslations('common');
	const [place, setPlace] = useState(current?.place ?? '');
	const [chair, setChair] = useState(current?.chair?.id ?? '');
	const [contest, setContest] = useState(current?.reads[0]?.contest ?? '');
	const [reads, setReads] = useState<readonly string[]>(current?.reads.map(({ kelurahan }) => kelurahan) ?? []);
	const submit = (event: FormEvent) => {
		event.preventDefault();
		command
			.send({
				type: 'panel.set',
				panel,
				place: place.trim(),
				chair: chair === '' ? null : chair,
				reads: reads.map((kelurahan) => ({ kelurahan, contest: contest === '' ? null : contest })),
			})
			.then(onClose, () => undefined);
	};
	return (
		<form className={`stack ${styles.form}`} onSubmit={submit}>
			<h3>{t('name', { panel })}</h3>
			<div className={styles.pair}>
				<label className="label">
					{t('place')}
					<input
						className="input"
						required
						maxLength={120}
						value={place}
						onChange={(event) => setPlace(event.target.value)}
					/>
				</label>
				<label className="label">
					{t('leads')}
					<select className="input" value={chair} onChange={(event) => setChair(event.target.value)}>
						<option value="">{t('chairPlenary')}</option>
						{view.chairs.map(({ id, name }) => (
							<option key={id} value={id}>
								{name}
							</option>
						))}
					</select>
				</label>
			</div>
			<label className="label">
				{t('contest')}
				<select className="input" value={contest} onChange={(event) => setContest(event.target.value)}>
					<option value="">{t('allContests')}</option>
					{contests.map(({ code, name }) => (
						<option key={code} value={code}>
							{name}
						</option>
					))}
				</select>
			</label>
			<fieldset className={styles.checks}>
				<legend>{t('kelurahan')}</legend>
				{view.kelurahan.map(({ kode, name }) => (
					<label key={kode} className="row">
						<input
							type="checkbox"
							checked={reads.includes(kode)}
							onChange={(event) =>
								setReads(event.target.checked ? [...reads, kode] : reads.filter((other) => other !== kode))
							}
						/>
						{name}
					</label>
				))}
			</fieldset>
			<p className="row">
				<button type="submit" className="button primary" disabled={place.trim() === ''}>
					{common('save')}
				</button>
				<button type="button" className="button" onClick={onClose}>
					{common('cancel')}
				</button>
			</p>
		</form>
	);
}
