import type { RecordedEvent } from './events';
import type { ResultState } from './state';

/** What happens around the figures of a result: C.Kejadian Khusus, reopening, recount. */
export function evolveMore(state: ResultState, event: RecordedEvent): ResultState {
	const stamp = { time: event.time, by: event.actor.name };
	switch (event.type) {
		case 'incident.read':
			return { ...state, incident: { ...event.payload, ...stamp } };
		case 'copy.laid': {
			const { witness } = event.payload;
			return { ...state, copies: { ...state.copies, [witness]: { ...event.payload, ...stamp } } };
		}
		case 'reopen.requested': {
			const who = { account: event.actor.id, role: event.actor.role };
			return { ...state, reopening: { ...event.payload, ...stamp, ...who } };
		}
		case 'reopen.dropped':
			return { ...state, reopening: null };
		case 'recount.opened':
			return { ...state, recount: { ...event.payload, ...stamp } };
		case 'recount.closed':
			return { ...state, recount: null };
		default:
			return state;
	}
}
