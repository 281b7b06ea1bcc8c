import { evolveCases, isCaseEvent } from './case';
import type { RecordedEvent } from './events';
import { evolvePeople } from './evolve-people';
import { FIRST_PANEL, type Floor, type PlenaryState } from './state';

/** The order agreed at the opening; `plenary.setFlow` may change it afterwards. */
const FLOW_OF = { 'per-tps': 'tps-first', 'per-kontes': 'contest-first' } as const;

/** The plenary's state after one more event of its stream. */
export function evolvePlenary(state: PlenaryState, event: RecordedEvent): PlenaryState {
	return {
		...evolvePeople(apply(state, event), event),
		cases: isCaseEvent(event) ? evolveCases(state.cases, event) : state.cases,
		version: event.version,
	};
}

function apply(state: PlenaryState, event: RecordedEvent): PlenaryState {
	switch (event.type) {
		case 'plenary.opened':
			return {
				...state,
				mode: event.payload.mode,
				rules: { ...state.rules, ...event.payload.rules },
				flow: event.payload.rules ? FLOW_OF[event.payload.rules.order ?? state.rules.order] : state.flow,
				sittings: state.sittings + 1,
				opened: {
					kecamatan: event.payload.kecamatan,
					time: event.time,
					by: event.actor.name,
				},
			};
		case 'plenary.modeSet':
			return { ...state, mode: event.payload.mode };
		case 'plenary.flowSet':
			return { ...state, flow: event.payload.flow };
		case 'floor.taken':
			return withFloor(state, { contest: event.payload.contest, tps: event.payload.tps }, event.payload.panel);
		case 'floor.left':
			return withFloor(state, null, event.payload.panel);
		case 'plenary.rulesAgreed':
			return { ...state, rules: { ...state.rules, ...event.payload.rules } };
		case 'plenary.suspended':
			return {
				...state,
				pause: { ...event.payload, time: event.time, by: event.actor.name, seq: event.seq },
			};
		case 'plenary.pauseBegan':
			return { ...state, pause: state.pause ? { ...state.pause, ...event.payload } : null };
		case 'plenary.resumed': {
			const ended = { ...event.payload, time: event.time, by: event.actor.name };
			const lastPause = state.pause ? { ...state.pause, ended } : state.lastPause;
			return { ...state, pause: null, lastPause, sittings: state.sittings + 1 };
		}
		case 'plenary.closed':
			return { ...state, closed: { ...event.payload, time: event.time, by: event.actor.name, seq: event.seq } };
		case 'plenary.reopened':
			return { ...state, closed: null };
		case 'panel.set':
			return { ...state, panels: { ...state.panels, [event.payload.panel]: event.payload } };
		case 'panel.closed': {
			const { [event.payload.panel]: _closed, ...panels } = state.panels;
			return { ...state, panels };
		}
		default:
			return state;
	}
}

function withFloor(state: PlenaryState, floor: Floor | null, panel = FIRST_PANEL): PlenaryState {
	const { [panel]: _before, ...others } = state.floors;
	const floors = floor ? { ...others, [panel]: floor } : others;
	return { ...state, floors, floor: floors[FIRST_PANEL] ?? null };
}
