/** What a verifier does with one entry of the queue. */
export type VerifyCommand =
	| { readonly type: 'entry.claim' }
	| { readonly type: 'entry.release' }
	| { readonly type: 'entry.approve' }
	| { readonly type: 'entry.return'; readonly reason: string };

export const VERIFY_REFUSALS = [
	'entry.unknown',
	'entry.done',
	'entry.newer-version',
	'entry.claimed',
	'entry.not-claimed',
	'entry.same-eyes',
	'entry.needs-reason',
	'entry.moved',
] as const;
export type VerifyRefusal = (typeof VERIFY_REFUSALS)[number];

/** An entry as the decision sees it. */
export interface EntryFacts {
	readonly state: 'received' | 'returned' | 'verified' | 'published';
	readonly latest: boolean;
	readonly claimedBy: string | null;
	readonly leaseUntil: string | null;
	/** Who approved it first, while a second pair of eyes is needed. */
	readonly firstBy: string | null;
}

export interface VerifyContext {
	readonly who: string;
	/** UTC ISO. */
	readonly now: string;
	/** Pairs of eyes an approval needs: 2 unless the hub's configuration says 1. */
	readonly eyes: 1 | 2;
	readonly leaseMinutes: number;
}

/** What becomes of the entry; members left out stay as they are. */
export interface EntryChange {
	readonly state?: 'returned' | 'verified';
	readonly claimedBy: string | null;
	readonly leaseUntil: string | null;
	readonly firstBy?: string | null;
	readonly reason?: string;
}

/**
 * The second look before publication: one holds an entry at a time, a lease that runs out frees it,
 * and who approved first cannot be the second pair of eyes.
 */
export function decideVerify(
	entry: EntryFacts,
	command: VerifyCommand,
	{ who, now, eyes, leaseMinutes }: VerifyContext,
): EntryChange | VerifyRefusal {
	if (!entry.latest) return 'entry.newer-version';
	if (entry.state !== 'received') return 'entry.done';
	// A lease that ends later than any given now is of a clock that ran ahead.
	const far = new Date(Date.parse(now) + 2 * leaseMinutes * 60_000).toISOString();
	const held =
		entry.claimedBy !== null && entry.leaseUntil !== null && entry.leaseUntil > now && entry.leaseUntil <= far;
	if (held && entry.claimedBy !== who) return 'entry.claimed';
	const free = { claimedBy: null, leaseUntil: null };
	switch (command.type) {
		case 'entry.claim':
			if (entry.firstBy === who) return 'entry.same-eyes';
			return { claimedBy: who, leaseUntil: new Date(Date.parse(now) + leaseMinutes * 60_000).toISOString() };
		case 'entry.release':
			return held ? free : 'entry.not-claimed';
		case 'entry.approve':
			if (!held) return 'entry.not-claimed';
			if (entry.firstBy === who) return 'entry.same-eyes';
			if (eyes === 2 && entry.firstBy === null) return { ...free, firstBy: who };
			return { ...free, state: 'verified' };
		case 'entry.return':
			if (!held) return 'entry.not-claimed';
			if (command.reason.trim() === '') return 'entry.needs-reason';
			return { ...free, state: 'returned', reason: command.reason.trim() };
	}
}
