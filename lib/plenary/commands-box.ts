import { z } from 'zod';
import { INCIDENT_STATUSES } from './lists';
import { note, ofResult } from './parts';

export { INCIDENT_STATUSES } from './lists';

export const boxSchemas = {
	/** C.Hasil is taken out of the box. */
	'box.takeOut': z.object(ofResult),
	/** The papers are back in the box. */
	'box.putBack': z.object(ofResult),
	/** The box is closed and sealed again. */
	'box.seal': z.object({ ...ofResult, note }),
	'incident.read': z.object({ ...ofResult, status: z.enum(INCIDENT_STATUSES), text: note }),
} as const;

export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];
