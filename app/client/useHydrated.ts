'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** False until the page's script runs: a form that needs it keeps its button closed for that moment. */
export function useHydrated(): boolean {
	return useSyncExternalStore(
		never,
		() => true,
		() => false,
	);
}
