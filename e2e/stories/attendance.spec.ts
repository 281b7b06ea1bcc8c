import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { openHouse } from '../../db/house';
import { verifyLedger } from '../../db/verify';
import { expectNoViolations } from '../fixtures/axe';
import { DeskHand, HALL_PASSWORD, prepareHall } from '../fixtures/hall';
import { type Server, startServer } from '../fixtures/server';
import { AttendancePage, RegistryPage } from '../pages/registry';
import { SignInPage } from '../pages/sign-in';

const LOOK = process.env.KETOK_PALU_LOOK;
const LONG = 'Drs. H. Muhammad Abdurrahman Syarifuddin bin Haji Zainal Abidin Tuanku Nan Renceh';

const WITNESSES = [
	'pemilihan,nomor_urut,nama,nomor_mandat,penandatangan',
	`ppwp,1,${LONG},001/SM/II/2024,Ketua Tim Kampanye`,
	'ppwp,1,Rukmini Halim,002/SM/II/2024,Ketua Tim Kampanye',
	'ppwp,1,Saksi Ketiga,003/SM/II/2024,Ketua Tim Kampanye',
	'ppwp,dua,Yohanes Tandi,004/SM/II/2024,Ketua Tim Kampanye',
	'ppwp,2,Yohanes Tandi Datu,005/SM/II/2024,Ketua Tim Kampanye',
].join('\r\n');
const ACCOUNTS = 'nama_pengguna,nama,peran,kelurahan\r\noperator.dua,Operator Dua,operator,\r\n';

test.setTimeout(120_000);

test('the table by the door: a list from a file, mandates, a swap, guests, the daftar hadir', async ({ browser }) => {
	const folder = await mkdtemp(join(tmpdir(), 'ketok-palu-hadir-'));
	prepareHall(folder, {});
	const server = await startServer({ dataDir: folder, setup: false });
	try {
		await theDoor(browser, server);
	} finally {
		await server.stop();
		const house = openHouse(folder);
		expect(verifyLedger(house)).toMatchObject({ ok: true });
		house.sqlite.close();
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
});

async function theDoor(browser: Browser, server: Server): Promise<void> {
	const ketua = await DeskHand.signIn(server.url, 'ketua');
	const page = await signedIn(browser, server, 'admin');
	const door = new AttendancePage(page);
	const registry = new RegistryPage(page);

	await test.step('witnesses from a CSV: each bad line told, the good ones taken, the same file again changes nothing', async () => {
		await door.open('impor');
		await door.bring('saksi.csv', WITNESSES, 'Saksi');
		await expect(page.getByText('Baris 5, kolom nomor_urut')).toBeVisible();
		await expect(page.locator('[data-line="4"]')).toContainText('sudah punya 2 saksi');
		await expectNoViolations(page);
		await look(page, 'peserta-impor');
		await door.take(3);
		await look(page, 'peserta-impor-sesudah');
		await page.emulateMedia({ media: 'print' });
		await expect(page.getByText('Serahkan surat mandat dan lembar ini').first()).toBeVisible();
		await look(page, 'peserta-lembar');
		await page.emulateMedia({ media: 'screen' });
		await door.open('impor');
		await door.bring('saksi.csv', WITNESSES, 'Saksi');
		await expect(page.getByText('saksi.csv: tidak ada baris baru untuk diterima')).toBeVisible();
	});

	await test.step('accounts from a CSV, each with a slip that says its password once', async () => {
		await door.bring('akun.csv', ACCOUNTS, 'Akun');
		await door.take(1);
		await page.emulateMedia({ media: 'print' });
		await expect(page.getByText('operator.dua').last()).toBeVisible();
		await page.emulateMedia({ media: 'screen' });
	});

	await test.step('one in the room; the other enters by one step; who comes after the opening is late', async () => {
		await door.open('saksi');
		await registry.witness(LONG).getByRole('button', { name: 'Catat hadir' }).click();
		await expect(registry.witness(LONG)).toContainText('sejak');
		await ketua.post({ type: 'plenary.open', kecamatan: '310101', mode: 'match' });
		await registry
			.witness('Rukmini Halim')
			.getByRole('button', { name: `Masuk menggantikan ${LONG}` })
			.click();
		await expect(registry.witness('Rukmini Halim')).toContainText('sejak');
		await expect(registry.witness(LONG)).toContainText('pergi');
		await registry.witness('Yohanes Tandi Datu').getByRole('button', { name: 'Catat hadir' }).click();
		await expect(registry.witness('Yohanes Tandi Datu')).toContainText('datang terlambat');
		await expectNoViolations(page);
		await look(page, 'peserta-saksi');
	});

	await test.step('a code is taken back: the phone is out at once, the mandate stays', async () => {
		const code = await registry.issueCode('Rukmini Halim');
		await registry.closeSlip();
		const phone = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
		await phone.goto(`${server.url}/saksi/masuk?kode=${code}`);
		await phone.getByRole('button', { name: 'Masuk' }).click();
		await phone.waitForURL((url) => url.pathname === '/saksi');
		await registry.witness('Rukmini Halim').getByRole('button', { name: 'Tarik kode' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel('Alasan').fill('Ponsel hilang');
		await dialog.getByRole('button', { name: 'Tarik kode' }).click();
		await expect(registry.witness('Rukmini Halim')).toContainText('belum diberi kode');
		await phone.goto(`${server.url}/saksi`);
		await expect(phone).toHaveURL(/\/saksi\/masuk/);
		await expect(registry.witness('Rukmini Halim')).toContainText('hadir');
	});

	await test.step('peserta and guests, with their letters', async () => {
		await door.open('hadirin');
		await door.list({ as: 'panwaslu', name: 'Sri Rahayu', from: 'Panwaslu Kecamatan' });
		await door.list({ as: 'pers', name: 'Andi Wijaya', from: 'Harian Contoh', letter: '07/RED/II/2024' });
		await expectNoViolations(page);
		await look(page, 'peserta-hadirin');
	});

	await test.step('the daftar hadir, on screen, on the phone and on paper; then everyone leaves', async () => {
		await door.open('daftar');
		await expect(page.getByRole('row')).toHaveCount(6);
		await expectNoViolations(page);
		await look(page, 'peserta-daftar');
		await page.setViewportSize({ width: 360, height: 740 });
		await look(page, 'peserta-daftar-ponsel');
		await door.open('saksi');
		await look(page, 'peserta-saksi-ponsel');
		await page.setViewportSize({ width: 1366, height: 768 });
		await door.open('daftar');
		await page.getByRole('button', { name: 'Semua pulang' }).click();
		await page.getByRole('dialog').getByRole('button', { name: 'Semua pulang' }).click();
		await expect(page.getByText('tidak ada orang di ruangan')).toBeVisible();
	});

	await test.step('the minutes tell it in words', async () => {
		await page.goto('/riwayat?jenis=people');
		await expect(page.getByText(`Rukmini Halim masuk menggantikan ${LONG}, yang meninggalkan ruangan.`)).toBeVisible();
		await expect(page.getByText('Pers Andi Wijaya (Harian Contoh) hadir dan mengisi daftar hadir')).toBeVisible();
		await expect(page.getByText('4 orang yang masih di ruangan dicatat pulang')).toBeVisible();
	});
	await ketua.close();
}

async function signedIn(browser: Browser, server: Server, username: string): Promise<Page> {
	const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1366, height: 768 } });
	const page = await context.newPage();
	await page.goto('/masuk');
	await new SignInPage(page).signIn(username, HALL_PASSWORD);
	await page.waitForURL((url) => url.pathname !== '/masuk');
	return page;
}

async function look(page: Page, name: string): Promise<void> {
	if (LOOK) await page.screenshot({ path: `${LOOK}/${name}.png`, fullPage: true });
}
