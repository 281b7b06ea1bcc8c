'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import type { StagedUpload } from '@/app/server/import';
import { SHOWS, type Show } from '@/lib/import/rows';

/** Rows shown before one asks for more. */
export const FIRST = 100;

type Key = 'jenis' | 'kontes' | 'unggahan' | 'nama' | 'tampil' | 'cari' | 'batas';

/** What the page keeps in the address: the upload that is looked at, and how its list is narrowed. */
export interface ImportUrl {
	readonly upload: StagedUpload | null;
	readonly show: Show;
	readonly search: string;
	readonly limit: number;
	set(patch: Partial<Record<Key, string>>, push?: boolean): void;
}

export function useImportUrl(): ImportUrl {
	const params = useSearchParams();
	const set = useCallback<ImportUrl['set']>((patch, push = false) => {
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
	const sha256 = params.get('unggahan');
	const limit = Number(params.get('batas') ?? FIRST);
	return {
		upload: sha256
			? {
					kind: params.get('jenis') === 'wilayah' ? 'wilayah' : 'sirekap',
					contest: params.get('kontes') ?? '',
					sha256,
					name: params.get('nama') ?? '',
				}
			: null,
		show: SHOWS.find((show) => show === params.get('tampil')) ?? 'all',
		search: params.get('cari') ?? '',
		limit: Number.isInteger(limit) && limit > 0 ? limit : FIRST,
		set,
	};
}

/** An address with nothing of an earlier upload in it. */
export const CLEARED = { jenis: '', kontes: '', unggahan: '', nama: '', tampil: '', cari: '', batas: '' } as const;
