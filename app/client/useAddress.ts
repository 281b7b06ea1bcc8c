'use client';

import { useSearchParams } from 'next/navigation';

/** What a page keeps in its address, so that a reload or a link shows the same: read it, put it. */
export function useAddress<K extends string>(keys: readonly K[]) {
	const params = useSearchParams();
	const values = Object.fromEntries(keys.map((key) => [key, params.get(key) ?? ''])) as Record<K, string>;
	return { values, put: putInAddress as (patch: Partial<Record<K, string>>) => void };
}

function putInAddress(patch: Readonly<Record<string, string | undefined>>): void {
	const next = new URLSearchParams(window.location.search);
	for (const [key, value] of Object.entries(patch)) {
		if (value === '' || value === undefined) next.delete(key);
		else next.set(key, value);
	}
	const query = next.toString();
	window.history.replaceState(null, '', query === '' ? window.location.pathname : `?${query}`);
}
