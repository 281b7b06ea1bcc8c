import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { offerCode } from '../../db/hub/codes';
import { registerRegions } from '../../db/hub/desk';
import { openHub } from '../../db/hub/hub';
import { publishRegions } from '../../db/hub/publish';
import { sumsAt, walkTree } from '../../db/testing/tree-client';
import { type Contest, contestOf } from '../../lib/forms';
import { expectNoViolations } from '../fixtures/axe';
import { DeskHand, KECAMATAN, PAPER, prepareHall, regions, systemOf, TPS } from '../fixtures/hall';
import { type Server, startServer } from '../fixtures/server';
import { DeliveryPage, VerifyPage } from '../pages/delivery';
import { signInAs } from '../pages/sign-in';

const PASSWORD = 'sandi panjang untuk cerita';
const ppwp = contestOf('ppwp') as Contest;

async function person(browser: Browser): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'id-ID' });
	return context.newPage();
}

/** A hub's data folder with its regions and one code for the hall's kecamatan. */
async function prepareOffice(folder: string): Promise<string> {
	const hub = await openHub({ folder });
	await registerRegions(hub, regions());
	await publishRegions(
		hub,
		ppwp,
		regions().map(({ kode }) => kode),
	);
	const { code } = await offerCode(hub, KECAMATAN, 'Admin');
	await hub.store.close();
	return code;
}

async function lock(hand: DeskHand, chair: DeskHand, tps: string): Promise<void> {
	await hand.floor(tps);
	await hand.fill(tps);
	await chair.strike(tps);
}

test('the server is down all day, then back: sent, looked at twice, published, one sent back', async ({ browser }) => {
	const folders = [mkdtempSync(join(tmpdir(), 'kp-aula-')), mkdtempSync(join(tmpdir(), 'kp-pusat-'))] as const;
	const [hallFolder, officeFolder] = folders;
	const code = await prepareOffice(officeFolder);
	prepareHall(hallFolder, Object.fromEntries(TPS.map((tps) => [tps, systemOf(PAPER)])));
	const hub = { KETOK_PALU_HUB: '1', KETOK_PALU_HUB_NAME: 'KPU Kepulauan Seribu' };
	let hall: Server | undefined;
	let office: Server | undefined;
	try {
		hall = await startServer({
			dataDir: hallFolder,
			setup: false,
			env: { KETOK_PALU_DEADLINE: '2030-03-02T23:59:00+07:00' },
		});
		office = await startServer({ dataDir: officeFolder, setup: hub, env: hub });
		const chair = await DeskHand.signIn(hall.url, 'ketua');
		const operator = await DeskHand.signIn(hall.url, 'operator');
		await chair.post({ type: 'plenary.open', kecamatan: KECAMATAN, mode: 'blind' });

		const page = await person(browser);
		const delivery = new DeliveryPage(page);
		await test.step('the chair registers the hall with the code', async () => {
			await page.goto(`${hall?.url}/masuk?ke=/kirim`);
			await page.getByLabel('Nama pengguna').fill('ketua');
			await page.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD);
			await page.getByRole('button', { name: 'Masuk', exact: true }).click();
			await expect(page.getByRole('heading', { name: 'Belum ada pusat' })).toBeVisible();
			await delivery.enrol(office?.url ?? '', 'SALAH-SALAH');
			await expect(page.getByRole('main').getByRole('alert')).toContainText('tidak mengenal kode ini');
			await delivery.enrol(office?.url ?? '', code.toLowerCase());
			await expect(page.getByRole('heading', { name: 'KPU Kepulauan Seribu' })).toBeVisible();
		});

		await test.step('the server goes down; the hall goes on and says why nothing arrives', async () => {
			await office?.kill9();
			for (const tps of TPS.slice(0, 3)) await lock(operator, chair, tps);
			await delivery.expectState('TPS 001 PULAU PANGGANG', 'Pusat tidak terjangkau');
			await expect(page.getByText('3 hasil belum terkirim')).toBeVisible();
			await expectNoViolations(page);
		});

		await test.step('back again: everything arrives by itself', async () => {
			await office?.restart();
			await page.getByRole('button', { name: 'Kirim semua sekarang' }).click();
			for (const tps of ['001', '002', '003']) await delivery.expectState(`TPS ${tps} PULAU PANGGANG`, 'diterima');
			await expect(page.getByText('semua sudah terkirim')).toBeVisible();
		});

		const first = await person(browser);
		const second = await person(browser);
		await test.step('two people look, by keyboard', async () => {
			await signInAs(first, office as Server, 'verifikator1', '/tinjau');
			await expect(new VerifyPage(first).queue()).toHaveCount(3);
			await new VerifyPage(first).claim();
			await expect(new VerifyPage(first).heading()).toContainText('TPS 001');
			await expectNoViolations(first);
			await first.keyboard.press('s');
			await expect(new VerifyPage(first).heading()).toContainText('TPS 002');
			await new VerifyPage(first).approve();
			await new VerifyPage(first).giveBack('Jumlah suara tidak sah pada foto berbeda');
			await signInAs(second, office as Server, 'verifikator2', '/tinjau');
			await expect(new VerifyPage(second).queue()).toHaveCount(2);
			await new VerifyPage(second).approve();
			await new VerifyPage(second).approve();
			await expect(second.getByText('Antrean kosong.')).toBeVisible();
		});

		await test.step('the hall sees what was sent back and why, and what is published', async () => {
			await delivery.expectState('TPS 001 PULAU PANGGANG', 'terbit');
			await delivery.expectState('TPS 003 PULAU PANGGANG', 'Dikembalikan: Jumlah suara tidak sah pada foto berbeda');
		});

		await test.step('everyone sees it, without an account and without JavaScript', async () => {
			const context = await browser.newContext({ javaScriptEnabled: false, locale: 'id-ID' });
			const public_ = await context.newPage();
			await public_.goto(`${office?.url}/info`);
			await expect(public_.getByText('2 TPS terbit dari 3 yang diterima; seluruhnya 5 TPS.')).toBeVisible();
			await public_.getByRole('link', { name: 'DKI JAKARTA' }).click();
			await public_.getByRole('link', { name: 'ADM. KEP. SERIBU' }).click();
			await public_.getByRole('link', { name: 'KEPULAUAN SERIBU UTARA' }).click();
			await expect(public_.getByRole('row').filter({ hasText: 'PULAU PANGGANG' })).toContainText('33221');
			await context.close();
			const withScript = await person(browser);
			await withScript.goto(`${office?.url}/info/31`);
			await expectNoViolations(withScript);
		});

		await test.step('a stranger reads the tree', async () => {
			const get = async (path: string) => {
				const response = await fetch(`${office?.url}/${path}`);
				return response.status === 404 ? null : ((await response.json()) as unknown);
			};
			const published = (await walkTree(get, 'ppwp')).filter(({ data }) => data !== null);
			expect(published.map(({ kode }) => kode)).toEqual(TPS.slice(0, 2));
			expect(published[0]?.data).toMatchObject({ chart: { 100025: 72, 100026: 74, 100027: 119 } });
			expect((await sumsAt(get, 'ppwp', [])).chart).toMatchObject({ 100025: 144, 100026: 148, 100027: 238 });
			const again = await fetch(`${office?.url}/pemilu/hhcw/ppwp.json`);
			expect(again.headers.get('cache-control')).toContain('public');
			const etag = again.headers.get('etag') ?? '';
			const same = await fetch(`${office?.url}/pemilu/hhcw/ppwp.json`, { headers: { 'if-none-match': etag } });
			expect(same.status).toBe(304);
		});

		await test.step('paused and carried by hand instead; receipts come back the same way', async () => {
			await page.getByRole('button', { name: 'Jeda pengiriman' }).click();
			await page.getByRole('dialog').getByLabel('Alasan jeda').fill('Kuota internet habis');
			await page.getByRole('dialog').getByRole('button', { name: 'Jeda pengiriman' }).click();
			await expect(page.getByText('Dijeda: Kuota internet habis')).toBeVisible();
			await lock(operator, chair, TPS[3]);
			await delivery.expectState('TPS 001 PULAU KELAPA', 'menunggu');
			await page.getByText('Lewat orang lain').click();
			await page.getByLabel('Dibawa oleh').fill('Pak Amir, kapal pukul tiga');
			const [file] = await Promise.all([
				page.waitForEvent('download'),
				page.getByRole('button', { name: 'Buat berkas kiriman' }).click(),
			]);
			await first.goto(`${office?.url}/pantau`);
			const [receipts] = await Promise.all([
				first.waitForEvent('download'),
				first.getByLabel(/Masukkan berkas kiriman/).setInputFiles(await file.path()),
			]);
			writeFileSync(join(hallFolder, 'lain.kpr'), 'bukan resi');
			await page.getByLabel('Masukkan berkas resi').setInputFiles(join(hallFolder, 'lain.kpr'));
			await expect(page.getByRole('main').getByRole('alert')).toContainText('bukan resi');
			await page.getByLabel('Masukkan berkas resi').setInputFiles(await receipts.path());
			await expect(page.getByText('1 resi diterima.')).toBeVisible();
			await delivery.expectState('TPS 001 PULAU KELAPA', 'diterima');
			await expectNoViolations(page);
		});

		await test.step('the office’s table', async () => {
			await first.getByRole('button', { name: 'DKI JAKARTA' }).click();
			await first.getByRole('button', { name: 'ADM. KEP. SERIBU' }).click();
			const row = first.getByRole('row').filter({ hasText: 'KEPULAUAN SERIBU UTARA' });
			await expect(row).toContainText('541122');
			await expectNoViolations(first);
		});
		await test.step('sent back: told at the desk, opened again, corrected, struck as version 2', async () => {
			const desk = await person(browser);
			await DeskHand.signInto(desk.context().request, hall?.url ?? '', 'operator');
			await desk.goto(`${hall?.url}/meja?tps=${TPS[2]}`);
			await expect(desk.getByText('“Jumlah suara tidak sah pada foto berbeda”')).toBeVisible();
			await expect(desk.getByRole('link', { name: /003.*dikembalikan/ })).toBeVisible();
			await page.goto(`${hall?.url}/kirim`);
			await page.getByRole('button', { name: 'Lanjutkan' }).click();
			const about = { contest: 'ppwp', tps: TPS[2] };
			const reason = 'Jumlah tidak sah 9, plano diperiksa di depan saksi';
			await operator.about(TPS[2], {
				type: 'reopen.request',
				...about,
				basis: 'kekeliruan-ditemukan',
				document: '',
				reason,
			});
			await chair.about(TPS[2], { type: 'reopen.approve', ...about, reason });
			await operator.floor(TPS[2]);
			for (const [field, value] of [
				['V.B', 9],
				['V.C', 274],
			] as const) {
				await operator.correct(TPS[2], field, value);
			}
			await operator.record(TPS[2], [...(await operator.result(TPS[2])).openItems]);
			await chair.strike(TPS[2]);
			expect((await operator.result(TPS[2])).lock?.version).toBe(2);
		});
		await operator.close();
		await chair.close();
	} finally {
		await hall?.stop();
		await office?.stop();
		for (const folder of folders) rmSync(folder, { recursive: true, force: true });
	}
});
