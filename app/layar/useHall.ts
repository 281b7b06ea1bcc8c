'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { read, SignedOutError } from '@/app/client/api';
import { type Line, useLive } from '@/app/client/live';
import type { HallView } from '@/db/queries';
import { type Moment, momentsBetween } from '@/lib/hall/moments';

/** The hall's picture, how the line stands, and since when it is lost. */
export interface Hall {
	readonly picture: HallView | null;
	readonly line: Line;
	/** Moment (this device's clock) the line was lost, or `null`. */
	readonly lostSince: number | null;
	readonly signedOut: boolean;
	/** What to add to this device's clock to get the server's. */
	readonly offset: number;
}

export function useHall(initial: HallView | null, panel: string | null): Hall {
	const line = useLive();
	const { data, error, dataUpdatedAt } = useQuery({
		queryKey: ['live', '*', 'hall', panel],
		queryFn: ({ signal }) => read<HallView | null>(panel ? `/api/hall?panel=${panel}` : '/api/hall', signal),
		initialData: initial,
		retry: (_count, fault) => !(fault instanceof SignedOutError),
	});
	const [lostSince, setLostSince] = useState<number | null>(null);
	useEffect(() => {
		if (line === 'open') setLostSince(null);
		if (line === 'lost') setLostSince((since) => since ?? Date.now());
	}, [line]);
	const offset = data ? Date.parse(data.now) - dataUpdatedAt : 0;
	return { picture: data ?? null, line, lostSince, signedOut: error instanceof SignedOutError, offset };
}

/** Seconds the hall stands still under the seal, and the longest it stays when no TPS follows. */
const STILL_MS = 2_000;
const SEAL_MS = 12_000;
/** How long an answer is shown large. */
const BANNER_MS = 6_000;
/** An older gavel is no news: this screen was asleep when it fell. */
const FRESH_MS = 15_000;

/** What the seal says: a TPS that was locked, or a region that was adopted. */
export interface Sealed {
	readonly kind: 'locked' | 'adopted';
	readonly name: string;
	/** The kelurahan of a TPS, the version of an adoption. */
	readonly beside: string;
	readonly time: string;
	readonly words: string;
}

/** What the gavel fell on, when it fell just now. */
function sealOf(picture: HallView, moments: readonly Moment[]): Sealed | null {
	const { last, adopted, now } = picture;
	const fresh = (time: string) => Date.parse(now) - Date.parse(time) < FRESH_MS;
	if (adopted && moments.some(({ kind }) => kind === 'adopted') && fresh(adopted.time)) {
		const { name, version, time, words } = adopted;
		return { kind: 'adopted', name, beside: String(version), time, words };
	}
	if (!last || !moments.some(({ kind }) => kind === 'struck') || !fresh(last.time)) return null;
	const { place, time, words } = last;
	return { kind: 'locked', name: place.tpsName, beside: place.kelurahanName, time, words };
}

/** The moments the whole hall should notice, each for its time. */
export function useMoments(picture: HallView | null): { banner: Moment | null; seal: Sealed | null } {
	const before = useRef<HallView | null>(null);
	const [banner, setBanner] = useState<Moment | null>(null);
	const [seal, setSeal] = useState<{ last: Sealed; still: boolean } | null>(null);
	useEffect(() => {
		if (!picture) return;
		const moments = momentsBetween(before.current, picture);
		before.current = picture;
		const last = sealOf(picture, moments);
		if (last) {
			setSeal({ last, still: true });
			setBanner(null);
			return;
		}
		const news = moments.findLast(({ kind }) => kind !== 'struck' && kind !== 'adopted');
		if (news) setBanner(news);
	}, [picture]);
	useEffect(() => {
		if (!banner) return;
		const timer = setTimeout(() => setBanner(null), BANNER_MS);
		return () => clearTimeout(timer);
	}, [banner]);
	const struck = seal?.last ?? null;
	useEffect(() => {
		if (!struck) return;
		const still = setTimeout(() => setSeal((now) => now && { ...now, still: false }), STILL_MS);
		const end = setTimeout(() => setSeal(null), SEAL_MS);
		return () => {
			clearTimeout(still);
			clearTimeout(end);
		};
	}, [struck]);
	return { banner, seal: seal && (seal.still || !(picture?.result || picture?.adoption)) ? seal.last : null };
}

/** The server's time, every second; `null` until the page runs (server and browser never agree on it). */
export function useNow(offset: number): number | null {
	const [now, setNow] = useState<number | null>(null);
	useEffect(() => {
		const tick = () => setNow(Date.now() + offset);
		tick();
		const timer = setInterval(tick, 1_000);
		return () => clearInterval(timer);
	}, [offset]);
	return now;
}
