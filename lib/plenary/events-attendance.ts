import type { AttendeeKind } from './commands-attendance';

/** Events about who is in the room. `late`: signed in while the meeting was already running. */
export interface AttendanceEvents {
	'witness.attended': { readonly witness: string; readonly late?: true };
	'witness.left': { readonly witness: string };
	'witness.swapped': {
		/** The witness who enters. */
		readonly witness: string;
		readonly leaves: string;
		readonly leavesName: string;
		readonly late?: true;
	};
	'witness.credentialDropped': { readonly witness: string; readonly reason: string };
	'attendee.registered': {
		readonly id: string;
		readonly kind: AttendeeKind;
		readonly name: string;
		readonly from: string;
		readonly letter: string;
	};
	'attendee.attended': Attending & { readonly late?: true };
	'attendee.left': Attending;
	'attendee.revoked': Attending & { readonly reason: string };
	'attendance.dismissed': { readonly witnesses: readonly string[]; readonly attendees: readonly string[] };
}

/** A guest or peserta, by id and by what the minutes call the person. */
interface Attending {
	readonly attendee: string;
	readonly kind: AttendeeKind;
	readonly name: string;
	readonly from: string;
}
