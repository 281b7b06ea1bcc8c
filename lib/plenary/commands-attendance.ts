import { z } from 'zod';
import { ATTENDEE_KINDS } from './lists';
import { id, letter, name, text } from './parts';

export { ATTENDEE_KINDS, NEEDS_LETTER } from './lists';

/** Who is in the room beside the registering of witnesses: swaps, codes taken back, peserta and guests. */
export const attendanceSchemas = {
	/** One mandated witness of a contestant leaves and the other enters, in one step. */
	'witness.swap': z.object({ leaves: id, enters: id }),
	/** The phone's code is worthless from now on; the mandate stays. */
	'witness.dropCredential': z.object({ witness: id, reason: text }),
	'attendee.register': z.object({
		id,
		kind: z.enum(ATTENDEE_KINDS),
		name,
		/** The body, organisation or medium the person comes from. */
		from: name,
		/** Number of the surat tugas; some kinds must show one. */
		letter,
	}),
	'attendee.attend': z.object({ attendee: id }),
	'attendee.leave': z.object({ attendee: id }),
	'attendee.revoke': z.object({ attendee: id, reason: text }),
	/** The day is over: everyone still in the room is signed out. */
	'attendance.dismiss': z.object({}),
} as const;

export type AttendeeKind = (typeof ATTENDEE_KINDS)[number];
