import { z } from 'zod';
import { field, id, ofResult, paperCell } from './parts';

/** A witness's own C.Hasil Salinan laid beside the C.Hasil that was read. */
export const copySchemas = {
	'copy.lay': z.object({
		...ofResult,
		/** Whose copy, when the desk writes it down; a phone lays its own witness's beside. */
		witness: id.nullable(),
		/** The lines that differ; none at all says that the copy is the same. */
		lines: z.array(z.object({ field, value: paperCell })).max(2000),
	}),
} as const;
