/** What a session belongs to. */
export type SessionKind = 'account' | 'witness' | 'display';

export interface Limit {
	/** Minutes without a command or a page; `null`: a projector does nothing by itself. */
	readonly idle: number | null;
	/** Minutes after signing in, whatever happens. */
	readonly absolute: number;
}

export type Limits = Readonly<Record<SessionKind, Limit>>;

/** A plenary day is long: an absolute limit covers it with its pauses, an idle one a desk left alone. */
export const DEFAULT_LIMITS: Limits = {
	account: { idle: 120, absolute: 16 * 60 },
	witness: { idle: 12 * 60, absolute: 24 * 60 },
	display: { idle: null, absolute: 72 * 60 },
};

export interface SessionTimes {
	readonly createdAt: string;
	readonly lastSeenAt: string;
	readonly revokedAt: string | null;
}

const MINUTE = 60_000;

/**
 * Time between two moments whichever came first. A clock set back must neither end every session at once
 * nor let one live for ever: a distance in the future counts as much as one in the past.
 */
function apart(from: string, now: Date): number {
	return Math.abs(now.getTime() - Date.parse(from));
}

/** Why a session no longer counts, or `null` while it does. */
export function sessionEnd(times: SessionTimes, limit: Limit, now: Date): 'revoked' | 'absolute' | 'idle' | null {
	if (times.revokedAt !== null) return 'revoked';
	if (apart(times.createdAt, now) >= limit.absolute * MINUTE) return 'absolute';
	if (limit.idle !== null && apart(times.lastSeenAt, now) >= limit.idle * MINUTE) return 'idle';
	return null;
}

/** True when the last sign of life is old enough to be written again: at most once a minute. */
export function worthTouching(lastSeenAt: string, now: Date): boolean {
	return apart(lastSeenAt, now) >= MINUTE;
}
