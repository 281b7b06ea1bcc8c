import type { RecordedEvent } from './events';
import { type Comer, entered, gone } from './presence';
import type { Attendee, PlenaryState, Witness } from './state';

/** Who is registered and who is in the room, after one more event of the plenary's stream. */
export function evolvePeople(state: PlenaryState, event: RecordedEvent): PlenaryState {
	const stamp = { time: event.time, by: event.actor.name };
	const enters = <P extends Comer>(person: P, late: true | undefined) => entered(person, state, late === true, stamp);
	const leaves = <P extends Comer>(person: P) => gone(person, state, stamp);
	switch (event.type) {
		case 'witness.registered':
			return putWitness(state, event.payload.id, {
				...event.payload,
				present: false,
				visits: [],
				revoked: false,
				credentialed: false,
			});
		case 'witness.attended':
			return witness(state, event.payload.witness, (one) => enters(one, event.payload.late));
		case 'witness.left':
			return witness(state, event.payload.witness, leaves);
		case 'witness.swapped':
			return witness(witness(state, event.payload.leaves, leaves), event.payload.witness, (one) =>
				enters(one, event.payload.late),
			);
		case 'witness.credentialed':
			return witness(state, event.payload.witness, (one) => ({ ...one, credentialed: true }));
		case 'witness.credentialDropped':
			return witness(state, event.payload.witness, (one) => ({ ...one, credentialed: false }));
		case 'witness.keyed':
			return witness(state, event.payload.witness, (one) => ({ ...one, key: event.payload.publicKey }));
		case 'witness.revoked':
			return witness(state, event.payload.witness, (one) => ({ ...leaves(one), revoked: true, credentialed: false }));
		case 'attendee.registered':
			return putAttendee(state, { ...event.payload, present: false, visits: [], revoked: false });
		case 'attendee.attended':
			return attendee(state, event.payload.attendee, (one) => enters(one, event.payload.late));
		case 'attendee.left':
			return attendee(state, event.payload.attendee, leaves);
		case 'attendee.revoked':
			return attendee(state, event.payload.attendee, (one) => ({ ...leaves(one), revoked: true }));
		case 'attendance.dismissed': {
			const { witnesses, attendees } = event.payload;
			const out = witnesses.reduce((now, id) => witness(now, id, leaves), state);
			return attendees.reduce((now, id) => attendee(now, id, leaves), out);
		}
		default:
			return state;
	}
}

function putWitness(state: PlenaryState, id: string, one: Witness): PlenaryState {
	return { ...state, witnesses: { ...state.witnesses, [id]: one } };
}

function putAttendee(state: PlenaryState, one: Attendee): PlenaryState {
	return { ...state, attendees: { ...state.attendees, [one.id]: one } };
}

function witness(state: PlenaryState, id: string, change: (one: Witness) => Witness): PlenaryState {
	const known = state.witnesses[id];
	return known ? putWitness(state, id, change(known)) : state;
}

function attendee(state: PlenaryState, id: string, change: (one: Attendee) => Attendee): PlenaryState {
	const known = state.attendees[id];
	return known ? putAttendee(state, change(known)) : state;
}
