import type { Contest, Field, Figures, Text } from '../forms';
import { amount } from '../forms/types';
import type { EventPayloads, RecordedEvent } from './events';
import type { Place } from './view';

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

/** One line a ballot can be counted for. */
export interface RecountLine {
	readonly field: string;
	readonly label: Text;
	/** Ballot number; `null` for invalid. */
	readonly contestant: number | null;
	/** What is typed for it: `3`, `3.2` for the second candidate of party 3, `0` for invalid. */
	readonly key: string;
	readonly count: number;
	/** The number on the form before the recount. */
	readonly paper: number | null;
}

export interface RecountView {
	readonly contest: { readonly code: string; readonly name: Text };
	readonly place: Place;
	readonly open: (EventPayloads['recount.opened'] & { readonly time: string; readonly by: string }) | null;
	readonly lines: readonly RecountLine[];
	readonly ballots: number;
	/** The last ballots, newest last. */
	readonly last: readonly string[];
	/** Ballots the form says were used, and valid and total votes as counted so far. */
	readonly used: number | null;
	readonly valid: number;
	readonly total: number;
}

/** How many of the last ballots a screen shows. */
const LAST = 10;

/** The counting picture of one TPS. */
export function recountViewOf(
	contest: Contest,
	place: Place,
	state: {
		readonly open: RecountView['open'];
		readonly ballots: readonly string[];
		readonly used: number | null;
		readonly paper: Figures;
	},
): RecountView {
	const counts = countsOf(contest, state.ballots);
	const figures = figuresOfCount(contest, counts);
	const lines = countable(contest);
	return {
		contest: { code: contest.code, name: contest.name },
		place,
		open: state.open,
		lines: lines.map((field): RecountLine => {
			const own = lines.filter((line) => line.contestant === field.contestant && line.line === 'candidate');
			const candidate = field.line === 'candidate' ? `.${own.indexOf(field) + 1}` : '';
			return {
				field: field.id,
				label: field.label,
				contestant: field.contestant ?? null,
				key: field.id === INVALID ? '0' : `${field.contestant}${candidate}`,
				count: counts[field.id] ?? 0,
				paper: amount(state.paper[field.id]),
			};
		}),
		ballots: state.ballots.length,
		last: state.ballots.slice(-LAST),
		used: state.used,
		valid: figures['V.A'] ?? 0,
		total: figures['V.C'] ?? 0,
	};
}
