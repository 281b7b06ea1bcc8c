'use client';

import { useCallback, useRef, useState } from 'react';
import { newId, OfflineError, post } from '@/app/client/api';
import type { Command } from '@/lib/plenary';

/** What was typed and is not confirmed yet: ballots, and undoing the last one. */
type Typed = { readonly kind: 'ballot'; readonly field: string } | { readonly kind: 'undo' };

const AGAIN_MS = 1_500;

/**
 * Ballots on their way: keys are taken at once and posted in order, several in one post while the line is slow.
 * Nothing typed is lost or counted twice: a post that got no answer is sent again under the same id.
 */
export function useBallots(about: { contest: string; tps: string }, confirmed: number) {
	const [waiting, setWaiting] = useState<readonly Typed[]>([]);
	const [problem, setProblem] = useState<unknown>(null);
	const queue = useRef<Typed[]>([]);
	const busy = useRef(false);
	const count = useRef(confirmed);
	if (!busy.current && queue.current.length === 0) count.current = confirmed;

	const run = useCallback(async () => {
		if (busy.current) return;
		busy.current = true;
		while (queue.current.length > 0) {
			const first = queue.current[0];
			const upTo = queue.current.findIndex((typed) => typed.kind === 'undo');
			const ballots = queue.current
				.slice(0, upTo === -1 ? 200 : Math.min(upTo, 200))
				.flatMap((typed) => (typed.kind === 'ballot' ? [typed.field] : []));
			const undo = first?.kind === 'undo';
			const from = count.current;
			const command: Command = undo
				? { type: 'recount.undo', ...about, from }
				: { type: 'recount.count', ...about, from, ballots };
			const id = newId();
			try {
				await untilAnswered(command, id);
				count.current = undo ? from - 1 : from + ballots.length;
				queue.current.splice(0, undo ? 1 : ballots.length);
				setProblem(null);
			} catch (fault) {
				// Refused: what was not counted is shown by the count itself, and typed again from there.
				queue.current = [];
				setProblem(fault);
			}
			setWaiting([...queue.current]);
		}
		busy.current = false;
	}, [about]);

	const type = useCallback(
		(typed: Typed) => {
			queue.current.push(typed);
			setWaiting([...queue.current]);
			void run();
		},
		[run],
	);
	return { waiting, problem, type };
}

async function untilAnswered(command: Command, id: string): Promise<void> {
	for (;;) {
		try {
			await post(command, { id });
			return;
		} catch (fault) {
			if (!(fault instanceof OfflineError)) throw fault;
			await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
		}
	}
}
