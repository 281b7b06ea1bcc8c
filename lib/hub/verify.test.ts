import { describe, expect, it } from 'vitest';
import { decideVerify, type EntryFacts } from './verify';

const NOW = '2024-02-18T05:00:00.000Z';
const context = { who: 'B', now: NOW, eyes: 2, leaseMinutes: 10 } as const;
const entry = (leaseUntil: string | null): EntryFacts => ({
	state: 'received',
	latest: true,
	claimedBy: leaseUntil === null ? null : 'A',
	leaseUntil,
	firstBy: null,
});

describe('a claim on an entry', () => {
	it.each([
		['2024-02-18T05:04:00.000Z', 'entry.claimed'],
		['2024-02-18T05:10:00.000Z', 'entry.claimed'],
		// Run out, and given by a clock that ran a day ahead.
		['2024-02-18T05:00:00.000Z', { claimedBy: 'B', leaseUntil: '2024-02-18T05:10:00.000Z' }],
		['2024-02-19T05:00:00.000Z', { claimedBy: 'B', leaseUntil: '2024-02-18T05:10:00.000Z' }],
		[null, { claimedBy: 'B', leaseUntil: '2024-02-18T05:10:00.000Z' }],
	])('that ends %s', (until, outcome) => {
		expect(decideVerify(entry(until), { type: 'entry.claim' }, context)).toEqual(outcome);
	});
});
