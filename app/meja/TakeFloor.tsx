'use client';

import { type FormEvent, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { TpsList } from '@/db/queries';
import type { EntryMode, Seal } from '@/lib/plenary';
import type { ResultProps } from './props';
import type { DeskUrl } from './useDeskUrl';

const SEALS: readonly Seal[] = ['utuh', 'rusak', 'tidak-ada'];
const MODES: readonly EntryMode[] = ['match', 'blind'];

/** Putting a TPS on the floor: the box is opened, its seal looked at. */
export function TakeFloor({ view, may, command, list, url }: ResultProps & { list: TpsList; url: DeskUrl }) {
	const t = useTranslations('desk.floor');
	const common = useTranslations('common');
	const locale = useLocale();
	const [seal, setSeal] = useState<Seal>('utuh');
	const [mode, setMode] = useState<EntryMode>(list.mode);
	const [note, setNote] = useState('');
	// Each panel has a floor of its own; this TPS waits only for what its own panel reads.
	const floor = list.floors.find(({ panel }) => panel === view.meeting.panel);
	const elsewhere = floor && (floor.tps !== view.place.tps || floor.contest !== view.contest.code) ? floor : null;
	const contest = list.contests.find(({ code }) => code === elsewhere?.contest)?.name[locale] ?? '';
	const other = elsewhere && {
		...elsewhere,
		name: [list.tps.find((line) => line.tps === elsewhere.tps)?.name ?? elsewhere.tps, contest].join(' · '),
	};
	if (!may('tps.floor')) return <p className="notice">{t('readOnly')}</p>;
	if (other) {
		return (
			<p className="notice row">
				{t('occupied', { tps: other.name })}
				<button
					type="button"
					className="button small"
					onClick={() => url.set({ tps: other.tps, kontes: other.contest }, true)}
				>
					{t('goThere', { tps: other.name })}
				</button>
			</p>
		);
	}
	const submit = (event: FormEvent) => {
		event.preventDefault();
		command
			.send({ type: 'tps.floor', contest: view.contest.code, tps: view.place.tps, seal, note, mode }, view.version)
			.catch(() => undefined);
	};
	return (
		<form className="card stack no-print" onSubmit={submit}>
			<h2>{view.setAside ? t('again', { reason: view.setAside.reason }) : t('title')}</h2>
			<fieldset className="row">
				<legend>{t('seal')}</legend>
				{SEALS.map((choice) => (
					<label key={choice} className="row">
						<input type="radio" name="seal" checked={seal === choice} onChange={() => setSeal(choice)} />
						{common(`seal.${choice}`)}
					</label>
				))}
			</fieldset>
			{seal !== 'utuh' && <p className="hint">{t('sealHint')}</p>}
			{!view.filled && view.mode === 'match' && <p className="hint">{t('modeKept', { mode: common('mode.match') })}</p>}
			{!view.filled && view.mode !== 'match' && (
				<fieldset className="stack">
					<legend>{t('mode')}</legend>
					{MODES.map((choice) => (
						<label key={choice} className="row">
							<input type="radio" name="mode" checked={mode === choice} onChange={() => setMode(choice)} />
							{common(`mode.${choice}`)}
						</label>
					))}
				</fieldset>
			)}
			<label className="label">
				{t('note')}
				<input className="input" value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
			</label>
			<p>
				<button type="submit" className="button primary" disabled={command.phase === 'sending'}>
					{t('button', { tps: view.place.tpsName })}
				</button>
			</p>
		</form>
	);
}
