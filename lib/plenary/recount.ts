import { amount, type Contest, type Field, type Figures } from '../forms';
import type { RecordedEvent } from './events';

/** Ballots of a recount as they were shown, one field each. */
export interface RecountState {
	readonly version: number;
	readonly ballots: readonly string[];
}

export const emptyRecount: RecountState = { version: 0, ballots: [] };

/** The field an invalid ballot is counted for. */
export const INVALID = 'V.B';

/** The recount's stream after one more event. A new recount begins with no ballots; the old ones stay in the ledger. */
export function evolveRecount(state: RecountState, event: RecordedEvent): RecountState {
	const { version } = event;
	switch (event.type) {
		case 'recount.opened':
			return { version, ballots: [] };
		case 'ballot.counted':
			return { version, ballots: [...state.ballots, ...event.payload.ballots] };
		case 'ballot.undone':
			return { version, ballots: state.ballots.slice(0, -1) };
		default:
			return { ...state, version };
	}
}

/** The lines a single ballot can be counted for: every line of section IV that is no total, and invalid. */
export function countable(contest: Contest): Field[] {
	return contest.fields.filter((field) => (field.section === 'IV' && field.line !== 'total') || field.id === INVALID);
}

/** Ballots by field; every countable field is in it, with zero where no ballot fell. */
export function countsOf(contest: Contest, ballots: readonly string[]): Record<string, number> {
	const counts = Object.fromEntries(countable(contest).map((field) => [field.id, 0]));
	for (const ballot of ballots) counts[ballot] = (counts[ballot] ?? 0) + 1;
	return counts;
}

/** The figures of sections IV and V that follow from the counted ballots. */
export function figuresOfCount(contest: Contest, counts: Readonly<Record<string, number>>): Record<string, number> {
	const figures: Record<string, number> = { ...counts };
	for (const field of contest.fields) {
		if (field.line !== 'total') continue;
		figures[field.id] = contest.fields
			.filter((line) => line.contestant === field.contestant && line.section === 'IV' && line.line !== 'total')
			.reduce((sum, line) => sum + (counts[line.id] ?? 0), 0);
	}
	const valid = contest.fields
		.filter((field) => field.countsAsValid)
		.reduce((sum, field) => sum + (figures[field.id] ?? 0), 0);
	figures['V.A'] = valid;
	figures['V.C'] = valid + (counts[INVALID] ?? 0);
	return figures;
}

/** Ballots the form says were used (II.2), or `null` where it does not say. */
export function ballotsUsed(figures: Figures): number | null {
	return amount(figures['II.2']);
}
