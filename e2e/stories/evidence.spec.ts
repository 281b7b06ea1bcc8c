import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectNoSideways, expectNoViolations } from '../fixtures/axe';
import { DeskHand, PAPER, prepareHall, systemOf, TPS } from '../fixtures/hall';
import { startServer } from '../fixtures/server';
import { Phone } from '../pages/phone';
import { SignInPage } from '../pages/sign-in';

const [FIRST] = TPS;
const PASSWORD = 'sandi panjang untuk cerita';

async function save(page: Page, click: () => Promise<void>, folder: string): Promise<string> {
	const [download] = await Promise.all([page.waitForEvent('download'), click()]);
	const file = join(folder, download.suggestedFilename());
	await download.saveAs(file);
	return file;
}

/** Opens the check page with a file and a code, and returns it once it has spoken. */
async function check(page: Page, address: string, file: string, code = '', words = ''): Promise<void> {
	await page.goto(address);
	await page.locator('#words').fill(words);
	await page.locator('#code').fill(code);
	await page.setInputFiles('#file', file);
	await expect(page.locator('#outcome h2').first()).toBeVisible();
}

test('a result leaves the hall and proves itself, down to the witness’s own receipt', async ({ browser }) => {
	const dataDir = mkdtempSync(join(tmpdir(), 'ketok-palu-story-'));
	const bag = mkdtempSync(join(tmpdir(), 'ketok-palu-tas-'));
	prepareHall(dataDir, { [FIRST]: systemOf(PAPER) });
	const server = await startServer({ dataDir, setup: false });
	try {
		const ketua = await DeskHand.signIn(server.url, 'ketua');
		await ketua.post({ type: 'plenary.open', kecamatan: '310101', mode: 'blind' });
		const code = await ketua.witness('s1', 1, 'Saksi Satu');
		const context = await browser.newContext({ viewport: Phone.viewport, acceptDownloads: true });
		const phone = new Phone(await context.newPage());
		await phone.enter(server.url, code);
		let receipt = '';
		let picture = '';

		await test.step('the witness answers with the phone’s own signature and keeps the receipt', async () => {
			await ketua.floor(FIRST);
			await ketua.fill(FIRST);
			await phone.giveObjection('Selisih satu suara');
			await expect(phone.receipts).toHaveCount(1);
			await expect(phone.receipts.getByText('Ditandatangani ponsel ini')).toBeVisible();
			const file = await save(
				phone.page,
				() => phone.page.getByRole('button', { name: 'Simpan tanda terima' }).click(),
				bag,
			);
			receipt = /KP2S\.\S+/.exec(readFileSync(file, 'utf8'))?.[0] ?? '';
			expect(receipt).not.toBe('');
			const asPicture = phone.page.getByRole('button', { name: 'Simpan sebagai gambar' });
			picture = await save(phone.page, () => asPicture.click(), bag);
		});

		const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
		let bundle = '';
		await test.step('the gavel falls, everything is made in one file while the desk goes on', async () => {
			await ketua.strike(FIRST);
			await page.goto(`${server.url}/masuk?ke=/dokumen`);
			await new SignInPage(page).signIn('operator', PASSWORD);
			await page.getByRole('button', { name: /^Buat D.HASIL/ }).click();
			await page.getByRole('button', { name: /^Buat Semua/ }).click();
			await expect(page.locator('[data-job="d-hasil"][data-phase="done"]')).toBeVisible({ timeout: 60_000 });
			await expect(page.locator('[data-job="bundel"][data-phase="done"]')).toBeVisible({ timeout: 60_000 });
			await expectNoViolations(page);
			const link = page.locator('[data-job="bundel"]').getByRole('link', { name: 'Unduh' });
			bundle = await save(page, () => link.click(), bag);
		});

		await test.step('what was handed over is written down, what is owed is said', async () => {
			await expect(page.getByText('Belum menerima D.HASIL: Saksi 1 Saksi Satu, Panwaslu Kecamatan')).toBeVisible();
			await page.getByLabel('Penerima').fill('Saksi 1 Saksi Satu');
			await page.getByRole('button', { name: 'Catat penyerahan' }).click();
			await expect(page.getByText('Belum menerima D.HASIL: Panwaslu Kecamatan')).toBeVisible();
		});

		await test.step('anybody checks it: on the page, and from a stick without network', async () => {
			await check(page, `${server.url}/verifikasi`, bundle, receipt);
			await expect(page.locator('#outcome h2').first()).toContainText('Utuh');
			await expect(page.locator('#code-verdict')).toContainText('Kode ini cocok');
			await expect(page.getByText('persis angka yang dilihat saksi')).toBeVisible();
			await expect(page.getByText('tercatat persis begitu di buku rapat')).toBeVisible();
			await page.locator('#code').fill('');
			await page.setInputFiles('#saved', picture);
			await expect(page.locator('#code')).toHaveValue(receipt);
			await expect(page.getByText('persis angka yang dilihat saksi')).toBeVisible();
			await page.setInputFiles('#saved', join(process.cwd(), 'docs', 'images', 'meja.png'));
			await expect(page.getByText('Tidak ada kode yang terbaca pada meja.png')).toBeVisible();
			await check(page, `${server.url}/verifikasi`, bundle, receipt);
			await page.getByText(`PPWP · TPS ${FIRST}`).click();
			await page.setViewportSize(Phone.viewport);
			await expectNoSideways(page);
			await expect(page.getByText('ditandatangani ponsel saksi sendiri')).toBeVisible();
			await expectNoViolations(page);
			await page.context().setOffline(true);
			const stick = `file://${join(process.cwd(), 'public', 'verifikasi.html')}`;
			await check(page, stick, bundle, '', 'kata yang lain sama sekali');
			await expect(page.locator('[data-fault="not-the-expected-key"]')).toBeVisible();
		});

		await phone.page.context().close();
		await ketua.close();
	} finally {
		await server.stop();
		for (const folder of [dataDir, bag]) rmSync(folder, { recursive: true, force: true });
	}
});
