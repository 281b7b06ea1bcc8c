'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { HoldButton } from '@/app/ui/HoldButton';
import type { ResultProps } from './props';
import { knock, soundOn, turnSound } from './sound';

/** Ketok palu: the chair only, held, and only when nothing stands in the way. */
export function Gavel({ view, may, command }: ResultProps) {
	const t = useTranslations('desk.gavel');
	const [sound, setSound] = useState(false);
	useEffect(() => setSound(soundOn()), []);
	if (view.lock) return <p>■ {t('struck', { by: view.lock.by, words: view.hashWords ?? '' })}</p>;
	if (!may('gavel.strike')) return <p className="hint">{t('chairOnly')}</p>;
	const ready = view.blockers.length === 0 && command.phase !== 'sending';

	const strike = () => {
		command
			.send(
				{
					type: 'gavel.strike',
					contest: view.contest.code,
					tps: view.place.tps,
					hash: view.hash ?? '',
				},
				view.version,
			)
			.then(
				() => sound && knock(),
				() => undefined,
			);
	};
	return (
		<section className="stack">
			<HoldButton ready={ready} describedBy="gavel-hint" onStrike={strike}>
				{t('button')}
			</HoldButton>
			<p id="gavel-hint" className="hint">
				{ready ? t('hold', { words: view.hashWords ?? '' }) : t('notYet')}
			</p>
			<label className="row hint">
				<input
					type="checkbox"
					checked={sound}
					onChange={(event) => {
						setSound(event.target.checked);
						turnSound(event.target.checked);
					}}
				/>
				{t('sound')}
			</label>
		</section>
	);
}
