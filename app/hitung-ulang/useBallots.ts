'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { newId, OfflineError, post, RefusedError } from '@/app/client/api';
import type { Command } from '@/lib/plenary';
import type { RecountView } from '@/lib/plenary/recount';

/** What was typed: a ballot for a field, or taking back the last one. */
type Typed = { readonly kind: 'ballot'; readonly field: string } | { readonly kind: 'undo' };

/** Something typed that the picture does not show yet; `after` counts the ballots once the server has it. */
interface Pending {
	readonly typed: Typed;
	readonly after: number | null;
}

const AGAIN_MS = 1_500;
/** Ballots one post may carry. */
const MOST = 200;

/**
 * Ballots on their way: keys are taken at once and posted in order, several in one post while the line is slow.
 * Nothing typed is lost or counted twice: a post that got no answer is sent again under the same id. What is shown
 * is a picture of the server's with what was typed since on top; a newer picture is taken only where it is known
 * which of the typed ballots it holds, so that no number jumps.
 */
export function useBallots(about: { contest: string; tps: string }, newest: RecountView | undefined) {
	const list = useRef<Pending[]>([]);
	const latest = useRef(newest);
	const [shown, setShown] = useState<{ base: RecountView | undefined; waiting: readonly Pending[] }>({
		base: newest,
		waiting: [],
	});
	const [problem, setProblem] = useState<unknown>(null);
	const busy = useRef(false);
	/** Ballots the server has, as far as this page was told; `null` until it is known (again). */
	const count = useRef<number | null>(null);

	const change = useCallback((next: Pending[]) => {
		const picture = latest.current;
		const held = next.findLastIndex(({ after }) => after !== null && after === picture?.ballots);
		const last = next.at(-1)?.after;
		// Everything typed is there and the picture is newer still: another screen counted too.
		const all = next.length > 0 && typeof last === 'number' && (picture?.ballots ?? 0) > last;
		const taken = all ? next.length : held + 1;
		list.current = next.slice(taken);
		setShown((now) => ({
			base: taken > 0 || next.length === 0 || now.base === undefined ? picture : now.base,
			waiting: list.current,
		}));
	}, []);

	useEffect(() => {
		latest.current = newest;
		if (!newest) return;
		if (count.current === null || (!busy.current && list.current.length === 0)) count.current = newest.ballots;
		change(list.current);
	}, [newest, change]);

	const run = useCallback(async () => {
		if (busy.current) return;
		busy.current = true;
		for (;;) {
			const unsent = list.current.filter(({ after }) => after === null);
			const from = count.current;
			if (unsent.length === 0 || from === null) break;
			const undo = unsent[0]?.typed.kind === 'undo';
			const upTo = unsent.findIndex(({ typed }) => typed.kind === 'undo');
			const sent = undo ? unsent.slice(0, 1) : unsent.slice(0, Math.min(MOST, upTo < 0 ? MOST : upTo));
			const ballots = sent.flatMap(({ typed }) => (typed.kind === 'ballot' ? [typed.field] : []));
			const command: Command = undo
				? { type: 'recount.undo', ...about, from }
				: { type: 'recount.count', ...about, from, ballots };
			try {
				await untilAnswered(command);
				count.current = undo ? from - 1 : from + ballots.length;
				// By what they are, not where: the list moves on while the answer is under way.
				change(
					list.current.map((one) => {
						const place = sent.indexOf(one);
						return place < 0 ? one : { ...one, after: undo ? from - 1 : from + place + 1 };
					}),
				);
				setProblem(null);
			} catch (fault) {
				// Counted on another screen meanwhile: a person looks at the ballots and goes on from the count shown.
				change(list.current.filter(({ after }) => after !== null));
				const told = fault instanceof RefusedError ? fault.refusal.context.count : undefined;
				count.current = typeof told === 'number' ? told : null;
				setProblem(fault);
			}
		}
		busy.current = false;
	}, [about, change]);

	const type = useCallback(
		(typed: Typed) => {
			change([...list.current, { typed, after: null }]);
			void run();
		},
		[change, run],
	);
	return {
		base: shown.base,
		waiting: shown.waiting.map(({ typed }) => typed),
		sending: shown.waiting.some(({ after }) => after === null),
		problem,
		type,
	};
}

async function untilAnswered(command: Command): Promise<void> {
	const id = newId();
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
