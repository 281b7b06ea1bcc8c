'use client';

import { useCallback, useEffect, useState } from 'react';
import type { NetworkView } from '@/lib/network';

/** Milliseconds between two looks; the server itself looks at its network cards every three seconds. */
const LOOK_MS = 4_000;

/**
 * How the server stands in the hall's network, kept current. A plain read, not a query of the page: it stands in the
 * frame around every page, and what it tells is no event of the plenary.
 */
export function useNetwork(initial: NetworkView): { view: NetworkView; look: () => Promise<void> } {
	const [view, setView] = useState(initial);
	const look = useCallback(async () => {
		try {
			const answer = await fetch('/api/network', { cache: 'no-store' });
			if (answer.ok) setView((await answer.json()) as NetworkView);
		} catch {
			// No line: what is shown stays, the page itself says since when.
		}
	}, []);
	useEffect(() => {
		if (initial.mode === 'none') return;
		const timer = setInterval(() => void look(), LOOK_MS);
		return () => clearInterval(timer);
	}, [initial.mode, look]);
	return { view, look };
}
