import { z } from 'zod';
import { PAUSE_KINDS, PAUSE_MODES, PAUSED_SEALS } from './lists';
import { letter, name, note, ofResult, text } from './parts';

export { PAUSE_KINDS, PAUSE_MODES, PAUSED_SEALS } from './lists';

export const pauseSchemas = {
	'plenary.suspend': z.object({
		kind: z.enum(PAUSE_KINDS),
		mode: z.enum(PAUSE_MODES),
		orderedBy: name,
		/** Number of the letter; empty for an order by word of mouth. */
		document: letter,
		reason: text,
		/** What the witnesses agreed to, in words; empty when they were not asked. */
		agreement: note,
		/** Who guards the boxes meanwhile. */
		guard: name,
		/** When the meeting is to go on, as far as known. */
		until: z.iso.datetime().nullable(),
		/** How each open box is left. */
		boxes: z.array(z.object({ ...ofResult, seal: z.enum(PAUSED_SEALS) })).max(2000),
	}),
	'plenary.resume': z.object({ orderedBy: name, document: letter, note }),
} as const;

export type PauseKind = (typeof PAUSE_KINDS)[number];
export type PauseMode = (typeof PAUSE_MODES)[number];
export type PausedSeal = (typeof PAUSED_SEALS)[number];
