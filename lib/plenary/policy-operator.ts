import type { CommandType } from './commands';
import type { operatorCommandSchemas } from './commands-operator';

const registry = { operator: 'all', ketua: 'all', admin: 'all' } as const;

/** Command → roles for Sirekap's operators; policy.ts says what a reach means and checks the types. */
export const OPERATOR_POLICY = {
	'operator.register': { roles: registry, posted: true },
	'operator.activate': { roles: registry, posted: true },
	'operator.enable': { roles: registry, posted: true },
	'operator.fail': { roles: registry, posted: true },
	'operator.retire': { roles: registry, posted: true },
	'operator.standIn': { roles: { ketua: 'all', anggota: 'all', operator: 'all' }, posted: true },
} as const satisfies Record<keyof typeof operatorCommandSchemas, unknown>;

/** Accounts are put in order while the meeting rests. */
export const OPERATOR_GOES_ON = Object.keys(OPERATOR_POLICY) as CommandType[];
