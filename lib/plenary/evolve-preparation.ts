import type { RecordedEvent } from './events';
import type { Invited, PreparationEvents, ScheduleEntry, Task } from './events-preparation';

/** An invitation with what became of it. */
export interface Invitation extends Invited {
	readonly delivered: Omit<PreparationEvents['invitation.delivered'], 'invitation' | 'to' | 'number'> | null;
	readonly confirmed: Pick<PreparationEvents['invitation.confirmed'], 'answer' | 'text'> | null;
}

/** State of what is arranged before the meeting; it may change until the last day. */
export interface PreparationState {
	readonly version: number;
	readonly schedule: Readonly<Record<string, ScheduleEntry>>;
	readonly tasks: Readonly<Record<string, Task>>;
	readonly invitations: Readonly<Record<string, Invitation>>;
}

export const emptyPreparation: PreparationState = { version: 0, schedule: {}, tasks: {}, invitations: {} };

/** The arrangements after one more event of their stream. */
export function evolvePreparation(state: PreparationState, event: RecordedEvent): PreparationState {
	return { ...apply(state, event), version: event.version };
}

function apply(state: PreparationState, event: RecordedEvent): PreparationState {
	switch (event.type) {
		case 'schedule.set':
			return { ...state, schedule: { ...state.schedule, [event.payload.entry]: event.payload } };
		case 'schedule.dropped':
			return { ...state, schedule: without(state.schedule, event.payload.entry) };
		case 'task.assigned':
			return { ...state, tasks: { ...state.tasks, [event.payload.task]: event.payload } };
		case 'task.dropped':
			return { ...state, tasks: without(state.tasks, event.payload.task) };
		case 'invitation.listed': {
			const added = event.payload.rows.map((row) => [row.id, { ...row, delivered: null, confirmed: null }] as const);
			return { ...state, invitations: { ...state.invitations, ...Object.fromEntries(added) } };
		}
		case 'invitation.delivered': {
			const { invitation, day, means, receivedBy } = event.payload;
			return change(state, invitation, { delivered: { day, means, receivedBy } });
		}
		case 'invitation.confirmed': {
			const { invitation, answer, text } = event.payload;
			return change(state, invitation, { confirmed: { answer, text } });
		}
		case 'invitation.dropped':
			return { ...state, invitations: without(state.invitations, event.payload.invitation) };
		default:
			return state;
	}
}

function change(state: PreparationState, id: string, patch: Partial<Invitation>): PreparationState {
	const known = state.invitations[id];
	return known ? { ...state, invitations: { ...state.invitations, [id]: { ...known, ...patch } } } : state;
}

function without<T>(all: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
	const { [key]: _gone, ...rest } = all;
	return rest;
}
