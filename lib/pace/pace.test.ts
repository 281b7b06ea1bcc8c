import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byHour, forecast, type Lock, paceByPanel, readingHours } from './pace';

const H = 3_600_000;
const START = Date.UTC(2024, 1, 18, 1);
const every = (hours: number, count: number, panel = '1', from = START): Lock[] =>
	Array.from({ length: count }, (_, at) => ({ at: from + (at + 1) * hours * H, panel }));

describe('pace', () => {
	it('is one TPS an hour when a gavel falls every hour, whatever the night between', () => {
		const locks = [...every(1, 5), ...every(1, 5, '1', START + 23 * H)];
		// The night counts as the two hours a long TPS may take.
		expect(readingHours(START, locks)).toBeCloseTo(11);
		expect(paceByPanel(START, locks)).toEqual([{ panel: '1', locked: 10, perHour: 10 / 11 }]);
	});

	it('tells when the rest is done, over days as long as those so far', () => {
		const locks = every(0.5, 10);
		const now = START + 5 * H;
		const told = forecast(START, now, locks, 30, 7);
		expect(told).toMatchObject({ remaining: 20, perHour: 2, hours: 10, hoursPerDay: 10 });
		expect(told.finish).toBe(now + 24 * H);
	});

	it('says nothing before the second gavel, and nothing is left when all is locked', () => {
		expect(forecast(START, START, every(1, 1), 30, 7)).toMatchObject({ perHour: null, finish: null, remaining: 29 });
		expect(forecast(START, START + 9 * H, every(1, 9), 9, 7).finish).toBe(START + 9 * H);
	});

	it('keeps panels apart', () => {
		const locks = [...every(1, 4, '2'), ...every(0.5, 4, '10')];
		expect(paceByPanel(START, locks).map(({ panel, perHour }) => [panel, perHour])).toEqual([
			['2', 1],
			['10', 2],
		]);
	});

	it('counts every gavel in just one hour, and never gives a negative pace, also when the clock was set back', () => {
		const lock = fc.record({
			at: fc.integer({ min: START - 48 * H, max: START + 96 * H }),
			panel: fc.constantFrom('1', '2'),
		});
		fc.assert(
			fc.property(fc.array(lock, { maxLength: 80 }), fc.nat(200), (locks, more) => {
				const buckets = byHour(locks, 1_000);
				expect(buckets.reduce((sum, { total }) => sum + total, 0)).toBe(locks.length);
				for (const { total, byPanel } of buckets) {
					expect(Object.values(byPanel).reduce((sum, n) => sum + n, 0)).toBe(total);
				}
				const now = START + 96 * H;
				const told = forecast(START, now, locks, locks.length + more, 7);
				expect(told.remaining).toBe(more);
				if (told.finish !== null) expect(told.finish).toBeGreaterThanOrEqual(now);
			}),
		);
	});
});
