import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import {
	DISPLAY_CODE_SYMBOLS,
	generatedCode,
	MOVE_CODE_MINUTES,
	normalisedCode,
	WITNESS_CODE_MINUTES,
	WITNESS_CODE_SYMBOLS,
} from '../../lib/accounts';
import type { House } from '../house';
import { statement } from '../ledger';
import { endSessions } from './sessions';
import { putSetting, setting } from './settings';

export function newWitnessCode(): string {
	return generatedCode(randomBytes(WITNESS_CODE_SYMBOLS));
}

export function newDisplayCode(): string {
	return generatedCode(randomBytes(DISPLAY_CODE_SYMBOLS));
}

/** Keeps the hash of a witness's new code. The newest replaces older ones and ends what they opened. */
export function putWitnessCode(house: House, witness: string, code: string): void {
	dropWitnessCodes(house, witness);
	keep(house, witness, code, WITNESS_CODE_MINUTES);
}

/**
 * Keeps the hash of the code a signed-in phone holds for the day this server has another address: a browser's
 * session belongs to the address it was opened at. The phone's session goes on until the code is used.
 */
export function putMoveCode(house: House, witness: string, code: string): void {
	house.sqlite
		.transaction(() => {
			statement(house.sqlite, 'DELETE FROM witness_code WHERE witness = ? AND used_at IS NULL').run(witness);
			keep(house, witness, code, MOVE_CODE_MINUTES);
		})
		.immediate();
}

function keep(house: House, witness: string, code: string, minutes: number): void {
	const now = house.now();
	const expires = new Date(now.getTime() + minutes * 60_000);
	statement(house.sqlite, 'INSERT INTO witness_code (hash, witness, created_at, expires_at) VALUES (?, ?, ?, ?)').run(
		hashOf(code),
		witness,
		now.toISOString(),
		expires.toISOString(),
	);
}

/** Makes a witness's codes and sessions worthless at once. */
export function dropWitnessCodes(house: House, witness: string): void {
	statement(house.sqlite, 'DELETE FROM witness_code WHERE witness = ?').run(witness);
	endSessions(house, 'witness', witness);
}

export type Redeemed =
	| { readonly ok: true; readonly witness: string }
	| { readonly ok: false; readonly problem: 'wrong' | 'used' | 'expired' };

/** Uses a code up: it opens one session, once, while it is fresh. */
export function redeemWitnessCode(house: House, typed: string): Redeemed {
	const hash = hashOf(normalisedCode(typed));
	return house.sqlite
		.transaction((): Redeemed => {
			const row = statement<{ witness: string; created: string; expires: string; used: string | null }>(
				house.sqlite,
				`SELECT witness_code.witness, created_at AS created, expires_at AS expires, used_at AS used
				 FROM witness_code JOIN witness ON witness.id = witness_code.witness AND witness.revoked = 0
				 WHERE hash = ?`,
			).get(hash);
			if (!row) return { ok: false, problem: 'wrong' };
			if (row.used !== null) return { ok: false, problem: 'used' };
			const now = house.now().toISOString();
			// A clock set back to before the code was made must not lengthen its life.
			if (now >= row.expires || now < row.created) return { ok: false, problem: 'expired' };
			statement(house.sqlite, 'UPDATE witness_code SET used_at = ? WHERE hash = ?').run(now, hash);
			return { ok: true, witness: row.witness };
		})
		.immediate();
}

/** Puts a new display code in place and ends the displays that came with the old one. */
export function putDisplayCode(house: House, code: string): void {
	putSetting(house, 'display-code', code);
	endSessions(house, 'display', 'layar');
}

/** The display code as it is shown on the desk, or `null` before one was made. */
export function displayCode(house: House): string | null {
	return setting(house, 'display-code') ?? null;
}

export function isDisplayCode(house: House, typed: string): boolean {
	const known = displayCode(house);
	if (known === null) return false;
	return timingSafeEqual(Buffer.from(hashOf(known), 'hex'), Buffer.from(hashOf(normalisedCode(typed)), 'hex'));
}

function hashOf(code: string): string {
	return createHash('sha256').update(code).digest('hex');
}
