'use client';

import { useEffect, useState } from 'react';

/** An answer usually comes sooner than this; a word about waiting would only flicker. */
const LATE_MS = 600;

/** True once something has been going on for longer than an answer usually takes. */
export function useLate(active: boolean): boolean {
	const [late, setLate] = useState(false);
	useEffect(() => {
		if (!active) return;
		const timer = setTimeout(() => setLate(true), LATE_MS);
		return () => {
			clearTimeout(timer);
			setLate(false);
		};
	}, [active]);
	return active && late;
}
