'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Sending } from '@/app/client/useCommand';
import type { WitnessView } from '@/lib/plenary';

/** Ends the recount: initials, and a sentence where the ballots are not as many as were used. */
export function Finish({
	about,
	ballots,
	used,
	busy,
	witnesses,
	mayDrop,
	command,
	onDone,
}: {
	about: { readonly contest: string; readonly tps: string };
	ballots: number;
	used: number | null;
	/** True while typed ballots are still on their way. */
	busy: boolean;
	witnesses: readonly WitnessView[];
	mayDrop: boolean;
	command: Sending;
	onDone: () => void;
}) {
	const t = useTranslations('recount.finish');
	const present = witnesses.filter((witness) => witness.present);
	const [note, setNote] = useState('');
	const [reason, setReason] = useState('');
	const [initialled, setInitialled] = useState<readonly string[]>([]);
	const names = [t('chair'), ...present.map((witness) => witness.name)];
	const needsNote = ballots !== used;
	const ready = initialled.length > 0 && (!needsNote || note.trim() !== '') && !busy;
	const finish = (event: FormEvent) => {
		event.preventDefault();
		command
			.send({ type: 'recount.finish', ...about, from: ballots, note: note.trim(), initialled: [...initialled] })
			.then(onDone, () => undefined);
	};
	return (
		<div className="stack no-print">
			<form className="card stack" onSubmit={finish}>
				<h2>{t('title')}</h2>
				<p className="hint">{t('hint')}</p>
				<fieldset className="row">
					<legend>{t('initialled')}</legend>
					{names.map((name) => (
						<label key={name} className="row">
							<input
								type="checkbox"
								checked={initialled.includes(name)}
								onChange={(event) =>
									setInitialled(
										event.target.checked ? [...initialled, name] : initialled.filter((other) => other !== name),
									)
								}
							/>
							{name}
						</label>
					))}
				</fieldset>
				{needsNote ? (
					<label className="label">
						{t('note')}
						<input className="input" maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
					</label>
				) : null}
				<p className="row">
					<button type="submit" className="button primary" disabled={!ready || command.phase === 'sending'}>
						{t('button')}
					</button>
					{ready ? null : <span className="hint">{t(initialled.length === 0 ? 'needsInitials' : 'needsNote')}</span>}
				</p>
			</form>
			{mayDrop ? (
				<details>
					<summary>{t('drop')}</summary>
					<form
						className="row"
						onSubmit={(event) => {
							event.preventDefault();
							command.send({ type: 'recount.drop', ...about, reason: reason.trim() }).then(onDone, () => undefined);
						}}
					>
						<label className="label">
							{t('dropReason')}
							<input
								className="input"
								required
								maxLength={2000}
								value={reason}
								onChange={(event) => setReason(event.target.value)}
							/>
						</label>
						<button type="submit" className="button" disabled={reason.trim() === ''}>
							{t('dropButton')}
						</button>
					</form>
				</details>
			) : null}
		</div>
	);
}
