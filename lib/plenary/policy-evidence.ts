import type { evidenceCommands } from './commands-evidence';

/** Command → roles for keys, copies and documents; policy.ts says what a reach means and checks the types. */
export const EVIDENCE_POLICY = {
	'key.introduce': { roles: { admin: 'all' }, posted: false },
	'witness.key': { roles: { saksi: 'own-witness' }, posted: true },
} as const satisfies Record<keyof typeof evidenceCommands, unknown>;
