import { randomBytes } from 'node:crypto';
import { type Algorithm, hash, hashSync, type Options, verify } from '@node-rs/argon2';
import { generatedPassword, PASSWORD_BYTES } from '../../lib/accounts';

/** Argon2id as the OWASP Password Storage Cheat Sheet asks at least: 19 MiB, two passes, one lane. */
const PARAMETERS: Options = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hash of a password nobody has, so that an unknown name takes the time of a known one. */
const NOBODY = hashSync(randomBytes(32), PARAMETERS);

export function newPassword(): string {
	return generatedPassword(randomBytes(PASSWORD_BYTES));
}

export function hashPassword(password: string): Promise<string> {
	return hash(password.normalize('NFC'), PARAMETERS);
}

/** For the command line only: a server must not stop for it. */
export function hashPasswordNow(password: string): string {
	return hashSync(password.normalize('NFC'), PARAMETERS);
}

/** Does the password fit? Without a hash the same work is done and the answer is no. */
export async function fits(known: string | undefined, password: string): Promise<boolean> {
	const same = await verify(known ?? NOBODY, password.normalize('NFC'));
	return known !== undefined && same;
}
