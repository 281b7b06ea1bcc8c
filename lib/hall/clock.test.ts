import { describe, expect, test } from 'vitest';
import { clockText, zoneOf } from './clock';

describe('the time of the election’s place', () => {
	test.each([
		['31', 'WIB'],
		['3101011001001', 'WIB'],
		['61', 'WIB'],
		['62', 'WIB'],
		['63', 'WITA'],
		['64', 'WITA'],
		['65', 'WITA'],
		['51', 'WITA'],
		['53', 'WITA'],
		['71', 'WITA'],
		['76', 'WITA'],
		['81', 'WIT'],
		['82', 'WIT'],
		['91', 'WIT'],
		['94', 'WIT'],
		['96', 'WIT'],
		['99', 'WIB'],
		['', 'WIB'],
	])('%s keeps %s', (code, zone) => expect(zoneOf(code)).toBe(zone));

	test('is written with a full stop and the zone’s name', () => {
		const noon = '2024-02-20T05:07:09.000Z';
		expect(clockText(noon, 'WIB')).toBe('12.07 WIB');
		expect(clockText(noon, 'WITA')).toBe('13.07 WITA');
		expect(clockText(noon, 'WIT', true)).toBe('14.07.09 WIT');
		expect(clockText('2024-02-20T17:00:00.000Z', 'WIB')).toBe('00.00 WIB');
	});
});
