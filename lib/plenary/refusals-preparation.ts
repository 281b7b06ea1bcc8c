/** Why an arrangement before the meeting was not written down. */
export const PREPARATION_REFUSALS = [
	'arrival.already',
	'arrival.needs-note',
	'arrival.not-received',
	'arrival.nothing',
	'invitation.exists',
	'invitation.unknown',
	'preparation.kelurahan',
	'schedule.hours',
	'schedule.two-panels',
	'schedule.unknown',
	'task.unknown',
] as const;
