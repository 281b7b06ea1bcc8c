import { z } from 'zod';
import { contestCode, text } from './parts';

/** Commands about fetching system data from a site in Sirekap's layout. */
export const pullCommandSchemas = {
	/** Go through every TPS of the kecamatan once; what has not changed there is not sent again. */
	'pull.order': z.object({
		contest: contestCode,
		/** Address above `pemilu/…`. */
		url: z.string().trim().max(400),
		/** Most kilobytes a second. */
		rate: z.number().int().min(1).max(100_000),
		/** Requests at the same time. */
		parallel: z.number().int().min(1).max(8),
	}),
	'pull.pause': z.object({ contest: contestCode, reason: text }),
	'pull.resume': z.object({ contest: contestCode }),
} as const;
