/** First wait after a failure and the longest one, in milliseconds. */
export const BACKOFF = { first: 2_000, longest: 300_000 } as const;

/**
 * Milliseconds until the next try after `attempts` failures: doubled each time, at most five minutes,
 * and a random part ("equal jitter": half certain, half by chance), so that the halls of a nation whose
 * server comes back do not all knock in the same second.
 * @param chance from 0 up to, not including, 1
 */
export function waitAfter(attempts: number, chance: number): number {
	const full = Math.min(BACKOFF.longest, BACKOFF.first * 2 ** Math.max(0, Math.min(attempts, 30) - 1));
	return Math.round(full / 2 + (full / 2) * chance);
}

/** How many versions go into the next batch: halved when the link breaks, doubled when it carries. */
export function nextBatchSize(size: number, carried: boolean, largest: number): number {
	return carried ? Math.min(largest, size * 2) : Math.max(1, Math.floor(size / 2));
}
