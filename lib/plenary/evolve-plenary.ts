import type { RecordedEvent } from './events';
import type { PlenaryState, Witness } from './state';

/** The plenary's state after one more event of its stream. */
export function evolvePlenary(state: PlenaryState, event: RecordedEvent): PlenaryState {
	return { ...apply(state, event), version: event.version };
}

function apply(state: PlenaryState, event: RecordedEvent): PlenaryState {
	switch (event.type) {
		case 'plenary.opened':
			return {
				...state,
				mode: event.payload.mode,
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
		case 'witness.registered':
			return withWitness(state, event.payload.id, {
				...event.payload,
				present: false,
				revoked: false,
				credentialed: false,
			});
		case 'witness.attended':
			return change(state, event.payload.witness, { present: true });
		case 'witness.left':
			return change(state, event.payload.witness, { present: false });
		case 'witness.credentialed':
			return change(state, event.payload.witness, { credentialed: true });
		case 'witness.revoked':
			return change(state, event.payload.witness, {
				revoked: true,
				present: false,
				credentialed: false,
			});
		case 'floor.taken':
			return {
				...state,
				floor: { contest: event.payload.contest, tps: event.payload.tps },
			};
		case 'floor.left':
			return { ...state, floor: null };
		default:
			return state;
	}
}

function change(state: PlenaryState, id: string, patch: Partial<Witness>): PlenaryState {
	const witness = state.witnesses[id];
	return witness ? withWitness(state, id, { ...witness, ...patch }) : state;
}

function withWitness(state: PlenaryState, id: string, witness: Witness): PlenaryState {
	return { ...state, witnesses: { ...state.witnesses, [id]: witness } };
}
