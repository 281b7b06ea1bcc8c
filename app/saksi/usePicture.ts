'use client';

import { useEffect, useRef, useState } from 'react';
import { read, SignedOutError } from '@/app/client/api';
import { onWake } from '@/app/client/wake';
import type { HallView } from '@/db/queries';
import type { OwnIdentity } from '@/db/registry';

/** What the phone knows, and how its line stands. */
export interface PhonePicture {
	readonly hall: HallView | null;
	readonly own: OwnIdentity;
	readonly line: 'connecting' | 'open' | 'lost';
	/** Since when the line is lost, by this phone's clock. */
	readonly lostSince: number | null;
	readonly signedOut: boolean;
	/** What to add to this phone's clock to get the server's. */
	readonly offset: number;
	/** Reads the picture again now. */
	refresh(): void;
}

/** Typing at the desk is shown, but not at every key: a hall has many phones and one access point. */
const DRAFT_MS = 1_500;
const AGAIN_MS = 3_000;
/** The server's heart beats every ten seconds. */
const SILENCE_MS = 25_000;
/** After a sleep one missed beat is enough: a line that died in it may look open for minutes. */
const SLEPT_MS = 12_000;

/**
 * The hall's picture on a phone. Like `useLive` with TanStack Query on the big screens, but a fraction of
 * their size, and made for a slow line: one request at a time, never one cut off by the next.
 */
export function usePicture(
	initial: { hall: HallView | null; own: OwnIdentity },
	/** The panel to follow; without one the first that reads. */
	panel: string | null,
): PhonePicture {
	const [hall, setHall] = useState(initial.hall);
	const [own, setOwn] = useState(initial.own);
	const [line, setLine] = useState<PhonePicture['line']>('connecting');
	const [lostSince, setLostSince] = useState<number | null>(null);
	const [signedOut, setSignedOut] = useState(false);
	const [offset, setOffset] = useState(0);
	const chosen = useRef(panel);
	const wanted = useRef<() => void>(() => undefined);

	useEffect(() => {
		let closed = false;
		let current: AbortController | null = null;
		let dirty = false;
		let timer: ReturnType<typeof setTimeout> | undefined;
		let source: EventSource | null = null;
		let heard = Date.now();
		let seq = -1;

		const hear = (next: PhonePicture['line']) => {
			if (next === 'open') heard = Date.now();
			setLine(next);
			setLostSince((since) => (next === 'lost' ? (since ?? Date.now()) : null));
		};
		/** `afresh`: what was asked before a sleep may never be answered. */
		const fetchAll = async (afresh = false) => {
			clearTimeout(timer);
			timer = undefined;
			if (current && !afresh) {
				dirty = true;
				return;
			}
			current?.abort();
			const mine = new AbortController();
			current = mine;
			dirty = false;
			try {
				const [nextHall, nextOwn] = await Promise.all([
					read<HallView | null>(chosen.current ? `/api/hall?panel=${chosen.current}` : '/api/hall', mine.signal),
					read<OwnIdentity>('/api/witness', mine.signal),
				]);
				if (closed || mine !== current) return;
				setHall(nextHall);
				setOwn(nextOwn);
				if (nextHall) setOffset(Date.parse(nextHall.now) - Date.now());
				setSignedOut(false);
			} catch (fault) {
				if (closed || mine !== current) return;
				if (fault instanceof SignedOutError) setSignedOut(true);
				else later(AGAIN_MS);
			} finally {
				if (mine === current) {
					current = null;
					if (dirty && !closed) void fetchAll();
				}
			}
		};
		const later = (wait: number) => {
			timer ??= setTimeout(() => void fetchAll(), wait);
		};
		const connect = () => {
			source?.close();
			source = new EventSource('/api/events');
			source.onopen = () => {
				hear('open');
				void fetchAll();
			};
			source.onerror = () => {
				hear('lost');
				// Turned away for good: perhaps the session ended, which only an answer can tell.
				if (source?.readyState === EventSource.CLOSED) later(AGAIN_MS);
			};
			source.addEventListener('beat', () => hear('open'));
			source.addEventListener('notice', (event) => {
				hear('open');
				const told = (JSON.parse(event.data) as { seq: number }).seq;
				// A notice that does not move the ledger is typing.
				if (told === seq) later(DRAFT_MS);
				else void fetchAll();
				seq = told;
			});
		};
		const check = (silence: number) => {
			if (document.visibilityState === 'hidden' || navigator.onLine === false) return;
			if (!source || source.readyState === EventSource.CLOSED || Date.now() - heard > silence) connect();
		};
		const offline = () => hear('lost');
		connect();
		wanted.current = () => void fetchAll();
		const watch = setInterval(() => check(SILENCE_MS), 4_000);
		const sleepless = onWake(() => {
			// A line that waits before it tries again need not wait now.
			check(source?.readyState === EventSource.OPEN ? SLEPT_MS : 0);
			void fetchAll(true);
		});
		window.addEventListener('offline', offline);
		return () => {
			closed = true;
			current?.abort();
			source?.close();
			clearTimeout(timer);
			clearInterval(watch);
			sleepless();
			window.removeEventListener('offline', offline);
		};
	}, []);

	useEffect(() => {
		if (chosen.current === panel) return;
		chosen.current = panel;
		wanted.current();
	}, [panel]);

	return { hall, own, line, lostSince, signedOut, offset, refresh: () => wanted.current() };
}
