import type { AttendanceEvents } from '../plenary/events-attendance';

const guest = { attendee: 't', kind: 'pers', name: 'Sari Wulandari', from: 'Harian Contoh' } as const;

/** One of every event about who is in the room, for the tests of its sentences. */
export const ATTENDANCE_SAMPLES: AttendanceEvents = {
	'witness.attended': { witness: 's', late: true },
	'witness.left': { witness: 's' },
	'witness.swapped': { witness: 's', leaves: 's2', leavesName: 'Budi' },
	'witness.credentialDropped': { witness: 's', reason: 'Ponsel hilang' },
	'attendee.registered': { id: 't', kind: 'pers', name: 'Sari Wulandari', from: 'Harian Contoh', letter: '7/RED/II' },
	'attendee.attended': { ...guest, late: true },
	'attendee.left': guest,
	'attendee.revoked': { ...guest, reason: 'Surat tugas ditarik' },
	'attendance.dismissed': { witnesses: ['s'], attendees: ['t'] },
};
