/** How many failures cost nothing: people mistype. */
export interface Patience {
	readonly free: number;
}

export const ACCOUNT_PATIENCE: Patience = { free: 5 };
export const ADDRESS_PATIENCE: Patience = { free: 5 };
/** Codes carry 60 random bits and many phones may share one address: guessing is hopeless, mistyping is not. */
export const CODE_PATIENCE: Patience = { free: 20 };

const FIRST = 30;
const LONGEST = 15 * 60;
/** Without a failure for this long, counting starts afresh. */
const FORGET_AFTER = 60 * 60;

export interface Failures {
	readonly failures: number;
	readonly lastAt: string;
}

/** Seconds to wait after this many failures: 30, 60, 120 … up to a quarter of an hour. */
export function lockoutSeconds(failures: number, { free }: Patience): number {
	const beyond = failures - free;
	return beyond <= 0 ? 0 : Math.min(FIRST * 2 ** Math.min(beyond - 1, 10), LONGEST);
}

/**
 * Seconds still to wait now. A clock set back by more than the lockout ends it (nobody at the keyboard can
 * set it; a laptop that does must not lock its people out), the failures stay counted.
 */
export function waitSeconds(known: Failures | undefined, patience: Patience, now: Date): number {
	if (!known) return 0;
	const passed = Math.abs(now.getTime() - Date.parse(known.lastAt)) / 1000;
	return Math.max(0, Math.ceil(lockoutSeconds(known.failures, patience) - passed));
}

/** Failures that still count. */
export function remembered(known: Failures | undefined, now: Date): number {
	if (!known) return 0;
	return Math.abs(now.getTime() - Date.parse(known.lastAt)) / 1000 >= FORGET_AFTER ? 0 : known.failures;
}
