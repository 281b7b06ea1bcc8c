import { randomBytes } from 'node:crypto';
import { DEFAULT_LIMITS, type Limits } from '../../lib/accounts';
import type { House } from '../house';
import { statement } from '../ledger';

/** Settings of this installation. They are no record of the plenary and never travel with the ledger. */
export type SettingKey = 'session-secret' | 'display-code' | 'session-limits' | 'backup-folder';

export function setting(house: House, key: SettingKey): string | undefined {
	return statement<{ value: string }>(house.sqlite, 'SELECT value FROM setting WHERE key = ?').get(key)?.value;
}

export function putSetting(house: House, key: SettingKey, value: string): void {
	statement(
		house.sqlite,
		'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
	).run(key, value);
}

/** The secret the session cookies are encrypted with: made at first use, the same in every process. */
export function sessionSecret(house: House): string {
	const known = setting(house, 'session-secret');
	if (known) return known;
	statement(house.sqlite, 'INSERT OR IGNORE INTO setting (key, value) VALUES (?, ?)').run(
		'session-secret',
		randomBytes(32).toString('base64url'),
	);
	return setting(house, 'session-secret') ?? '';
}

/** How long sessions last; the setting `session-limits` (JSON, minutes) may replace any of the defaults. */
export function sessionLimits(house: House): Limits {
	const own = setting(house, 'session-limits');
	if (!own) return DEFAULT_LIMITS;
	const given = JSON.parse(own) as Partial<Limits>;
	return {
		account: { ...DEFAULT_LIMITS.account, ...given.account },
		witness: { ...DEFAULT_LIMITS.witness, ...given.witness },
		display: { ...DEFAULT_LIMITS.display, ...given.display },
	};
}
