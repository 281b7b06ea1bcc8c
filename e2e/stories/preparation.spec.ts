import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { execute } from '../../db/door';
import { openHouse } from '../../db/house';
import { verifyLedger } from '../../db/verify';
import { hashOf } from '../../lib/forms';
import { CONSOLE } from '../../lib/plenary';
import { expectNoViolations } from '../fixtures/axe';
import { DeskHand, HALL_PASSWORD, KECAMATAN, prepareHall } from '../fixtures/hall';
import { type Server, startServer } from '../fixtures/server';
import { PreparationPage } from '../pages/preparation';
import { SignInPage } from '../pages/sign-in';

const LOOK = process.env.KETOK_PALU_LOOK;
const LARGE = `${KECAMATAN}1003`;
const MOST = 451;
const tpsOf = (no: number) => `${LARGE}${String(no).padStart(3, '0')}`;

test.setTimeout(120_000);

test('before the meeting: 451 boxes of a kelurahan, the schedule, duties, invitations', async ({ browser }) => {
	const folder = await mkdtemp(join(tmpdir(), 'ketok-palu-siap-'));
	prepareHall(folder, {});
	addLarge(folder);
	const server = await startServer({ dataDir: folder, setup: false });
	try {
		await theDayBefore(browser, server);
	} finally {
		await server.stop();
		const house = openHouse(folder);
		expect(verifyLedger(house)).toMatchObject({ ok: true });
		house.sqlite.close();
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
});

async function theDayBefore(browser: Browser, server: Server): Promise<void> {
	const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1366, height: 768 } });
	const page = await context.newPage();
	await page.goto('/masuk');
	await new SignInPage(page).signIn('operator', HALL_PASSWORD);
	const preparation = new PreparationPage(page);

	await test.step('the next box by Enter; a damaged seal is written down and stops nothing', async () => {
		await preparation.open('kotak', LARGE);
		await expect(page.getByText('456 kotak belum diterima')).toBeVisible();
		await preparation.from.fill('Ketua PPS Pulau Harapan');
		await preparation.receiveNext('001');
		await preparation.receiveNext('002');
		await page.getByRole('radio', { name: 'rusak' }).check();
		await page.getByLabel('Keadaan segel (wajib)').fill('Kabel segel putus, gembok utuh');
		await preparation.receiveNext('003');
		await expect(preparation.box(tpsOf(3))).toContainText('rusak');
		await expect(preparation.number).toHaveValue('004');
		await expectNoViolations(page);
		await look(page, 'persiapan-kotak', false);
	});

	await test.step('any other box by its number; the search finds one of 451 and stays in the address', async () => {
		await preparation.number.fill('320');
		await preparation.number.press('Enter');
		await expect(preparation.box(tpsOf(320))).toContainText('Ketua PPS Pulau Harapan');
		await preparation.number.fill('3');
		await preparation.number.press('Enter');
		await expect(page.getByText('Kotak TPS 003 sudah diterima.')).toBeVisible();
		await page.getByRole('searchbox').fill('320');
		await expect(page.locator('[data-tps]')).toHaveCount(1);
		await page.reload();
		await expect(page.locator('[data-tps]')).toHaveCount(1);
		await page.getByRole('searchbox').fill('');
		await expect(page.locator('[data-tps]')).toHaveCount(MOST);
	});

	await test.step('all the others in one act, with the one that did not come', async () => {
		await page.getByRole('button', { name: 'Terima semua kotak kelurahan ini' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByRole('button', { name: 'Tambah pengecualian' }).click();
		await dialog.getByLabel('TPS', { exact: true }).fill('10');
		await dialog.getByRole('combobox', { name: 'Segel' }).selectOption('belum');
		await expect(dialog.getByLabel('Diterima dari')).toHaveValue('Ketua PPS Pulau Harapan');
		await expectNoViolations(page);
		await look(page, 'persiapan-semua', false);
		await dialog.getByRole('button', { name: 'Terima 446 kotak' }).click();
		await expect(page.getByText('450 dari 451 kotak diterima')).toBeVisible();
		await page.getByLabel('Tampilkan').selectOption('belum');
		await expect(page.locator('[data-tps]')).toHaveCount(1);
		await page.getByLabel('Tampilkan').selectOption('masalah');
		await expect(page.locator('[data-tps]')).toHaveCount(1);
	});

	await test.step('a record that was wrong is corrected with its reason', async () => {
		await preparation
			.box(tpsOf(3))
			.getByRole('button', { name: /Betulkan/ })
			.click();
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel('Segel').selectOption('tidak-ada');
		await dialog.getByLabel('Alasan pembetulan').fill('Diperiksa lagi bersama Panwaslu');
		await dialog.getByRole('button', { name: 'Betulkan' }).click();
		await expect(preparation.box(tpsOf(3))).toContainText('tidak ada');
		await look(page, 'persiapan-betulkan', false);
	});

	await test.step('the schedule: no kelurahan in two panels; printable with who works there', async () => {
		await preparation.open('tugas');
		await page.getByLabel('Tugas').selectOption('pembaca');
		await page.getByLabel('Nama').fill('Tono Anggota PPK');
		await page.getByRole('button', { name: 'Tambah', exact: true }).click();
		await expect(page.locator('[data-task]')).toHaveCount(1);
		await expectNoViolations(page);
		await look(page, 'persiapan-tugas');
		await preparation.open('jadwal');
		await expect(await preparation.schedule({ kelurahan: 'PULAU KELAPA', day: '2024-02-18', panel: '1' })).toBeHidden();
		await expect(
			await preparation.schedule({ kelurahan: 'PULAU HARAPAN', day: '2024-02-19', panel: '1' }),
		).toBeHidden();
		const refused = await preparation.schedule({ kelurahan: 'PULAU KELAPA', day: '2024-02-20', panel: '2' });
		await expect(refused).toContainText('sudah dijadwalkan di panel 1');
		await page.keyboard.press('Escape');
		await expect(page.getByText('1 kelurahan/desa belum dijadwalkan: PULAU PANGGANG')).toBeVisible();
		await expectNoViolations(page);
		await look(page, 'persiapan-jadwal');
		await page.emulateMedia({ media: 'print' });
		await expect(page.getByRole('heading', { name: 'Jadwal rekapitulasi' })).toBeVisible();
		await look(page, 'persiapan-jadwal-cetak');
		await page.emulateMedia({ media: 'screen' });
	});

	await test.step('invitations to everyone at once, delivered and answered', async () => {
		await preparation.open('undangan');
		await page.getByRole('button', { name: 'Tambah undangan' }).click();
		await page.getByRole('dialog').getByRole('button', { name: 'Catat 7 undangan' }).click();
		await expect(page.locator('[data-invitation]')).toHaveCount(7);
		const first = page.locator('[data-invitation="001/PP.05/PPK/2024"]');
		await first.getByRole('button', { name: /disampaikan/ }).click();
		await page.getByLabel('Hari disampaikan').fill('2024-02-18');
		await page.getByLabel('Diterima oleh').fill('Sekretaris tim');
		await page.getByRole('button', { name: 'Simpan' }).click();
		await expect(first).toContainText('melewati batas penyampaian');
		await first.getByRole('button', { name: /Konfirmasi/ }).click();
		await page.getByRole('button', { name: 'akan hadir' }).click();
		await expect(first).toContainText('akan hadir');
		await expectNoViolations(page);
		await look(page, 'persiapan-undangan');
	});

	await test.step('on the phone nothing is wider than the screen', async () => {
		await page.setViewportSize({ width: 360, height: 740 });
		for (const part of ['kotak', 'jadwal', 'undangan'] as const) {
			await preparation.open(part, part === 'kotak' ? LARGE : undefined);
			await expect(page.locator('[data-tps], [data-entry], [data-invitation]').first()).toBeVisible();
			const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			expect(wide, part).toBeLessThanOrEqual(0);
			await look(page, `persiapan-${part}-ponsel`, false);
		}
	});

	await test.step('the meeting opens with a box missing, and the minutes tell what came', async () => {
		await page.setViewportSize({ width: 1366, height: 768 });
		await page.goto('/meja');
		await expect(page.getByText('450 dari 456 kotak tersegel sudah diterima, 1 di antaranya')).toBeVisible();
		await page.getByRole('link', { name: 'Buka persiapan rapat' }).click();
		await expect(page).toHaveURL(/\/persiapan/);
		const ketua = await DeskHand.signIn(server.url, 'ketua');
		await ketua.post({ type: 'plenary.open', kecamatan: KECAMATAN, mode: 'match' });
		await ketua.close();
		await page.setViewportSize({ width: 1366, height: 768 });
		await page.goto(`/riwayat?kel=${LARGE}`);
		await expect(page.getByText('446 kotak suara kelurahan/desa PULAU HARAPAN diterima')).toBeVisible();
		await expect(page.getByText('1 bersegel rusak: TPS 003 (PPWP): Kabel segel putus, gembok utuh')).toBeVisible();
		await expect(page.getByText('segel tidak ada, semula segel rusak')).toBeVisible();
		await look(page, 'persiapan-riwayat');
	});
}

/** A kelurahan as large as they come. */
function addLarge(folder: string): void {
	const house = openHouse(folder);
	const outcome = execute(house, CONSOLE, {
		id: randomUUID(),
		command: {
			type: 'region.import',
			file: 'besar.csv',
			sha256: hashOf('besar'),
			kelurahan: [
				{
					kode: LARGE,
					nama: 'PULAU HARAPAN',
					kecamatan: { kode: KECAMATAN, nama: 'KEPULAUAN SERIBU UTARA' },
					kabko: { kode: '3101', nama: 'ADM. KEP. SERIBU' },
					provinsi: { kode: '31', nama: 'DKI JAKARTA' },
					tps: Array.from({ length: MOST }, (_, at) => ({
						kode: tpsOf(at + 1),
						nama: `TPS ${String(at + 1).padStart(3, '0')}`,
					})),
				},
			],
		},
	});
	house.sqlite.close();
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
}

async function look(page: Page, name: string, fullPage = true): Promise<void> {
	if (LOOK) await page.screenshot({ path: `${LOOK}/${name}.png`, fullPage });
}
