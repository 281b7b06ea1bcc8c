import type { Figures } from '../forms/types';
import type { EventPayloads, GivenAnswer } from '../plenary/events';

/** A locked result as the ledger has it; the same shape in the bundle, the tables and the check page. */
export interface LockedResult {
	readonly contest: string;
	readonly tps: string;
	/** Version of the result; a reopened one is locked again as the next. */
	readonly version: number;
	readonly hash: string;
	/** Ledger row of the gavel, its time and the chair's name. */
	readonly seq: number;
	readonly time: string;
	readonly by: string;
	readonly figures: Figures;
	readonly system: Figures;
	readonly answers: readonly GivenAnswer[];
	readonly absent: EventPayloads['gavel.struck']['absent'];
}

/** The newest version of each TPS in each contest, in the order of the codes. */
export function current<T extends { readonly contest: string; readonly tps: string; readonly version: number }>(
	results: readonly T[],
): T[] {
	const newest = new Map<string, T>();
	for (const result of results) {
		const key = `${result.contest}/${result.tps}`;
		const known = newest.get(key);
		if (!known || known.version < result.version) newest.set(key, result);
	}
	return [...newest.values()].sort((a, b) => compare(a.contest, b.contest) || compare(a.tps, b.tps));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
