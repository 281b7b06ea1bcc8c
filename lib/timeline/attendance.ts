import type { EventPayloads } from '../plenary/events';
import type { AttendanceEvents } from '../plenary/events-attendance';
import type { About, Values } from './about';

type AttendanceType = keyof AttendanceEvents;
type Writer<T extends AttendanceType> = (payload: EventPayloads[T], about: About) => Values;

/** The kinds of what happens at the table by the door. */
export const ATTENDANCE_KINDS = {
	'witness.attended': 'people',
	'witness.left': 'people',
	'witness.swapped': 'people',
	'witness.credentialDropped': 'people',
	'attendee.registered': 'people',
	'attendee.attended': 'people',
	'attendee.left': 'people',
	'attendee.revoked': 'people',
	'attendance.dismissed': 'people',
} as const satisfies Record<AttendanceType, string>;

const witness = ({ witness: { name, contestant } }: About) => ({ no: contestant, name });
const late = (payload: { readonly late?: true }) => (payload.late ? 'yes' : 'no');

/** Values of the sentences about who came and went. */
export const ATTENDANCE_WRITERS: { readonly [T in AttendanceType]: Writer<T> } = {
	'witness.attended': (payload, about) => ({ ...witness(about), late: late(payload) }),
	'witness.left': (_payload, about) => witness(about),
	'witness.swapped': ({ leavesName }, about) => ({ ...witness(about), leaves: leavesName }),
	'witness.credentialDropped': ({ reason }, about) => ({ ...witness(about), reason }),
	'attendee.registered': ({ kind, name, from, letter }) => ({
		kind,
		name,
		from,
		letter,
		lettered: letter ? 'yes' : 'no',
	}),
	'attendee.attended': (payload) => ({ ...person(payload), late: late(payload) }),
	'attendee.left': (payload) => person(payload),
	'attendee.revoked': (payload) => ({ ...person(payload), reason: payload.reason }),
	'attendance.dismissed': ({ witnesses, attendees }) => ({ count: witnesses.length + attendees.length }),
};

function person({ kind, name, from }: { readonly kind: string; readonly name: string; readonly from: string }) {
	return { kind, name, from };
}
