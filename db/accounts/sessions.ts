import { createHash, randomBytes } from 'node:crypto';
import { type SessionKind, sessionEnd, worthTouching } from '../../lib/accounts';
import type { Actor, OperatorStage, Role } from '../../lib/plenary';
import type { House } from '../house';
import { statement } from '../ledger';
import { storageFault } from '../storage-fault';
import { sessionLimits } from './settings';

/** Where a sign-in came from, for the list of sessions. */
export interface Origin {
	readonly address: string;
	readonly agent: string;
}

/** A session that counts, with the person or device as the database knows them now. */
export interface Visit {
	/** SHA-256 of the id in the cookie. */
	readonly session: string;
	readonly kind: SessionKind;
	readonly actor: Actor;
	/** True until the person has replaced the password they were given. */
	readonly mustChange: boolean;
}

interface Row {
	readonly kind: SessionKind;
	readonly subject: string;
	readonly created_at: string;
	readonly last_seen_at: string;
	readonly revoked_at: string | null;
	readonly name: string | null;
	readonly role: Role | null;
	readonly kelurahan: string | null;
	readonly disabled: number | null;
	readonly must_change: number | null;
	readonly operator_stage: OperatorStage | null;
	readonly operator_tps: string | null;
	readonly witness_name: string | null;
	readonly witness_revoked: number | null;
}

/** Rows older than this say nothing any more. */
const KEEP_DAYS = 30;

function keyOf(sessionId: string): string {
	return createHash('sha256').update(sessionId).digest('hex');
}

/** Opens a session and returns its random id; the database keeps only the id's hash. */
export function openSession(house: House, kind: SessionKind, subject: string, { address, agent }: Origin): string {
	const id = randomBytes(32).toString('base64url');
	const now = house.now();
	const old = new Date(now.getTime() - KEEP_DAYS * 86_400_000).toISOString();
	statement(house.sqlite, 'DELETE FROM session WHERE created_at < ?').run(old);
	statement(
		house.sqlite,
		'INSERT INTO session (id, kind, subject, created_at, last_seen_at, address, agent) VALUES (?, ?, ?, ?, ?, ?, ?)',
	).run(keyOf(id), kind, subject, now.toISOString(), now.toISOString(), address.slice(0, 60), agent.slice(0, 200));
	return id;
}

/** Who a session id stands for now, or `null` when it does not count any more. */
export function visitOf(house: House, sessionId: string): Visit | null {
	return visitOfKey(house, keyOf(sessionId));
}

/** The same by the stored hash, for a line that stays open. */
export function visitOfKey(house: House, session: string): Visit | null {
	const row = statement<Row>(
		house.sqlite,
		`SELECT session.kind, session.subject, session.created_at, session.last_seen_at, session.revoked_at,
			account.name, account.role, account.kelurahan, account.disabled, credential.must_change,
			sirekap_operator.stage AS operator_stage, sirekap_operator.tps AS operator_tps,
			witness.name AS witness_name, witness.revoked AS witness_revoked
		 FROM session
		 LEFT JOIN account ON session.kind = 'account' AND account.id = session.subject
		 LEFT JOIN sirekap_operator ON sirekap_operator.username = account.username AND sirekap_operator.duty = account.role
		 LEFT JOIN credential ON credential.account = account.id
		 LEFT JOIN witness ON session.kind = 'witness' AND witness.id = session.subject
		 WHERE session.id = ?`,
	).get(session);
	if (!row) return null;
	const times = { createdAt: row.created_at, lastSeenAt: row.last_seen_at, revokedAt: row.revoked_at };
	if (sessionEnd(times, sessionLimits(house)[row.kind], house.now())) return null;
	const actor = actorOf(row);
	return actor && { session, kind: row.kind, actor, mustChange: row.must_change === 1 };
}

function actorOf(row: Row): Actor | null {
	switch (row.kind) {
		case 'account':
			if (row.disabled !== 0 || row.name === null || row.role === null) return null;
			return {
				id: row.subject,
				name: row.name,
				role: row.role,
				kelurahan: row.kelurahan ?? undefined,
				operator: row.operator_stage ? { stage: row.operator_stage, tps: row.operator_tps } : undefined,
			};
		case 'witness':
			if (row.witness_revoked !== 0 || row.witness_name === null) return null;
			return { id: `saksi-${row.subject}`, name: row.witness_name, role: 'saksi', witness: row.subject };
		case 'display':
			return { id: 'layar', name: 'Layar', role: 'layar' };
	}
}

/** A command or a page: the person is there. Written at most once a minute. */
export function touchSession(house: House, session: string): void {
	const row = statement<{ seen: string }>(house.sqlite, 'SELECT last_seen_at AS seen FROM session WHERE id = ?').get(
		session,
	);
	const now = house.now();
	if (!row || !worthTouching(row.seen, now)) return;
	try {
		statement(house.sqlite, 'UPDATE session SET last_seen_at = ? WHERE id = ?').run(now.toISOString(), session);
	} catch (fault) {
		// What the person came for says in its own words that the disk is full.
		if (!storageFault(fault)) throw fault;
	}
}

/** Ends the sessions of an account, a witness or the displays at once; `except` keeps the one at hand. */
export function endSessions(house: House, kind: SessionKind, subject: string, except?: string): void {
	statement(
		house.sqlite,
		'UPDATE session SET revoked_at = ? WHERE kind = ? AND subject = ? AND revoked_at IS NULL AND id <> ?',
	).run(house.now().toISOString(), kind, subject, except ?? '');
}

/** Ends one session by the id in its cookie: signing out. */
export function endSession(house: House, sessionId: string): void {
	statement(house.sqlite, 'UPDATE session SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL').run(
		house.now().toISOString(),
		keyOf(sessionId),
	);
}
