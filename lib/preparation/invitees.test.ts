import { describe, expect, it } from 'vitest';
import { inviteesOf, lastDay, numbered } from './invitees';

const LONG = 'Drs. H. Muhammad Abdurrahman Syarifuddin bin Haji Zainal Abidin Tuanku Nan Renceh';
const people = (count: number, name: (no: number) => string) =>
	Array.from({ length: count }, (_, at) => ({ no: at + 1, name: name(at + 1) }));
const parties = people(24, (no) => `Partai ${no}`);

describe('who is invited', () => {
	it('24 parties of three contests once each, 54 candidates, Panwaslu, every PPS', () => {
		const all = inviteesOf({
			kecamatanName: 'UTARA',
			contests: [
				{ name: { id: 'DPR' }, contestants: parties },
				{ name: { id: 'DPRD Provinsi' }, contestants: parties },
				{ name: { id: 'DPD' }, contestants: people(54, (no) => `${LONG} ${no}`) },
			],
			kelurahan: [{ name: 'PULAU KELAPA' }, { name: 'PULAU PANGGANG' }],
		});
		expect(all).toHaveLength(24 + 54 + 1 + 2);
		expect(new Set(all.map(({ to }) => to)).size).toBe(all.length);
		expect(all.filter(({ group }) => group === 'pps').map(({ to }) => to)).toEqual([
			'PPS PULAU KELAPA',
			'PPS PULAU PANGGANG',
		]);
		for (const { to } of all) expect(to.length).toBeLessThanOrEqual(120);
	});

	it('names that only differ at their end stay apart', () => {
		const name = 'x'.repeat(160);
		const contest = { name: { id: 'DPD' }, contestants: people(2, () => name) };
		const all = inviteesOf({ kecamatanName: 'UTARA', contests: [contest], kelurahan: [] });
		expect(new Set(all.map(({ to }) => to)).size).toBe(3);
	});
});

describe('by when and under which number', () => {
	it('counts back from the first day, over the end of a month', () => {
		expect(lastDay(['2024-03-01', '2024-03-02'], 1)).toBe('2024-02-29');
		expect(lastDay(['2024-03-01'], 0)).toBe('2024-03-01');
		expect(lastDay([], 1)).toBeNull();
	});

	it('puts the running number where the sign stands', () => {
		expect(numbered('#/PP.05/PPK/2024', 7)).toBe('007/PP.05/PPK/2024');
		expect(numbered('/PP.05', 78)).toBe('078/PP.05');
	});
});
