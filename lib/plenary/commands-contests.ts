import { z } from 'zod';
import { packSchema } from '../election/pack';
import { FLOWS } from './lists';

export { FLOWS } from './lists';

export type Flow = (typeof FLOWS)[number];

/** Commands about which contests there are and in what order they are read. */
export const contestCommandSchemas = {
	'pack.adopt': z.object({
		file: z.string().max(400),
		/** SHA-256 of the file's bytes. */
		sha256: z.string().regex(/^[0-9a-f]{64}$/),
		pack: packSchema,
		/** The blanked blocks of the fingerprint, as typed from paper. */
		typed: z.array(z.string().max(16)).max(16),
	}),
	'plenary.setFlow': z.object({ flow: z.enum(FLOWS) }),
} as const;
