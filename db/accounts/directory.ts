import { ACCOUNT_PATIENCE, type Failures, type SessionTimes, sessionEnd, waitSeconds } from '../../lib/accounts';
import type { Role } from '../../lib/plenary';
import type { House } from '../house';
import { statement } from '../ledger';
import { sessionLimits } from './settings';

/** One account as the admin sees it. */
export interface AccountLine {
	readonly id: string;
	readonly username: string;
	readonly name: string;
	readonly role: Role;
	/** The kelurahan/desa a PPS is bound to. */
	readonly kelurahan: { readonly kode: string; readonly name: string } | null;
	readonly disabled: boolean;
	/** Still has the password it was given. */
	readonly mustChange: boolean;
	/** Sessions that count now. */
	readonly sessions: number;
	/** Last command or page of any session. */
	readonly lastSeenAt: string | null;
	/** Seconds for which signing in is closed after failures. */
	readonly lockedSeconds: number;
}

export interface Directory {
	readonly accounts: readonly AccountLine[];
	/** What a PPS account can be bound to. */
	readonly kelurahan: readonly { readonly kode: string; readonly name: string }[];
}

/** Every account with what its sessions and failed sign-ins look like now. */
export function directory(house: House): Directory {
	const now = house.now();
	const limit = sessionLimits(house).account;
	const sessions = new Map<string, SessionTimes[]>();
	for (const { subject, ...times } of statement<SessionTimes & { subject: string }>(
		house.sqlite,
		`SELECT subject, created_at AS createdAt, last_seen_at AS lastSeenAt, revoked_at AS revokedAt
		 FROM session WHERE kind = 'account' ORDER BY last_seen_at DESC`,
	).all()) {
		sessions.set(subject, [...(sessions.get(subject) ?? []), times]);
	}
	const failures = new Map(
		statement<Failures & { key: string }>(
			house.sqlite,
			"SELECT key, failures, last_at AS lastAt FROM throttle WHERE key LIKE 'akun:%'",
		)
			.all()
			.map((row) => [row.key, row]),
	);
	const accounts = statement<{
		id: string;
		username: string;
		name: string;
		role: Role;
		kelurahan: string | null;
		place: string | null;
		disabled: number;
		must_change: number | null;
	}>(
		house.sqlite,
		`SELECT account.id, account.username, account.name, account.role, account.kelurahan, kelurahan.nama AS place,
			account.disabled, credential.must_change
		 FROM account LEFT JOIN kelurahan ON kelurahan.kode = account.kelurahan
		 LEFT JOIN credential ON credential.account = account.id ORDER BY account.username`,
	)
		.all()
		.map((row): AccountLine => {
			const own = sessions.get(row.id) ?? [];
			return {
				id: row.id,
				username: row.username,
				name: row.name,
				role: row.role,
				kelurahan: row.kelurahan ? { kode: row.kelurahan, name: row.place ?? row.kelurahan } : null,
				disabled: row.disabled === 1,
				mustChange: row.must_change === 1,
				sessions: row.disabled === 1 ? 0 : own.filter((session) => !sessionEnd(session, limit, now)).length,
				lastSeenAt: own[0]?.lastSeenAt ?? null,
				lockedSeconds: waitSeconds(failures.get(`akun:${row.username}`), ACCOUNT_PATIENCE, now),
			};
		});
	const kelurahan = statement<{ kode: string; name: string }>(
		house.sqlite,
		'SELECT kode, nama AS name FROM kelurahan ORDER BY kode',
	).all();
	return { accounts, kelurahan };
}
