'use client';

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ResultProps } from './props';
import styles from './Side.module.css';
import { knock, soundOn, turnSound } from './sound';

/** How long the button is held before the gavel falls; long enough to be meant. */
const HOLD_MS = 1_200;

/** Ketok palu: the chair only, held, and only when nothing stands in the way. */
export function Gavel({ view, may, command }: ResultProps) {
	const t = useTranslations('desk.gavel');
	const [holding, setHolding] = useState(false);
	const [sound, setSound] = useState(false);
	const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
	useEffect(() => {
		setSound(soundOn());
		return () => clearTimeout(timer.current);
	}, []);
	if (view.lock) return <p>■ {t('struck', { by: view.lock.by, words: view.hashWords ?? '' })}</p>;
	if (!may('gavel.strike')) return <p className="hint">{t('chairOnly')}</p>;
	const ready = view.blockers.length === 0 && command.phase !== 'sending';

	const strike = () => {
		setHolding(false);
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
	const press = () => {
		if (!ready || holding) return;
		setHolding(true);
		timer.current = setTimeout(strike, HOLD_MS);
	};
	const release = () => {
		clearTimeout(timer.current);
		setHolding(false);
	};
	const keys = (event: KeyboardEvent) => {
		if (event.key !== 'Enter' && event.key !== ' ') return;
		event.preventDefault();
		if (event.type === 'keydown') press();
		else release();
	};
	return (
		<section className="stack">
			<button
				type="button"
				className={`button primary ${styles.gavel}`}
				aria-disabled={!ready}
				aria-describedby="gavel-hint"
				data-holding={holding}
				onPointerDown={press}
				onPointerUp={release}
				onPointerLeave={release}
				onKeyDown={keys}
				onKeyUp={keys}
				onBlur={release}
			>
				<span className={styles.fill} />
				<span>{t('button')}</span>
			</button>
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
