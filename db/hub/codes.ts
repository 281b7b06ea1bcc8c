import { randomBytes } from 'node:crypto';
import type { Hub } from './hub';
import { codeHash } from './reception';

/** Days a code is good for. */
const GOOD_FOR = 14;
/** Without letters and digits that are taken for one another when read aloud. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A one-time code by which one hall of a kecamatan is taken in; only its hash is kept. */
export async function offerCode(
	hub: Hub,
	kecamatan: string,
	by: string,
): Promise<{ readonly code: string; readonly kecamatan: string; readonly until: string }> {
	const signs = [...randomBytes(16)].map((byte) => SIGNS[byte % SIGNS.length] ?? '');
	const code = [0, 4, 8, 12].map((at) => signs.slice(at, at + 4).join('')).join('-');
	const now = hub.now();
	const until = new Date(now.getTime() + GOOD_FOR * 86_400_000).toISOString();
	await hub.store.offer({ hash: codeHash(code), kecamatan, by, at: now.toISOString(), until });
	return { code, kecamatan, until };
}
