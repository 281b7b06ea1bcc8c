import { type Cell, type Contest, differencesOf, type FieldId, type Figures } from '../forms';
import { evolveBox } from './box';
import { evolveCases, isCaseEvent } from './case';
import type { EventPayloads, RecordedEvent } from './events';
import { evolveMore } from './evolve-more';
import { type ResultState, type SystemEdit, type SystemState, systemFigures, type TallyState } from './state';

/**
 * The state of one TPS result after one more event of its stream.
 * @param contest the form this TPS has in the election in force; its lines never change once they hold a
 *   number, so the newest pack reads old events as the pack of their day did
 */
export function evolveResult(state: ResultState, event: RecordedEvent, contest: Contest): ResultState {
	const next = evolveMore(apply(state, event), event);
	// A difference can only come with other figures; an answer or an explanation brings none.
	const compared = next.tally === state.tally && next.system === state.system ? next : withSeen(next, contest);
	return {
		...compared,
		box: evolveBox(state.box, event),
		cases: isCaseEvent(event) ? evolveCases(state.cases, event) : state.cases,
		version: event.version,
	};
}

function apply(state: ResultState, event: RecordedEvent): ResultState {
	const stamp = { time: event.time, by: event.actor.name };
	switch (event.type) {
		case 'system.imported':
			return state.lock
				? { ...state, afterLock: event.payload }
				: { ...state, system: imported(state.system, event.payload) };
		case 'box.opened':
			return {
				...state,
				mode: state.tally ? state.mode : event.payload.mode,
				setAside: null,
			};
		case 'tps.setAside':
			return { ...state, setAside: { reason: event.payload.reason, ...stamp } };
		case 'tally.filled':
			return {
				...state,
				tally: {
					...stamp,
					mode: event.payload.mode,
					figures: event.payload.figures,
					asRead: event.payload.figures,
					matched: event.payload.matched,
					blank: event.payload.blank,
					zeroed: event.payload.zeroed ?? [],
					corrections: [],
					seen: {},
				},
			};
		case 'tally.corrected':
			return state.tally
				? {
						...state,
						tally: corrected(state.tally, { ...event.payload, ...stamp }),
					}
				: state;
		case 'system.edited':
			return { ...state, system: edited(state.system, event.payload, stamp) };
		case 'item.recorded':
			return {
				...state,
				recorded: {
					...state.recorded,
					...Object.fromEntries(
						event.payload.items.map(({ key, binding }) => [key, { binding, note: event.payload.note, ...stamp }]),
					),
				},
			};
		case 'witness.answered':
			return {
				...state,
				answers: {
					...state.answers,
					[event.payload.witness]: { ...event.payload, time: event.time },
				},
			};
		case 'gavel.struck':
			return {
				...state,
				setAside: null,
				lock: { ...event.payload, ...stamp, seq: event.seq },
			};
		case 'result.reopened':
			return reopened(state, { ...event.payload, ...stamp });
		default:
			return state;
	}
}

/**
 * A new version on top of a locked one. The figures stay as the base of what is corrected; every witness
 * answers anew (the version is part of the hash); system data that came after the gavel comes in now.
 */
function reopened(state: ResultState, how: ResultState['past'][number]['reopened']): ResultState {
	if (!state.lock) return state;
	const late = state.afterLock;
	return {
		...state,
		resultVersion: how.version,
		past: [...state.past, { lock: state.lock, reopened: how }],
		lock: null,
		reopening: null,
		afterLock: null,
		answers: {},
		system: late ? imported(state.system, late) : state.system,
	};
}

/**
 * A newer import: an edit made here stays on top only while the number below it has not moved; where
 * Sirekap itself changed the number, the new number shows and is looked at again.
 */
function imported(system: SystemState, payload: NonNullable<ResultState['afterLock']>): SystemState {
	const moved: Record<FieldId, Cell> = {};
	// The first import fills empty cells: nothing moved, except below a number written here before it came.
	const looked = system.imports > 0 ? { ...system.imported, ...payload.figures } : system.edits;
	for (const field of Object.keys(looked)) {
		const before = system.imported[field] ?? null;
		if (before !== (payload.figures[field] ?? null)) moved[field] = before;
	}
	return {
		uploaded: payload.uploaded,
		imported: payload.figures,
		imports: system.imports + 1,
		source: payload.source,
		moved,
		edits: Object.fromEntries(Object.entries(system.edits).filter(([field]) => !Object.hasOwn(moved, field))),
	};
}

function edited(
	system: SystemState,
	payload: EventPayloads['system.edited'],
	stamp: { time: string; by: string },
): SystemState {
	const edits: Record<FieldId, SystemEdit> = { ...system.edits };
	for (const { field, old, value } of payload.edits) {
		edits[field] = {
			old: edits[field]?.old ?? old,
			value,
			reason: payload.reason,
			...stamp,
		};
	}
	return { ...system, edits };
}

function corrected(tally: TallyState, correction: TallyState['corrections'][number]): TallyState {
	const figures: Record<FieldId, Cell> = { ...tally.figures };
	for (const { field, value } of correction.changes) figures[field] = value;
	return { ...tally, figures, corrections: [...tally.corrections, correction] };
}

/** Keeps the first sight of every difference, so that a settled one stays on the page. */
function withSeen(state: ResultState, contest: Contest): ResultState {
	if (!state.tally || state.lock) return state;
	const seen: Record<FieldId, { paper: Cell; system: Cell }> = {
		...state.tally.seen,
	};
	let added = false;
	for (const { field, paper, system } of differencesOf(contest, state.tally.figures, currentSystem(state))) {
		if (Object.hasOwn(seen, field)) continue;
		seen[field] = { paper, system };
		added = true;
	}
	return added ? { ...state, tally: { ...state.tally, seen } } : state;
}

const currentSystem = (state: ResultState): Figures => systemFigures(state.system);
