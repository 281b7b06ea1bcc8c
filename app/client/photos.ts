'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { PhotoView } from '@/lib/photo/view';
import { photoStream } from '@/lib/plenary/events-photo';
import { read } from './api';

/** The photos of a TPS, current: asked again when one is attached or laid straight. */
export function usePhotos(contest: string, tps: string | null) {
	return useQuery({
		queryKey: ['live', [photoStream(contest, tps ?? '')], 'photos', contest, tps],
		queryFn: ({ signal }) => read<PhotoView>(`/api/photos/${contest}/${tps}`, signal),
		enabled: tps !== null && contest !== '',
	});
}

const KEY = 'ketokpalu:potongan-foto';

/** Whether strips are shown at this desk; remembered by this browser, on at first. */
export function useStripChoice(): readonly [boolean, (shown: boolean) => void] {
	const [shown, setShown] = useState(() => remembered());
	const choose = useCallback((next: boolean) => {
		setShown(next);
		try {
			window.localStorage.setItem(KEY, next ? 'ya' : 'tidak');
		} catch {
			// Where nothing can be kept the choice lasts as long as the page.
		}
	}, []);
	return [shown, choose];
}

function remembered(): boolean {
	try {
		return typeof window === 'undefined' || window.localStorage.getItem(KEY) !== 'tidak';
	} catch {
		return true;
	}
}
