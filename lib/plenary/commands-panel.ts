import { z } from 'zod';
import { contestCode, id, kelurahanCode, name, panelId, text } from './parts';

export const panelSchemas = {
	/** Sets up a panel or changes it: its place, who leads it, what it reads. */
	'panel.set': z.object({
		panel: panelId,
		/** Where it sits, as it is called in the hall. */
		place: name,
		/** The account that leads it; `null` leaves it with the chair of the plenary. */
		chair: id.nullable(),
		/** Kelurahan × contest it reads; without a contest all of them. */
		reads: z.array(z.object({ kelurahan: kelurahanCode, contest: contestCode.nullable() })).max(2000),
	}),
	'panel.close': z.object({ panel: panelId, reason: text }),
	/** This desk works on the panel: the first time, and then as a beat every few seconds. */
	'panel.hold': z.object({ panel: panelId }),
	'panel.release': z.object({ panel: panelId }),
	'panel.takeOver': z.object({ panel: panelId, reason: text }),
} as const;
