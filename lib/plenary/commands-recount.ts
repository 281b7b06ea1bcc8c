import { z } from 'zod';
import { RECOUNT_GROUNDS } from './lists';
import { field, name, note, ofResult, text } from './parts';

export { RECOUNT_GROUNDS } from './lists';

/** Ballots one post may carry: what was typed while the post before it was under way. */
const MOST_AT_ONCE = 200;

export const recountSchemas = {
	'recount.open': z.object({ ...ofResult, ground: z.enum(RECOUNT_GROUNDS), proposer: name, decision: text }),
	/** Ballots in the order they were shown, by the field each is a vote for; `from` counts those before. */
	'recount.count': z.object({
		...ofResult,
		from: z.number().int().min(0).max(9_999),
		ballots: z.array(field).min(1).max(MOST_AT_ONCE),
	}),
	'recount.undo': z.object({ ...ofResult, from: z.number().int().min(1).max(9_999) }),
	'recount.finish': z.object({
		...ofResult,
		from: z.number().int().min(0).max(9_999),
		/** Needed when the ballots counted are not as many as the form says were used. */
		note,
		initialled: z.array(name).min(1).max(200),
	}),
	'recount.drop': z.object({ ...ofResult, reason: text }),
} as const;

export type RecountGround = (typeof RECOUNT_GROUNDS)[number];
