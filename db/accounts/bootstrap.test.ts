import { describe, expect, it } from 'vitest';
import { verifyLedger } from '../verify';
import { createFirstAccounts, renewDisplayCode, resetPassword } from './bootstrap';
import { displayCode } from './codes';
import { signInAccount } from './sign-in';
import { clockedHouse, DESK, send } from './testing/house';

function withRegions() {
	const clocked = clockedHouse();
	send(clocked.house, {
		type: 'region.import',
		file: 'wilayah.csv',
		sha256: '0'.repeat(64),
		kelurahan: ['PULAU KELAPA', 'Pulau  Harapan', 'PULAU KELAPA'].map((nama, at) => ({
			kode: `310101100${at + 1}`,
			nama,
			kecamatan: { kode: '310101', nama: 'UTARA' },
			kabko: { kode: '3101', nama: 'SERIBU' },
			provinsi: { kode: '31', nama: 'JAKARTA' },
			tps: [{ kode: `310101100${at + 1}001`, nama: 'TPS 1' }],
		})),
	});
	return clocked.house;
}

describe('the first accounts', () => {
	it('are one for each duty and one PPS for each kelurahan/desa, through the door', async () => {
		const house = withRegions();
		const accounts = createFirstAccounts(house);
		expect(accounts.map(({ username, role }) => [username, role])).toEqual([
			['admin', 'admin'],
			['ketua', 'ketua'],
			['operator', 'operator'],
			['panwaslu', 'panwaslu'],
			['pps.pulau-kelapa', 'pps'],
			['pps.pulau-harapan', 'pps'],
			['pps.3101011003', 'pps'],
		]);
		for (const { username, password } of accounts) {
			expect(await signInAccount(house, { username, password }, DESK)).toMatchObject({ ok: true });
		}
		expect(verifyLedger(house)).toMatchObject({ ok: true });
		expect(createFirstAccounts(house)).toEqual([]);
	});

	it('leave the machine itself a way in when the password is lost', async () => {
		const house = withRegions();
		createFirstAccounts(house);
		const password = resetPassword(house, 'admin') ?? '';
		expect(await signInAccount(house, { username: 'admin', password }, DESK)).toMatchObject({ ok: true });
		expect(resetPassword(house, 'siapa')).toBeNull();
		expect(renewDisplayCode(house)).toBe(displayCode(house));
	});
});
