import { z } from 'zod';
import { REOPEN_BASES } from './lists';
import { letter, ofResult, text } from './parts';

export { REOPEN_BASES } from './lists';

/** Two people: one asks, another role approves. Only then is there a second version. */
export const reopenSchemas = {
	'reopen.request': z.object({ ...ofResult, basis: z.enum(REOPEN_BASES), document: letter, reason: text }),
	'reopen.approve': z.object({ ...ofResult, reason: text }),
	'reopen.drop': z.object({ ...ofResult, reason: text }),
} as const;

export type ReopenBasis = (typeof REOPEN_BASES)[number];
