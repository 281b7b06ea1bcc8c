'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

const KEYS = ['kel', 'tps', 'kontes', 'baris', 'hari', 'jenis', 'sebelum', 'sesudah'] as const;

type Key = (typeof KEYS)[number];

/** The filter and the page of the minutes, as the address holds them. */
export interface TimelineUrl {
	readonly values: Readonly<Record<Key, string>>;
	/** The same as a query for the server; two addresses that mean the same give the same text. */
	readonly query: string;
	/** True when something narrows the list. */
	readonly filtered: boolean;
	set(patch: Partial<Record<Key, string>>, push?: boolean): void;
}

export function useTimelineUrl(): TimelineUrl {
	const params = useSearchParams();
	const set = useCallback<TimelineUrl['set']>((patch, push = false) => {
		const next = new URLSearchParams(window.location.search);
		for (const [key, value] of Object.entries(patch)) {
			if (value === '') next.delete(key);
			else next.set(key, value);
		}
		const query = next.toString();
		const url = query === '' ? window.location.pathname : `?${query}`;
		if (push) window.history.pushState(null, '', url);
		else window.history.replaceState(null, '', url);
	}, []);
	const values = Object.fromEntries(KEYS.map((key) => [key, params.get(key) ?? ''])) as Record<Key, string>;
	const used = KEYS.filter((key) => values[key] !== '');
	return {
		values,
		query: new URLSearchParams(used.map((key) => [key, values[key]])).toString(),
		filtered: used.some((key) => key !== 'sebelum' && key !== 'sesudah'),
		set,
	};
}

/** No filter at all. */
export const UNFILTERED = {
	sebelum: '',
	sesudah: '',
	kel: '',
	tps: '',
	kontes: '',
	baris: '',
	hari: '',
	jenis: '',
} as const;

/** Another filter starts at the newest page. */
export const NEWEST = { sebelum: '', sesudah: '' } as const;
