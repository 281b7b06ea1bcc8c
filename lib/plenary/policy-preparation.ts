import type { preparationSchemas } from './commands-preparation';

const committee = { ketua: 'all', anggota: 'all', operator: 'all' } as const;

/** Command → roles before the meeting; policy.ts says what a reach means and checks the types. */
export const PREPARATION_POLICY = {
	'schedule.set': { roles: committee, posted: true },
	'schedule.drop': { roles: committee, posted: true },
	'task.assign': { roles: committee, posted: true },
	'task.drop': { roles: committee, posted: true },
	'invitation.list': { roles: committee, posted: true },
	'invitation.deliver': { roles: committee, posted: true },
	'invitation.confirm': { roles: committee, posted: true },
	'invitation.drop': { roles: committee, posted: true },
	'arrival.receive': { roles: committee, posted: true },
	'arrival.receiveAll': { roles: committee, posted: true },
	'arrival.correct': { roles: committee, posted: true },
} as const satisfies Record<keyof typeof preparationSchemas, unknown>;
