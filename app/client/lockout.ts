'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';

/** Seconds left of a lockout, counted down on the screen; 0 when there is none. */
export function useCountdown(): [number, (seconds: number) => void] {
	const [until, setUntil] = useState(0);
	const [left, setLeft] = useState(0);
	useEffect(() => {
		if (!until) return;
		const tick = () => {
			const seconds = Math.max(0, Math.ceil((until - performance.now()) / 1000));
			setLeft(seconds);
			if (seconds === 0) setUntil(0);
		};
		tick();
		const timer = setInterval(tick, 500);
		return () => clearInterval(timer);
	}, [until]);
	return [
		left,
		(seconds) => {
			setLeft(seconds);
			setUntil(seconds > 0 ? performance.now() + seconds * 1000 : 0);
		},
	];
}

/** A length of time in words a person waits by: seconds, above a minute and a half whole minutes. */
export function useWait(): (seconds: number) => string {
	const t = useTranslations('auth.wait');
	return (seconds) =>
		seconds <= 90 ? t('seconds', { count: seconds }) : t('minutes', { count: Math.ceil(seconds / 60) });
}
