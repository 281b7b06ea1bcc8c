import { z } from 'zod';
import { DUTIES, INVITATION_MEANS, INVITED_GROUPS, SEALS } from './lists';
import { contestCode, id, kelurahanCode, letter, name, note, panelId, text, tpsCode } from './parts';

export { DUTIES, INVITATION_MEANS, INVITED_GROUPS } from './lists';

const day = z.iso.date();
/** `08:30`, as the clock of the place shows it. */
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** A box is one contest's box of one TPS. */
const box = { tps: tpsCode, contest: contestCode };

/** What is arranged before the meeting: schedule, duties, invitations, arrival of the sealed boxes. */
export const preparationSchemas = {
	'schedule.set': z.object({
		entry: id,
		day,
		start: hour,
		/** Empty where the end is open. */
		until: hour.or(z.literal('')),
		kelurahan: kelurahanCode,
		/** `null`: every contest. */
		contest: contestCode.nullable(),
		panel: panelId,
		note,
	}),
	'schedule.drop': z.object({ entry: id }),
	'task.assign': z.object({
		task: id,
		/** `null`: every day. */
		day: day.nullable(),
		panel: panelId,
		duty: z.enum(DUTIES),
		name,
	}),
	'task.drop': z.object({ task: id }),
	'invitation.list': z.object({
		rows: z
			.array(z.object({ id, group: z.enum(INVITED_GROUPS), to: name, number: name }))
			.min(1)
			.max(500),
	}),
	'invitation.deliver': z.object({
		invitation: id,
		day,
		means: z.enum(INVITATION_MEANS),
		/** Who took it; empty where nobody was met. */
		receivedBy: letter,
	}),
	'invitation.confirm': z.object({ invitation: id, answer: z.enum(['hadir', 'tidak-hadir']), text: note }),
	'invitation.drop': z.object({ invitation: id, reason: text }),
	/** Boxes taken over one by one; all of one kelurahan/desa. */
	'arrival.receive': z.object({
		from: name,
		boxes: z
			.array(z.object({ ...box, seal: z.enum(SEALS), note }))
			.min(1)
			.max(500),
	}),
	/** Every box of a kelurahan/desa that was not received yet, but for the exceptions; `seal: null` did not come. */
	'arrival.receiveAll': z.object({
		kelurahan: kelurahanCode,
		from: name,
		except: z.array(z.object({ ...box, seal: z.enum(SEALS).nullable(), note })).max(2000),
	}),
	/** What was written down about a box was wrong; `seal: null`: it has not come at all. */
	'arrival.correct': z.object({
		box: z.object(box),
		seal: z.enum(SEALS).nullable(),
		from: name,
		note,
		reason: text,
	}),
} as const;

export type Duty = (typeof DUTIES)[number];
export type InvitedGroup = (typeof INVITED_GROUPS)[number];
export type InvitationMeans = (typeof INVITATION_MEANS)[number];
