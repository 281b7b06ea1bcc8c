import type { House } from '../house';
import { statement } from '../ledger';

/** What a sign-in needs to know of an account. */
export interface Credential {
	readonly account: string;
	readonly username: string;
	readonly hash: string;
	readonly mustChange: boolean;
	readonly disabled: boolean;
}

interface Row {
	readonly account: string;
	readonly username: string;
	readonly hash: string;
	readonly must_change: number;
	readonly disabled: number;
}

const SELECT = `SELECT account.id AS account, account.username, credential.hash, credential.must_change, account.disabled
	 FROM account JOIN credential ON credential.account = account.id`;

export function credentialByName(house: House, username: string): Credential | undefined {
	return toCredential(statement<Row>(house.sqlite, `${SELECT} WHERE account.username = ?`).get(username));
}

export function credentialOf(house: House, account: string): Credential | undefined {
	return toCredential(statement<Row>(house.sqlite, `${SELECT} WHERE account.id = ?`).get(account));
}

function toCredential(row: Row | undefined): Credential | undefined {
	if (!row) return undefined;
	const { account, username, hash } = row;
	return { account, username, hash, mustChange: row.must_change === 1, disabled: row.disabled === 1 };
}

/** Writes a password's hash; call it beside the command that says so. */
export function putCredential(house: House, account: string, hash: string, mustChange: boolean): void {
	statement(
		house.sqlite,
		`INSERT INTO credential (account, hash, must_change, changed_at) VALUES (?, ?, ?, ?)
		 ON CONFLICT (account) DO UPDATE SET hash = excluded.hash, must_change = excluded.must_change,
			changed_at = excluded.changed_at`,
	).run(account, hash, mustChange ? 1 : 0, house.now().toISOString());
}
