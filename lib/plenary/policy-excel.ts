import type { CommandType } from './commands';
import type { excelCommandSchemas } from './commands-excel';

const committee = { ketua: 'all', anggota: 'all', operator: 'all' } as const;
/** Who writes down what came from above. */
const registry = { ketua: 'all', operator: 'all', admin: 'all' } as const;

/** Command → roles for the Excel template; policy.ts says what a reach means and checks the types. */
export const EXCEL_POLICY = {
	'excel.request': { roles: { ketua: 'all' }, posted: true },
	'excel.grant': { roles: registry, posted: true },
	'excel.deny': { roles: registry, posted: true },
	'excel.adopt': { roles: { ketua: 'all' }, posted: true },
	'excel.end': { roles: { ketua: 'all' }, posted: true },
	'excel.export': { roles: committee, posted: true },
	// Sent after the file was read and its preview accepted.
	'excel.import': { roles: committee, posted: false },
} as const satisfies Record<keyof typeof excelCommandSchemas, unknown>;

/** What goes on in a pause: everything about the permission, and taking the template out. */
export const EXCEL_GOES_ON: readonly CommandType[] = [
	'excel.request',
	'excel.grant',
	'excel.deny',
	'excel.adopt',
	'excel.end',
	'excel.export',
];
