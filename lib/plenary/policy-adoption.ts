import type { adoptionSchemas } from './commands-adoption';

const chairs = { ketua: 'all', anggota: 'all' } as const;

/** Command → roles for adoption and closing; policy.ts says what a reach means and checks the types. */
export const ADOPTION_POLICY = {
	// A member of PPK only for the panel the member leads; decide says so.
	'adoption.scrutinise': { roles: chairs, posted: true },
	'adoption.drop': { roles: chairs, posted: true },
	'adoption.sign': { roles: { ...chairs, saksi: 'own-witness' }, posted: true },
	'adoption.refuse': { roles: { ...chairs, saksi: 'own-witness' }, posted: true },
	'adoption.signOnPaper': { roles: { ketua: 'all', operator: 'all' }, posted: true },
	'adoption.strike': { roles: chairs, posted: true },
	'plenary.close': { roles: { ketua: 'all' }, posted: true },
	'plenary.reopen': { roles: { ketua: 'all' }, posted: true },
} as const satisfies Record<keyof typeof adoptionSchemas, unknown>;
