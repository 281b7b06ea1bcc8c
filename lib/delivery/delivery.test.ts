import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	BACKOFF,
	type DELIVERY_STATES,
	faultOfError,
	faultOfStatus,
	forecast,
	movesOn,
	nextBatchSize,
	type RECEIPT_STATES,
	readHead,
	readPaper,
	waitAfter,
	writePaper,
} from '.';

describe('waiting between tries', () => {
	it('grows to five minutes, is never the same for all, and never less than half', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 10_000 }),
				fc.double({ min: 0, max: 0.999, noNaN: true }),
				(attempts, chance) => {
					const wait = waitAfter(attempts, chance);
					const full = Math.min(BACKOFF.longest, BACKOFF.first * 2 ** Math.min(attempts - 1, 20));
					expect(wait).toBeGreaterThanOrEqual(full / 2 - 1);
					expect(wait).toBeLessThanOrEqual(full);
				},
			),
		);
		expect(waitAfter(3, 0)).not.toBe(waitAfter(3, 0.9));
	});

	it('sends less on a bad line and more when it carries again', () => {
		expect(nextBatchSize(200, false, 200)).toBe(100);
		expect(nextBatchSize(1, false, 200)).toBe(1);
		expect(nextBatchSize(150, true, 200)).toBe(200);
	});
});

describe('receipts in any order', () => {
	it('end in the same state, however often and in which order they come, as long as nothing is undone', () => {
		const way = fc.constantFrom(
			['received', 'verified', 'published'],
			['received', 'returned'],
			['received', 'verified', 'returned'],
		);
		const shuffled = way.chain((states) =>
			fc.tuple(fc.constant(states), fc.array(fc.constantFrom(...states), { maxLength: 12 })),
		);
		fc.assert(
			fc.property(shuffled, ([states, noise]) => {
				const last = states.at(-1) as (typeof RECEIPT_STATES)[number];
				let at: (typeof DELIVERY_STATES)[number] = 'queued';
				for (const state of [...noise, last, ...noise] as (typeof RECEIPT_STATES)[number][]) {
					if (movesOn(at, { state })) at = state;
				}
				expect(at).toBe(last);
			}),
		);
	});
});

describe('papers', () => {
	const signature = 'A'.repeat(86);

	it('come back as they were written', () => {
		const line = fc.string().filter((text) => !text.includes('\n') && text !== '');
		fc.assert(
			fc.property(fc.array(line), (lines) => {
				const paper = { head: '{"v":1,"kind":"resi"}', signature, lines };
				expect(readPaper(writePaper(paper))).toEqual(paper);
			}),
		);
	});

	it('are refused when they are anything else', () => {
		for (const text of ['', '{}', '<html>\nx\n', `{}\nkurang\n`, `[]\n${signature}\n`])
			expect(readPaper(text)).toBeNull();
		const other = readPaper(`{"v":2,"kind":"resi"}\n${signature}\n`);
		expect(other && readHead(other, 'resi')).toBeNull();
		const broken = readPaper(`{"v":\n${signature}\n`);
		expect(broken && readHead(broken, 'resi')).toBeNull();
	});
});

describe('faults', () => {
	it('are told apart as a person would', () => {
		const cause = (code: string) => Object.assign(new TypeError('fetch failed'), { cause: { code } });
		expect(faultOfError(cause('ECONNREFUSED'))).toBe('no-connection');
		expect(faultOfError(cause('ENOTFOUND'))).toBe('name-unknown');
		expect(faultOfError(cause('UND_ERR_HEADERS_TIMEOUT'))).toBe('timeout');
		expect(faultOfError(new DOMException('late', 'TimeoutError'))).toBe('timeout');
		expect([401, 403, 413, 429, 503, 500, 404].map(faultOfStatus)).toEqual([
			'not-enrolled',
			'signature',
			'too-large',
			'busy',
			'busy',
			'server',
			'not-a-hub',
		]);
	});
});

describe('forecast', () => {
	const at = (hours: number) => new Date(Date.UTC(2024, 1, 18, 1) + hours * 3_600_000).toISOString();

	it('says when the last TPS falls at the pace so far', () => {
		const pace = { total: 20, done: 5, times: [0, 1, 2, 3, 4].map(at) };
		expect(forecast(pace, at(4), at(24))).toEqual({ perHour: 1, finish: at(19), spareHours: 5 });
	});

	it('does not take a night for work, and knows that nights come again', () => {
		const pace = {
			total: 40,
			done: 20,
			times: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33].map(at),
		};
		const { perHour, finish } = forecast(pace, at(33), null);
		expect(perHour).toBeCloseTo(19 / 20, 5);
		expect(Date.parse(finish ?? '')).toBeGreaterThan(Date.parse(at(33 + 24)));
	});

	it('says nothing when there is nothing to say, and the time it was done when it is', () => {
		expect(forecast({ total: 5, done: 1, times: [at(0)] }, at(1), at(9)).finish).toBeNull();
		expect(forecast({ total: 2, done: 2, times: [at(0), at(3)] }, at(9), at(8))).toEqual({
			perHour: null,
			finish: at(3),
			spareHours: 5,
		});
	});
});
