'use client';

import { type KeyboardEvent, type PointerEvent, useRef, useState, type WheelEvent } from 'react';
import { useTranslations } from 'use-intl';
import styles from './Photos.module.css';

interface Look {
	readonly zoom: number;
	/** Quarter turns to the right. */
	readonly turns: number;
	readonly x: number;
	readonly y: number;
}

const START: Look = { zoom: 1, turns: 0, x: 0, y: 0 };
const STEP = 1.25;
const MOST = 8;
const MOVE = 60;

/** A photo to look at closely. */
export interface Looked {
	readonly page: number;
	/** Address of the photo as it is kept. */
	readonly file: string;
	/** Of the same in a size for a phone, and of the page laid straight, where they were made. */
	readonly small: string | null;
	readonly straight: string | null;
}

/** One photo, as large as one likes, turned as one likes, by keyboard, mouse or finger. */
export function Viewer({ page, file, small, straight }: Looked) {
	const t = useTranslations('photo.viewer');
	const [look, setLook] = useState(START);
	const [original, setOriginal] = useState(false);
	const drag = useRef<{ x: number; y: number } | null>(null);
	// The whole file only for those who look closely: a phone has one bar of Wi-Fi.
	const plain = look.zoom > 1.5 || small === null ? file : small;
	const source = original || straight === null ? plain : straight;
	const zoom = (by: number) =>
		setLook((before) => ({ ...before, zoom: Math.min(MOST, Math.max(1, before.zoom * by)) }));
	const turn = () => setLook((before) => ({ ...before, turns: (before.turns + 1) % 4 }));
	const move = (x: number, y: number) => setLook((before) => ({ ...before, x: before.x + x, y: before.y + y }));
	const reset = () => setLook(START);
	const keys = (event: KeyboardEvent) => {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const acts: Record<string, () => void> = {
			'+': () => zoom(STEP),
			'=': () => zoom(STEP),
			'-': () => zoom(1 / STEP),
			r: turn,
			R: turn,
			'0': reset,
			ArrowLeft: () => move(MOVE, 0),
			ArrowRight: () => move(-MOVE, 0),
			ArrowUp: () => move(0, MOVE),
			ArrowDown: () => move(0, -MOVE),
		};
		const act = acts[event.key];
		if (!act) return;
		event.preventDefault();
		act();
	};
	const grab = (event: PointerEvent<HTMLDivElement>) => {
		event.currentTarget.setPointerCapture(event.pointerId);
		drag.current = { x: event.clientX, y: event.clientY };
	};
	const pull = (event: PointerEvent) => {
		const from = drag.current;
		if (!from) return;
		drag.current = { x: event.clientX, y: event.clientY };
		move(event.clientX - from.x, event.clientY - from.y);
	};
	const wheel = (event: WheelEvent) => {
		if (event.ctrlKey) zoom(event.deltaY < 0 ? STEP : 1 / STEP);
	};
	return (
		<div className="stack">
			{/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups inputs; this is a picture one moves. */}
			<div
				className={styles.viewer}
				role="group"
				// biome-ignore lint/a11y/noNoninteractiveTabindex: the keys work on it.
				tabIndex={0}
				aria-label={t('label', { page })}
				onKeyDown={keys}
				onPointerDown={grab}
				onPointerMove={pull}
				onPointerUp={() => {
					drag.current = null;
				}}
				onWheel={wheel}
			>
				{/* biome-ignore lint/performance/noImgElement: served by our own route as it is kept. */}
				<img
					src={source}
					alt={t('alt', { page })}
					draggable={false}
					data-turns={look.turns}
					style={{
						transform: `translate(${look.x}px, ${look.y}px) rotate(${look.turns * 90}deg) scale(${look.zoom})`,
					}}
				/>
			</div>
			<div className="row no-print">
				<button type="button" className="button small" onClick={() => zoom(STEP)}>
					{t('in')} <kbd>+</kbd>
				</button>
				<button type="button" className="button small" onClick={() => zoom(1 / STEP)}>
					{t('out')} <kbd>−</kbd>
				</button>
				<button type="button" className="button small" onClick={turn}>
					{t('turn')} <kbd>R</kbd>
				</button>
				<button type="button" className="button small" onClick={reset}>
					{t('reset')} <kbd>0</kbd>
				</button>
				<output className="hint">{t('zoom', { percent: Math.round(look.zoom * 100) })}</output>
				{straight ? (
					<label className="row">
						<input type="checkbox" checked={original} onChange={(event) => setOriginal(event.target.checked)} />
						{t('original')}
					</label>
				) : null}
				<span className="hint">{t('keys')}</span>
			</div>
		</div>
	);
}
