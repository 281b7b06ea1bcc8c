import type { Flow } from '../plenary/commands-contests';

/** What is read after a result is locked. */
export type Next = { readonly contest: string; readonly tps: string };

/**
 * The next box in the order the plenary chose: the next contest of the same TPS, and after the last one the
 * next TPS from the first contest on; or the next TPS of the same contest.
 * @param contests codes in the order in which they are read
 * @param waiting TPS of this contest that were not read yet, in order
 */
export function nextOf(flow: Flow, here: Next, contests: readonly string[], waiting: readonly string[]): Next | null {
	const later = waiting.find((tps) => tps > here.tps) ?? waiting[0];
	if (flow === 'tps-first') {
		const contest = contests[contests.indexOf(here.contest) + 1];
		if (contest !== undefined) return { contest, tps: here.tps };
		return later !== undefined && contests[0] !== undefined ? { contest: contests[0], tps: later } : null;
	}
	return later === undefined ? null : { contest: here.contest, tps: later };
}
