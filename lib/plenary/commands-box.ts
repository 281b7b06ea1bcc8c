import { z } from 'zod';
import { note, ofResult } from './parts';

/** C.Kejadian Khusus of a TPS as it was read out: nothing happened, settled there, or still open. */
export const INCIDENT_STATUSES = ['nihil', 'selesai', 'belum-selesai'] as const;

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
