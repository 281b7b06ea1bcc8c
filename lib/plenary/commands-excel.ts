import { z } from 'zod';
import { PERMIT_LEVELS } from './lists';
import { contestCode, field, hash, id, kelurahanCode, letter, name, text, tpsCode } from './parts';

export { PERMIT_LEVELS } from './lists';

export type PermitLevel = (typeof PERMIT_LEVELS)[number];

/** A cell of the paper form, as at the desk. */
const paperCell = z.union([z.number().int().min(0).max(999), z.literal('X'), z.null()]);
/** Whole hours and minutes, UTC. */
const moment = z.iso.datetime();

/** Which contests in which kelurahan/desa. */
const scope = {
	contests: z.array(contestCode).min(1).max(12),
	kelurahan: z.array(kelurahanCode).min(1).max(400),
};

const item = z.object({
	tps: tpsCode,
	/** Hash of what the workbook says of this TPS: the same again is no news. */
	content: hash,
	figures: z.record(field, paperCell),
	/** Empty cells of a TPS that is marked as read to the end. */
	blank: z.array(field).max(4000),
	/** What was decided where desk and workbook differ, with the desk's number the person saw. */
	decisions: z.array(z.object({ field, ours: paperCell, took: z.enum(['ours', 'theirs']) })).max(4000),
});

/**
 * Commands about the Excel template: used only by permission of KPU RI, passed down through province and
 * kabupaten/kota to PPK (domain 5, field reports of Lampung 2020), for a scope and a time.
 */
export const excelCommandSchemas = {
	'excel.request': z.object({ id, ...scope, reason: text, document: letter }),
	/** The next level above passed the permission on; what it says may narrow the scope, never widen it. */
	'excel.grant': z.object({
		permit: id,
		level: z.enum(PERMIT_LEVELS),
		/** Who signed, with the office. */
		name,
		document: name,
		/** When it was signed. */
		at: moment,
		...scope,
		until: moment,
	}),
	'excel.deny': z.object({ permit: id, level: z.enum(PERMIT_LEVELS), name, document: letter, reason: text }),
	/** The chair puts the permission in force here. */
	'excel.adopt': z.object({ permit: id }),
	'excel.end': z.object({ permit: id, reason: text }),
	'excel.export': z.object({ id, contest: contestCode, kelurahan: kelurahanCode }),
	/** What a filled-in template says; sent by the program after the file was read and its preview accepted. */
	'excel.import': z.object({
		template: id,
		file: z.string().max(400),
		sha256: hash,
		items: z.array(item).max(2000),
		/** For TPS that are filed and on the floor: a correction as the desk makes it. */
		correction: z.object({ reason: text, requestedBy: name, initialled: z.array(name).min(1) }).optional(),
	}),
} as const;
