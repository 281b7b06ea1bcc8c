import type { attendanceSchemas } from './commands-attendance';

const registry = { operator: 'all', ketua: 'all', admin: 'all' } as const;

/** Command → roles for who is in the room; policy.ts says what a reach means and checks the types. */
export const ATTENDANCE_POLICY = {
	'witness.swap': { roles: registry, posted: true },
	'witness.dropCredential': { roles: registry, posted: true },
	'attendee.register': { roles: registry, posted: true },
	'attendee.attend': { roles: registry, posted: true },
	'attendee.leave': { roles: registry, posted: true },
	'attendee.revoke': { roles: registry, posted: true },
	'attendance.dismiss': { roles: registry, posted: true },
} as const satisfies Record<keyof typeof attendanceSchemas, unknown>;
