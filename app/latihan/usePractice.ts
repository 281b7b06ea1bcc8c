'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import { RefusedError } from '@/app/client/api';
import type { Sending } from '@/app/client/useCommand';
import type { ResultView } from '@/lib/plenary';
import { isRefusal } from '@/lib/plenary/refusals';
import { type Practice, practiceView, practise, startPractice } from '@/lib/practice';

const now = () => new Date().toISOString();

/** A plenary of one TPS in this browser's memory: commands are decided here and go nowhere. */
export function usePractice(): {
	readonly round: number;
	readonly view: ResultView;
	readonly contest: Practice['contest'];
	readonly command: Sending;
	again(): void;
} {
	const [round, setRound] = useState(0);
	const [state, setState] = useState(() => startPractice(now()));
	const [error, setError] = useState<unknown>(null);
	const newest = useRef(state);
	const put = useCallback((next: Practice) => {
		newest.current = next;
		setState(next);
	}, []);
	const send = useCallback<Sending['send']>(
		async (command) => {
			const next = practise(newest.current, command, now());
			if (isRefusal(next)) {
				const refused = new RefusedError(next);
				setError(refused);
				throw refused;
			}
			setError(null);
			put(next);
			return { ok: true, seq: 0, repeated: false };
		},
		[put],
	);
	const again = useCallback(() => {
		setError(null);
		put(startPractice(now()));
		setRound((before) => before + 1);
	}, [put]);
	const command = useMemo<Sending>(
		() => ({
			phase: error === null ? 'idle' : 'failed',
			error,
			send,
			about: null,
			pending: [],
			giveUp: () => true,
			signedOut: false,
			resume: () => undefined,
		}),
		[error, send],
	);
	return { round, view: practiceView(state), contest: state.contest, command, again };
}
