import { z } from 'zod';

/** Ed25519 public key, 32 bytes in base64url without padding. */
export const publicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

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
	/** Written into the restored ledger by the program itself. */
	'ledger.restore': z.object({ backup: backupName, ...head, former: z.object(head).nullable() }),
} as const;
