/** Why somebody is not signed in, swapped or listed. */
export const ATTENDANCE_REFUSALS = [
	'attendee.exists',
	'attendee.needs-letter',
	'attendee.revoked',
	'attendee.unknown',
	'witness.already-in-room',
	'witness.named-twice',
	'witness.swap-gone',
	'witness.swap-other',
] as const;
