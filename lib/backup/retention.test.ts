import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupName, isInside } from './manifest';
import { dispensable } from './retention';

const at = (iso: string) => ({ name: backupName(new Date(iso), 7), time: new Date(iso).toISOString() });
const times = fc
	.array(fc.integer({ min: Date.UTC(2024, 1, 1), max: Date.UTC(2024, 3, 1) }), { maxLength: 80 })
	.map((list) =>
		[...new Set(list.map((ms) => Math.floor(ms / 1000) * 1000))].map((ms) => at(new Date(ms).toISOString())),
	);

describe('which backups may go', () => {
	it('never the newest five, and never the only one of a day within the last thirty that had one', () => {
		fc.assert(
			fc.property(times, (backups) => {
				const gone = new Set(dispensable(backups));
				const left = backups.filter(({ name }) => !gone.has(name));
				const newest = [...backups].sort((a, b) => b.time.localeCompare(a.time));
				for (const { name } of newest.slice(0, 5)) expect(gone.has(name)).toBe(false);
				const days = [...new Set(newest.map(({ time }) => time.slice(0, 10)))].slice(0, 30);
				for (const day of days) expect(left.some(({ time }) => time.startsWith(day))).toBe(true);
				expect(left.length).toBeLessThanOrEqual(5 + 24 + 30);
			}),
		);
	});

	it('keeps what is left when asked again', () => {
		fc.assert(
			fc.property(times, (backups) => {
				const gone = new Set(dispensable(backups));
				expect(dispensable(backups.filter(({ name }) => !gone.has(name)))).toEqual([]);
			}),
		);
	});

	it('drops the older ones of an hour long past', () => {
		const past = ['2024-02-18T01:05:00Z', '2024-02-18T01:15:00Z', '2024-02-18T01:25:00Z'].map(at);
		const now = Array.from({ length: 5 }, (_, no) => at(`2024-02-18T09:0${no}:00Z`));
		expect(dispensable([...past, ...now])).toEqual(past.slice(0, 2).map(({ name }) => name));
	});
});

it.each(['', '/etc/passwd', '../x', 'a/../b', 'a//b', 'C:/x', 'a\\b', './a', 'a/.'])(
	'%j is no path inside a folder',
	(path) => {
		expect(isInside(path)).toBe(false);
	},
);
