'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { onWake } from './wake';

/** How the event stream stands, for the mark in the header. */
export type Line = 'connecting' | 'open' | 'lost';

interface Notice {
	readonly seq: number;
	readonly streams: readonly string[];
}

/** Silence longer than this means the line is dead: the server sends a beat every ten seconds. */
const SILENCE = 25_000;
/** After a sleep one missed beat is enough: a line that died in it may look open for minutes. */
const SLEPT = 12_000;

/**
 * Keeps the page current: every notice refetches the queries it is about. The browser reconnects by
 * itself and says which notice it saw last; after sleep everything is read again.
 *
 * Query keys start with `live`; the second part names the stream or streams the answer depends on, or
 * `*` for "whatever changes".
 */
export function useLive(): Line {
	const client = useQueryClient();
	const [line, setLine] = useState<Line>('connecting');
	useEffect(() => {
		let source: EventSource | null = null;
		let heard = Date.now();
		const refetch = (streams: readonly string[]) =>
			client.invalidateQueries({
				predicate: ({ queryKey: [kind, about] }) => kind === 'live' && concerns(about, streams),
			});
		const connect = () => {
			source?.close();
			source = new EventSource('/api/events');
			source.onopen = () => {
				heard = Date.now();
				setLine('open');
				void refetch(['*']);
			};
			source.onerror = () => {
				setLine('lost');
				// Turned away for good: perhaps the session ended, which only an answer can tell.
				if (source?.readyState === EventSource.CLOSED) void refetch(['*']);
			};
			source.addEventListener('beat', () => {
				heard = Date.now();
			});
			source.addEventListener('notice', (event) => {
				heard = Date.now();
				void refetch((JSON.parse(event.data) as Notice).streams);
			});
		};
		const check = (silence: number) => {
			if (document.visibilityState === 'hidden') return;
			if (source?.readyState !== EventSource.OPEN || Date.now() - heard > silence) connect();
		};
		connect();
		const timer = setInterval(() => check(SILENCE), 5_000);
		const sleepless = onWake(() => {
			check(SLEPT);
			void refetch(['*']);
		});
		return () => {
			clearInterval(timer);
			sleepless();
			source?.close();
		};
	}, [client]);
	return line;
}

function concerns(about: unknown, changed: readonly string[]): boolean {
	const streams = Array.isArray(about) ? about : [about];
	return changed.includes('*') || streams.includes('*') || streams.some((stream) => changed.includes(String(stream)));
}
