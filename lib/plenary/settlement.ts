import {
	type Contest,
	type Difference,
	differenceKey,
	differencesOf,
	type Figures,
	type Finding,
	findingKey,
	findingsOf,
	mustBeExplained,
} from '../forms';
import { hashFigures } from './figures-hash';
import { panelReading } from './panels';
import { isPaused } from './pause';
import {
	type LockState,
	type PlenaryState,
	type ResultState,
	type SystemState,
	systemFigures,
	type TallyState,
	type Witness,
} from './state';
import type { Status } from './status';

/** A difference or K-finding that must have a disposition before the gavel. */
export type Item =
	| {
			readonly kind: 'difference';
			readonly key: string;
			readonly binding: string;
			readonly difference: Difference;
	  }
	| {
			readonly kind: 'finding';
			readonly key: string;
			readonly binding: string;
			readonly finding: Finding;
	  };

/** Everything in the way of the gavel, in the order a committee would take it up. */
export type Blocker =
	| { readonly code: 'plenary-not-open' }
	| { readonly code: 'locked' }
	| { readonly code: 'not-on-floor' }
	| { readonly code: 'suspended' }
	| { readonly code: 'not-filled' }
	| { readonly code: 'recount-running' }
	| { readonly code: 'incident-unread' }
	| { readonly code: 'follow-up'; readonly cases: readonly string[] }
	| { readonly code: 'open-items'; readonly keys: readonly string[] }
	| { readonly code: 'unanswered'; readonly witnesses: readonly string[] };

/** What follows from tally and system data alone. */
interface Derived {
	readonly system: SystemState;
	readonly lock: LockState | null;
	readonly resultVersion: number;
	items: readonly Item[] | null;
	hash: string | null;
}

const derivations = new WeakMap<TallyState, Derived>();

/**
 * States are replaced and never changed, so what was worked out for a tally and the system data beside it stays right
 * as long as both are the same objects: an answer of a witness, the most frequent command, costs no new comparison.
 */
function derived(state: ResultState, tally: TallyState): Derived {
	const { system, lock, resultVersion } = state;
	const known = derivations.get(tally);
	if (known?.system === system && known.lock === lock && known.resultVersion === resultVersion) return known;
	const fresh: Derived = { system, lock, resultVersion, items: null, hash: null };
	derivations.set(tally, fresh);
	return fresh;
}

/** The differences and K-findings of a filed tally, explained or not. Empty while nothing is filed. */
export function itemsOf(contest: Contest, state: ResultState): readonly Item[] {
	if (!state.tally) return [];
	const known = derived(state, state.tally);
	known.items ??= compare(
		contest,
		state.lock?.figures ?? state.tally.figures,
		state.lock?.system ?? systemFigures(state.system),
	);
	return known.items;
}

function compare(contest: Contest, paper: Figures, system: Figures): Item[] {
	return [
		...differencesOf(contest, paper, system).map(
			(difference): Item => ({
				kind: 'difference',
				key: differenceKey(difference.field),
				binding: `${difference.paper}|${difference.system}`,
				difference,
			}),
		),
		...findingsOf(contest, paper)
			.filter(mustBeExplained)
			.map(
				(finding): Item => ({
					kind: 'finding',
					key: findingKey(finding),
					binding: finding.fields.map((field) => `${field}=${paper[field] ?? null}`).join('|'),
					finding,
				}),
			),
	];
}

/** True when the item was explained for exactly the numbers that stand there now. */
export function isRecorded(state: ResultState, item: Item): boolean {
	return state.recorded[item.key]?.binding === item.binding;
}

/** The items still without a disposition. */
export function openItems(contest: Contest, state: ResultState): Item[] {
	return itemsOf(contest, state).filter((item) => !isRecorded(state, item));
}

/**
 * Hash of what a witness answers about: contest, TPS, result version, the paper figures and the system
 * figures beside them. `null` while no tally is filed. One changed digit gives another hash.
 */
export function figuresHash(state: ResultState): string | null {
	if (!state.tally) return null;
	const known = derived(state, state.tally);
	known.hash ??= hashFigures(
		state.contest,
		state.tps,
		state.resultVersion,
		state.tally.figures,
		systemFigures(state.system),
	);
	return known.hash;
}

/** The witnesses registered for a contest, in ballot order; revoked ones left out. */
export function witnessesOf(plenary: PlenaryState, contest: string): Witness[] {
	return Object.values(plenary.witnesses)
		.filter((witness) => witness.contest === contest && !witness.revoked)
		.sort((a, b) => a.contestant - b.contestant || a.id.localeCompare(b.id));
}

/** True when the witness's answer is about the figures that stand there now. */
export function answerCounts(state: ResultState, witness: string): boolean {
	const answer = state.answers[witness];
	return answer !== undefined && answer.hash === (state.lock?.hash ?? figuresHash(state));
}

/** What still stands before ketok palu; empty means the chair may strike. */
export function strikeBlockers(contest: Contest, state: ResultState, plenary: PlenaryState): Blocker[] {
	if (state.lock) return [{ code: 'locked' }];
	const blockers: Blocker[] = [];
	if (!plenary.opened) blockers.push({ code: 'plenary-not-open' });
	if (isPaused(plenary)) blockers.push({ code: 'suspended' });
	if (!onFloor(state, plenary)) blockers.push({ code: 'not-on-floor' });
	if (!state.tally) return [...blockers, { code: 'not-filled' }];
	const open = openItems(contest, state);
	if (open.length > 0) blockers.push({ code: 'open-items', keys: open.map((item) => item.key) });
	blockers.push(...meetingBlockers(state, plenary));
	const silent = witnessesOf(plenary, state.contest).filter(
		(witness) => witness.present && !answerCounts(state, witness.id),
	);
	if (silent.length > 0)
		blockers.push({
			code: 'unanswered',
			witnesses: silent.map((witness) => witness.id),
		});
	return blockers;
}

/** What the meeting, not the figures, still owes this TPS. */
function meetingBlockers(state: ResultState, plenary: PlenaryState): Blocker[] {
	const blockers: Blocker[] = [];
	if (state.recount) blockers.push({ code: 'recount-running' });
	if (plenary.rules.incidentBeforeGavel && !state.incident) blockers.push({ code: 'incident-unread' });
	const owed = Object.values(state.cases).filter(({ status }) => status === 'direkomendasikan');
	if (plenary.rules.followUpBeforeGavel && owed.length > 0) {
		blockers.push({ code: 'follow-up', cases: owed.map(({ id }) => id) });
	}
	return blockers;
}

/** True when this is the TPS being read now. */
export function onFloor(state: ResultState, plenary: PlenaryState): boolean {
	return panelReading(plenary, state.contest, state.tps) !== null;
}

/** Where the result stands now. `signed` depends on who is in the room, so it is never stored. */
export function statusOf(contest: Contest, state: ResultState, plenary: PlenaryState): Status {
	const own = storedStatus(contest, state);
	if (own !== 'settled') return own;
	return strikeBlockers(contest, state, plenary).some((blocker) => blocker.code === 'unanswered')
		? 'settled'
		: 'signed';
}

/** The status that follows from the result's own stream alone; what the projection keeps. */
export function storedStatus(contest: Contest, state: ResultState): Exclude<Status, 'signed'> {
	if (state.lock) return 'locked';
	if (state.tally) return openItems(contest, state).length > 0 ? 'compared' : 'settled';
	return state.box ? 'floor' : 'waiting';
}
