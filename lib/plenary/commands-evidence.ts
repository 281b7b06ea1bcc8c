import { z } from 'zod';

/** Ed25519 public key, 32 bytes in base64url without padding. */
export const publicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Commands about keys, copies and what left the hall. */
export const evidenceCommands = {
	/** The key this installation signs with from now on. Sent by the program itself. */
	'key.introduce': z.object({ publicKey }),
	/** A witness's phone says which key it signs with; the private half never leaves it. */
	'witness.key': z.object({ publicKey }),
} as const;
