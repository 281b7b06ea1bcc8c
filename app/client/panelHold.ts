'use client';

import { useEffect, useState } from 'react';
import { post, RefusedError } from './api';

/** The panel this browser works on, kept over reloads. */
const KEY = 'ketok-palu.panel';
const BEAT_MS = 15_000;

/** The panel this desk holds, kept alive by beats; another's take-over ends it. */
export function usePanelHold(): { held: string | null; hold: (panel: string | null) => void } {
	const [held, setHeld] = useState<string | null>(null);
	useEffect(() => setHeld(localStorage.getItem(KEY)), []);
	useEffect(() => {
		if (!held) return;
		const beat = () =>
			post({ type: 'panel.hold', panel: held }).catch((fault) => {
				// Taken over: this desk no longer says that it is there. A lost line says nothing.
				if (!(fault instanceof RefusedError) || fault.refusal.code !== 'panel.held') return;
				localStorage.removeItem(KEY);
				setHeld(null);
			});
		void beat();
		const timer = setInterval(() => void beat(), BEAT_MS);
		return () => clearInterval(timer);
	}, [held]);
	const hold = (panel: string | null) => {
		if (panel === null) localStorage.removeItem(KEY);
		else localStorage.setItem(KEY, panel);
		setHeld(panel);
	};
	return { held, hold };
}
