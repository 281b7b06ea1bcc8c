import { z } from 'zod';
import { rulesSchema } from '../election';
import { adoptionSchemas } from './commands-adoption';
import { attendanceSchemas } from './commands-attendance';
import { boxSchemas } from './commands-box';
import { caseSchemas } from './commands-case';
import { contestCommandSchemas } from './commands-contests';
import { copySchemas } from './commands-copy';
import { deliveryCommandSchemas } from './commands-delivery';
import { evidenceCommands, proof } from './commands-evidence';
import { excelCommandSchemas } from './commands-excel';
import { operatorCommandSchemas } from './commands-operator';
import { panelSchemas } from './commands-panel';
import { pauseSchemas } from './commands-pause';
import { photoSchemas } from './commands-photo';
import { preparationSchemas } from './commands-preparation';
import { pullCommandSchemas } from './commands-pull';
import { recountSchemas } from './commands-recount';
import { reopenSchemas } from './commands-reopen';
import { SEALS } from './lists';
import {
	contestCode,
	field,
	hash,
	id,
	kelurahanCode,
	name,
	note,
	ofResult,
	panelId,
	paperCell,
	text,
	tpsCode,
} from './parts';
import { isSystemItem, type SystemItem } from './system-item';

export { SEALS } from './lists';
export type { SystemItem } from './system-item';

/** A number of the system: whole, at most nine digits. */
const systemCell = z.union([z.number().int().min(0).max(999_999_999), z.null()]);
const paperFigures = z.record(field, paperCell);

export const MODES = ['blind', 'match'] as const;
export const BASES = [
	'salah-baca',
	'salah-tulis',
	'hitung-ulang',
	'rekomendasi-panwaslu',
	'kesepakatan-saksi',
] as const;
export const ANSWERS = ['agree', 'object', 'refuse'] as const;

/** A TPS of the region list; `dpt` are its voters, where the list has them. */
export const tpsRow = z.object({ kode: tpsCode, nama: name, dpt: z.number().int().min(0).max(99_999).optional() });
export const kelurahanRows = z.object({
	kode: kelurahanCode,
	nama: name,
	kecamatan: z.object({ kode: z.string().regex(/^\d{6}$/), nama: name }),
	kabko: z.object({ kode: z.string().regex(/^\d{4}$/), nama: name }),
	provinsi: z.object({ kode: z.string().regex(/^\d{2}$/), nama: name }),
	tps: z.array(tpsRow).min(1).max(2000),
});

/** What the system showed, one item for each file; checked by hand, because a command carries thousands. */
const systemItems = z.custom<readonly SystemItem[]>((value) => Array.isArray(value) && value.every(isSystemItem));

/** Every command by its type. The schema is what the door parses. */
export const commandSchemas = {
	'region.import': z.object({
		file: z.string().max(400),
		sha256: hash,
		kelurahan: z.array(kelurahanRows).min(1),
	}),
	'system.import': z.object({
		contest: contestCode,
		source: z.object({ name: z.string().max(400), sha256: hash }),
		items: systemItems,
	}),
	'account.create': z.object({
		id,
		username: z.string().regex(/^[a-z0-9._-]{3,40}$/),
		name,
		role: z.enum(['ketua', 'anggota', 'operator', 'pps', 'web', 'mobile', 'panwaslu', 'admin']),
		kelurahan: kelurahanCode.optional(),
	}),
	'account.disable': z.object({ account: id, reason: text }),
	'account.enable': z.object({ account: id }),
	'account.resetPassword': z.object({ account: id }),
	'account.revokeSessions': z.object({ account: id }),
	/** One's own password; the password itself goes beside the command, never into it. */
	'account.changePassword': z.object({ account: id }),
	'display.renewCode': z.object({}),
	'plenary.open': z.object({
		kecamatan: z.string().regex(/^\d{6}$/),
		mode: z.enum(MODES),
		/** What was agreed at the opening; what is left out stays as the election's default. */
		rules: rulesSchema.partial().optional(),
	}),
	'plenary.setMode': z.object({ mode: z.enum(MODES) }),
	'witness.register': z.object({
		id,
		/** Ballot number of the contestant, in this contest. */
		contest: contestCode,
		contestant: z.number().int().min(1).max(999),
		name,
		mandate: z.object({ number: name, signedBy: name }),
	}),
	'witness.attend': z.object({ witness: id }),
	'witness.leave': z.object({ witness: id }),
	'witness.credential': z.object({ witness: id }),
	'witness.revoke': z.object({ witness: id, reason: text }),
	'tps.floor': z.object({
		...ofResult,
		seal: z.enum(SEALS),
		note,
		mode: z.enum(MODES),
		/** The panel it is read in; the one its kelurahan belongs to when left out. */
		panel: panelId.optional(),
	}),
	'tps.setAside': z.object({ ...ofResult, reason: text }),
	'tally.draft': z.object({
		...ofResult,
		figures: paperFigures,
		matched: z.array(field),
		blank: z.array(field).optional(),
		zeroed: z.array(field).optional(),
		at: field.nullable(),
	}),
	'tally.fill': z.object({
		...ofResult,
		figures: paperFigures,
		/** Fields taken as read from the shown value (Enter on an empty cell). */
		matched: z.array(field),
		/** Fields the reader says are empty on the paper. */
		blank: z.array(field),
		/** Fields taken as zero by the one word “sisanya nol”, not read one by one. */
		zeroed: z.array(field).optional(),
	}),
	'tally.correct': z.object({
		...ofResult,
		changes: z.array(z.object({ field, value: paperCell })).min(1),
		reason: text,
		basis: z.enum(BASES),
		requestedBy: name,
		/** Who initialled the struck-out figure on the paper. */
		initialled: z.array(name).min(1),
		/** The accepted objection this correction carries out. */
		case: id.optional(),
	}),
	'system.edit': z.object({
		...ofResult,
		edits: z.array(z.object({ field, value: systemCell })).min(1),
		reason: text,
	}),
	'item.record': z.object({
		...ofResult,
		items: z.array(z.string().max(80)).min(1),
		note: text,
	}),
	'witness.agree': z.object({ ...ofResult, hash, proof }),
	'witness.object': z.object({ ...ofResult, hash, text, proof }),
	'witness.refuse': z.object({ ...ofResult, hash, text, proof }),
	'witness.answerOnPaper': z.object({
		...ofResult,
		hash,
		witness: id,
		answer: z.enum(ANSWERS),
		text: note,
	}),
	'gavel.strike': z.object({ ...ofResult, hash }),
	...contestCommandSchemas,
	...attendanceSchemas,
	...preparationSchemas,
	...pauseSchemas,
	...boxSchemas,
	...copySchemas,
	...caseSchemas,
	...reopenSchemas,
	...recountSchemas,
	...panelSchemas,
	...deliveryCommandSchemas,
	...evidenceCommands,
	...adoptionSchemas,
	...excelCommandSchemas,
	...pullCommandSchemas,
	...operatorCommandSchemas,
	...photoSchemas,
} as const;

export type CommandType = keyof typeof commandSchemas;
type FieldsOf<T extends CommandType> = z.infer<(typeof commandSchemas)[T]>;
/** A schema without fields infers as "no key at all", which would shut out `type` as well. */
export type CommandOf<T extends CommandType> = {
	readonly type: T;
} & (FieldsOf<T> extends Record<string, never> ? unknown : FieldsOf<T>);
export type Command = { [T in CommandType]: CommandOf<T> }[CommandType];
/** Several commands as a union, to be told apart by their type. */
export type CommandsOf<T extends CommandType> = Extract<Command, { readonly type: T }>;
export type KelurahanRows = z.infer<typeof kelurahanRows>;
export type Seal = (typeof SEALS)[number];
export type EntryMode = (typeof MODES)[number];
export type Basis = (typeof BASES)[number];
export type Answer = (typeof ANSWERS)[number];

export const COMMAND_TYPES = Object.keys(commandSchemas) as CommandType[];

/** What a screen posts: a fresh id (so that a repeated post is answered, not repeated), the version shown. */
export const envelopeSchema = z.object({
	id: z.uuid(),
	/** Version of the stream the screen was showing; absent where the command is about no one stream. */
	expect: z.number().int().min(0).optional(),
	command: z.looseObject({
		type: z.enum(COMMAND_TYPES as [CommandType, ...CommandType[]]),
	}),
});

export interface Envelope {
	readonly id: string;
	readonly expect?: number;
	readonly command: Command;
}
