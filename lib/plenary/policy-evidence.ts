import type { evidenceCommands } from './commands-evidence';

/** Command → roles for keys, copies and documents; policy.ts says what a reach means and checks the types. */
export const EVIDENCE_POLICY = {
	'key.introduce': { roles: { admin: 'all' }, posted: false },
	'witness.key': { roles: { saksi: 'own-witness' }, posted: true },
	'backup.configure': { roles: { admin: 'all', operator: 'all' }, posted: true },
	'backup.run': { roles: { admin: 'all', operator: 'all', ketua: 'all' }, posted: true },
	'backup.restore': { roles: { admin: 'all' }, posted: true },
	'document.render': {
		roles: { ketua: 'all', anggota: 'all', operator: 'all', panwaslu: 'all', admin: 'all' },
		posted: true,
	},
	'document.cancel': { roles: { ketua: 'all', anggota: 'all', operator: 'all', admin: 'all' }, posted: true },
	'document.handOver': { roles: { ketua: 'all', operator: 'all' }, posted: true },
	'ledger.restore': { roles: { admin: 'all' }, posted: false },
} as const satisfies Record<keyof typeof evidenceCommands, unknown>;
