// Makes a data folder ready: schema, demo plenary, first accounts. Safe to run at every start.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createFirstAccounts, type FirstAccount, renewDisplayCode } from '../db/accounts/bootstrap';
import { displayCode } from '../db/accounts/codes';
import { sessionSecret } from '../db/accounts/settings';
import { type House, openHouse } from '../db/house';
import { introduceKey } from '../db/keys/introduce';
import { statement } from '../db/ledger';

const { values: options } = parseArgs({
	options: { 'tanpa-demo': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});

/** The demo plenary, on a folder without regions. */
async function demo(house: House): Promise<boolean> {
	if (
		options['tanpa-demo'] ||
		process.env.KETOK_PALU_HUB === '1' ||
		statement(house.sqlite, 'SELECT 1 FROM kelurahan LIMIT 1').get()
	)
		return false;
	const file = new URL('../db/demo.ts', import.meta.url);
	if (!existsSync(file)) return false;
	const { makeDemo } = (await import(file.href)) as { makeDemo(house: House): void | Promise<void> };
	await makeDemo(house);
	const { makeDemoPhotos } = await import('../db/demo-photos');
	await makeDemoPhotos(house);
	return true;
}

function announce(accounts: readonly FirstAccount[], code: string, isDemo: boolean): void {
	const columns = ['username', 'password', 'role', 'name'] as const;
	const head: FirstAccount = { username: 'NAMA PENGGUNA', password: 'KATA SANDI SEMENTARA', role: 'admin', name: '' };
	const rows = accounts.map((account) => ({ ...account }));
	const width = (column: (typeof columns)[number]) =>
		Math.max(...[head, ...rows].map((row) => String(row[column]).length));
	const line = (row: FirstAccount, role: string) =>
		`  ${row.username.padEnd(width('username'))}  ${row.password.padEnd(width('password'))}  ${role}`;
	console.log(
		[
			'',
			isDemo ? 'Folder data baru dengan rapat pleno contoh.' : 'Folder data baru.',
			'Akun berikut sudah dibuat. Tulis sekarang: kata sandi ini tidak ditampilkan lagi.',
			'Setiap orang menggantinya saat pertama kali masuk.',
			'',
			line(head, 'UNTUK'),
			...rows.map((row) => line(row, row.name)),
			'',
			`  Kode layar (proyektor): ${code}`,
			'',
		].join('\n'),
	);
}

const house = openHouse();
sessionSecret(house);
introduceKey(house);
const isDemo = await demo(house);
const accounts = createFirstAccounts(house);
const code = displayCode(house) ?? renewDisplayCode(house);
if (options.json) {
	console.log(
		JSON.stringify({
			accounts: accounts.map(({ username, role, password }) => ({ username, role, password })),
			displayCode: code,
		}),
	);
} else if (accounts.length > 0) announce(accounts, code, isDemo);
house.sqlite.close();
