import type { PullFault } from '../../lib/pull';
import type { House } from '../house';
import { statement } from '../ledger';
import { type Order, ordersOf, placesOf } from './store';

/** How fetching one contest stands. */
export interface PullView extends Order {
	readonly total: number;
	readonly fresh: number;
	/** Unchanged there since it was fetched last. */
	readonly same: number;
	/** The site has no file of it. */
	readonly missing: number;
	readonly unreadable: number;
	readonly bytes: number;
	readonly phase: 'running' | 'waiting' | 'paused' | 'finished' | 'starting';
	readonly fault: PullFault | null;
	readonly detail: string;
	readonly nextAt: string | null;
	readonly finishedAt: string | null;
	/** Files that can be looked at now. */
	readonly files: number;
}

interface State {
	readonly round: number;
	readonly runner: string;
	readonly bytes: number;
	readonly fault: PullFault | null;
	readonly detail: string;
	readonly nextAt: string | null;
	readonly finishedAt: string | null;
}

/** Every order with how far it is. */
export function pullView(house: House): PullView[] {
	return ordersOf(house).map((order): PullView => {
		const counts = statement<Record<'fresh' | 'same' | 'missing' | 'unreadable' | 'files', number>>(
			house.sqlite,
			`SELECT COALESCE(SUM(round = @seq AND state = 'fresh'), 0) AS fresh,
				COALESCE(SUM(round = @seq AND state = 'same'), 0) AS same,
				COALESCE(SUM(round = @seq AND state = 'missing'), 0) AS missing,
				COALESCE(SUM(round = @seq AND state = 'unreadable'), 0) AS unreadable,
				COALESCE(SUM(state IN ('fresh', 'same')), 0) AS files
			 FROM pull_file WHERE contest = @contest`,
		).get({ seq: order.seq, contest: order.contest }) ?? { fresh: 0, same: 0, missing: 0, unreadable: 0, files: 0 };
		const row = statement<State>(
			house.sqlite,
			`SELECT round, runner, bytes, fault, detail, next_at AS nextAt, finished_at AS finishedAt FROM pull_state
			 WHERE contest = ?`,
		).get(order.contest);
		const state = row?.round === order.seq ? row : undefined;
		return {
			...order,
			...counts,
			total: placesOf(house, order.contest).length,
			bytes: state?.bytes ?? 0,
			phase: phaseOf(order, state),
			fault: state?.fault ?? null,
			detail: state?.detail ?? '',
			nextAt: state?.nextAt ?? null,
			finishedAt: state?.finishedAt ?? null,
		};
	});
}

function phaseOf(order: Order, state: State | undefined): PullView['phase'] {
	if (state?.finishedAt) return 'finished';
	if (order.paused) return 'paused';
	if (!state || state.runner === '') return 'starting';
	return state.nextAt === null ? 'running' : 'waiting';
}

/** Contests that are ordered, not paused and not through: somebody should be at work on them. */
export function unfinishedPulls(house: House): string[] {
	return pullView(house)
		.filter(({ phase }) => phase !== 'finished' && phase !== 'paused')
		.map(({ contest }) => contest);
}
