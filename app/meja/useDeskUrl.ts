'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** What the desk keeps in the address, so that a reload or a link opens the same place. */
export interface DeskUrl {
	readonly contest: string;
	/** True when the address names the contest. */
	readonly chosen: boolean;
	readonly tps: string | null;
	readonly kelurahan: string;
	readonly status: string;
	readonly search: string;
	set(patch: Partial<Record<'kontes' | 'tps' | 'kel' | 'status' | 'cari', string>>, push?: boolean): void;
}

/** The desk's place as the address holds it. */
export function useDeskUrl(defaultContest: string): DeskUrl {
	const params = useSearchParams();
	const set = useCallback<DeskUrl['set']>((patch, push = false) => {
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
	return {
		contest: params.get('kontes') ?? defaultContest,
		chosen: params.has('kontes'),
		tps: params.get('tps'),
		kelurahan: params.get('kel') ?? '',
		status: params.get('status') ?? '',
		search: params.get('cari') ?? '',
		set,
	};
}
