import type { CommandType } from './commands';
import type { pullCommandSchemas } from './commands-pull';

/** This machine calls an address somebody typed: only an administrator says which. */
const admin = { admin: 'all' } as const;
/** Who imports may also stop and let go on. */
const importers = { admin: 'all', operator: 'all' } as const;

/** Command → roles for fetching; policy.ts says what a reach means and checks the types. */
export const PULL_POLICY = {
	'pull.order': { roles: admin, posted: true },
	'pull.pause': { roles: importers, posted: true },
	'pull.resume': { roles: importers, posted: true },
} as const satisfies Record<keyof typeof pullCommandSchemas, unknown>;

/** Fetching writes nothing into the plenary; it goes on while the meeting rests. */
export const PULL_GOES_ON = Object.keys(PULL_POLICY) as CommandType[];
