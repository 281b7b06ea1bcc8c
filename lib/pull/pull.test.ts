import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pullFaultOfStatus, retryAfter, siteOf, Throttle } from './index';

describe('where from', () => {
	it.each([
		['https://sirekap-obj-data.kpu.go.id/', 'https://sirekap-obj-data.kpu.go.id'],
		[' http://192.168.1.4:3000/salinan/ ', 'http://192.168.1.4:3000/salinan'],
	])('%s is %s', (typed, kept) => expect(siteOf(typed)).toBe(kept));

	it.each([
		'',
		'sirekap',
		'file:///etc/passwd',
		'ftp://sirekap.kpu.go.id',
		'javascript:alert(1)',
		'http://nama:sandi@sirekap.kpu.go.id',
		'http://sirekap.kpu.go.id/?a=1',
		'http://sirekap.kpu.go.id/#a',
	])('“%s” is no address', (typed) => expect(siteOf(typed)).toBeNull());
});

describe('how politely', () => {
	it('believes what a server asks, up to an hour', () => {
		const now = Date.UTC(2024, 1, 18);
		expect(retryAfter(null, now)).toBe(0);
		expect(retryAfter('7', now)).toBe(7_000);
		expect(retryAfter(new Date(now + 9_000).toUTCString(), now)).toBe(9_000);
		expect(retryAfter('999999', now)).toBe(3_600_000);
		for (const odd of ['', 'nanti', '-5']) expect(retryAfter(odd, now)).toBe(0);
	});

	it('names what an answer means', () => {
		expect([301, 403, 429, 503, 500, 418].map(pullFaultOfStatus)).toEqual([
			'redirect',
			'forbidden',
			'busy',
			'busy',
			'server',
			'not-sirekap',
		]);
	});

	it('never lets more through than the rate, whatever the pieces', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 500 }),
				fc.array(fc.integer({ min: 1, max: 65_536 }), { minLength: 1, maxLength: 60 }),
				(rate, pieces) => {
					const throttle = new Throttle(rate);
					let now = 0;
					let sum = 0;
					for (const bytes of pieces) {
						now += throttle.take(bytes, now);
						sum += bytes;
						expect(sum / now).toBeLessThanOrEqual(rate + 1e-6);
					}
				},
			),
		);
	});
});
