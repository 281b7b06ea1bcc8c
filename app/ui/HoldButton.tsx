'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './HoldButton.module.css';

/** How long the button is held before the gavel falls; long enough to be meant. */
const HOLD_MS = 1_200;

/** A button that is held, by pointer or by key, until what it says is done. */
export function HoldButton({
	ready,
	describedBy,
	onStrike,
	children,
}: {
	ready: boolean;
	/** Id of the text that says what is missing, or how to hold. */
	describedBy: string;
	onStrike: () => void;
	children: ReactNode;
}) {
	const [holding, setHolding] = useState(false);
	const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
	useEffect(() => () => clearTimeout(timer.current), []);
	const press = () => {
		if (!ready || holding) return;
		setHolding(true);
		timer.current = setTimeout(() => {
			setHolding(false);
			onStrike();
		}, HOLD_MS);
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
		<button
			type="button"
			className={`button primary ${styles.gavel}`}
			aria-disabled={!ready}
			aria-describedby={describedBy}
			data-holding={holding}
			onPointerDown={press}
			onPointerUp={release}
			onPointerLeave={release}
			onKeyDown={keys}
			onKeyUp={keys}
			onBlur={release}
		>
			<span className={styles.fill} />
			<span>{children}</span>
		</button>
	);
}
