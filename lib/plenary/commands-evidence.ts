import { z } from 'zod';

/** Ed25519 public key, 32 bytes in base64url without padding. */
export const publicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The witness's own signature under an answer, made on the phone; see lib/evidence. */
export const proof = z.object({ key: publicKey, signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/) }).optional();

/** Kinds of documents (lib/documents), tables, and everything in one file. */
export const RENDERABLE = [
	'pembukaan',
	'd-hasil',
	'berita-acara',
	'kejadian-khusus',
	'koreksi',
	'daftar-hadir',
	'kotak-segel',
	'tanda-terima',
	'hasil-tps',
	'xlsx',
	'csv',
	'json',
	'bundel',
] as const;

const backupName = z.string().regex(/^cadangan-\d{8}T\d{6}Z-\d{6,}$/);
const head = { seq: z.number().int().min(0), hash: z.string().max(64) };

/** Commands about keys, copies and what left the hall. */
export const evidenceCommands = {
	/** The key this installation signs with from now on. Sent by the program itself. */
	'key.introduce': z.object({ publicKey }),
	/** A witness's phone says which key it signs with; the private half never leaves it. */
	'witness.key': z.object({ publicKey }),
	/** Where copies of the data folder go; an empty text means the folder beside it. */
	'backup.configure': z.object({ folder: z.string().trim().max(400) }),
	/** A copy now. */
	'backup.run': z.object({}),
	/** Go back to a copy: what was entered after it is set aside. */
	'backup.restore': z.object({ backup: backupName }),
	/** Makes a document, a table or the bundle; nothing of the plenary changes. */
	'document.render': z.object({
		what: z.enum(RENDERABLE),
		contest: z.string().regex(/^[a-z-]{2,12}$/),
		/** Code of the TPS, for its one-page result. */
		station: z
			.string()
			.regex(/^\d{13}$/)
			.optional(),
	}),
	'document.cancel': z.object({ job: z.number().int().min(1) }),
	/** Somebody received a document, on paper or as a file. */
	'document.handOver': z.object({
		document: z.string().trim().min(1).max(120),
		content: z.string().regex(/^([0-9a-f]{64})?$/),
		recipient: z.string().trim().min(1).max(160),
		means: z.enum(['paper', 'file']),
	}),
	/** Written into the restored ledger by the program itself. */
	'ledger.restore': z.object({ backup: backupName, ...head, former: z.object(head).nullable() }),
} as const;
