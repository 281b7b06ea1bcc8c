import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { cell, column, status } from '../../db/testing/excel';
import { typeInto } from '../../db/testing/workbook';
import { expectNoViolations } from '../fixtures/axe';
import { DeskHand, KECAMATAN, PAPER, prepareHall, systemOf, TPS } from '../fixtures/hall';
import { type Server, startServer } from '../fixtures/server';
import { DeskPage } from '../pages/desk';
import { ExcelPage } from '../pages/excel';

async function person(browser: Browser, server: Server, username: string): Promise<Page> {
	const viewport = { width: 1366, height: 768 };
	const context = await browser.newContext({ viewport, locale: 'id-ID', baseURL: server.url });
	await DeskHand.signInto(context.request, server.url, username);
	return context.newPage();
}

test('Excel by permission and back: asked, passed down, worked on far away, merged with the desk', async ({
	browser,
}) => {
	const folder = mkdtempSync(join(tmpdir(), 'kp-excel-'));
	prepareHall(folder, Object.fromEntries(TPS.map((tps) => [tps, systemOf(PAPER)])));
	let server: Server | undefined;
	try {
		server = await startServer({ dataDir: folder, setup: false });
		const chair = await DeskHand.signIn(server.url, 'ketua');
		const hand = await DeskHand.signIn(server.url, 'operator');
		await chair.post({ type: 'plenary.open', kecamatan: KECAMATAN, mode: 'blind' });
		const chairPage = await person(browser, server, 'ketua');
		const page = await person(browser, server, 'operator');
		const asking = new ExcelPage(chairPage);
		const excel = new ExcelPage(page);

		await test.step('locked until every level has spoken and the chair puts it in force', async () => {
			await asking.open(server?.url ?? '');
			await expect(chairPage.getByText('Templat terkunci: belum ada izin')).toBeVisible();
			await asking.ask('Server Sirekap tidak dapat dibuka sejak pagi');
			await asking.record('KPU RI', { name: 'Ketua KPU RI', number: '101/PL.01/2024', until: '2030-03-01T23:59' });
			await asking.record('KPU Provinsi', { name: 'Ketua KPU Provinsi', number: '22/PL.01/31/2024' });
			await expect(chairPage.getByText('Templat terkunci: belum ada izin')).toBeVisible();
			await asking.record('KPU Kabupaten/Kota', { name: 'Ketua KPU Kabupaten', number: '7/PL.01/3101/2024' });
			await asking.adopt();
			await expectNoViolations(chairPage);
		});

		const template = await test.step('the operator takes a template out', async () => {
			await excel.open(server?.url ?? '');
			return excel.takeOut('PULAU PANGGANG');
		});
		expect(template.name).toMatch(/^templat-ppwp-pulau-panggang-.*\.xlsx$/);

		// Far from any server somebody fills in two TPS; meanwhile the desk has begun the first one.
		const filled = typeInto(template.bytes, {
			[cell('IV.1', 1)]: 72,
			[cell('IV.2', 1)]: 74,
			...column(2, PAPER),
			[status(2)]: 'selesai',
			[cell('IV.1', 3)]: 'tujuh',
		});
		await hand.floor(TPS[0]);
		await hand.draft(TPS[0], { 'IV.2': 47 }, 'IV.3');
		await hand.about(TPS[0], { type: 'tps.setAside', contest: 'ppwp', tps: TPS[0], reason: 'Menunggu saksi' });

		await test.step('the wrong row is told by name', async () => {
			await excel.bring('PULAU KELAPA', template.name, filled);
			await expect(excel.problem).toContainText('Berkas ini untuk kelurahan/desa PULAU PANGGANG');
		});

		await test.step('what differs is settled cell by cell, what cannot be read stays out with its cell', async () => {
			await excel.bring('PULAU PANGGANG', template.name, filled);
			await expect(excel.row('TPS 001')).toContainText('ada selisih');
			await expect(excel.row('TPS 002')).toContainText('akan menunggu dibacakan');
			await expect(excel.row('TPS 003')).toContainText('Sel E28 berisi teks “tujuh”, bukan angka.');
			await expect(excel.accept).toBeDisabled();
			await expect(excel.preview.getByText('Putuskan 1 angka lagi')).toBeVisible();
			await expectNoViolations(page);
			await excel.choice('TPS 001, IV.2 Pasangan Calon Nomor Urut 2: Excel 74').check();
			await excel.accept.click();
			await expect(page.getByText('sudah masuk. Angkanya menunggu di meja')).toBeVisible();
		});

		await test.step('the same file twice doubles nothing', async () => {
			await excel.bring('PULAU PANGGANG', template.name, filled);
			await expect(excel.preview.getByText('Tidak ada yang baru')).toBeVisible();
			await expect(excel.accept).toBeHidden();
		});

		await test.step('the figures wait at the desk, are read against the paper and filed there', async () => {
			const desk = new DeskPage(page);
			await desk.open(TPS[1]);
			await desk.takeFloor('blind');
			await expect(desk.cell('IV.2')).toHaveValue('74');
			await expect(desk.cell('III.P')).toHaveValue('X');
			await desk.file();
			expect((await hand.result(TPS[1])).rows.find(({ field }) => field.id === 'V.C')?.paper).toBe(273);
			expect((await hand.result(TPS[0])).draft?.figures).toEqual({ 'IV.1': 72, 'IV.2': 74 });
			expect((await hand.result(TPS[0])).rows.every(({ paper }) => paper === null)).toBe(true);
		});

		await test.step('the minutes tell it', async () => {
			await page.goto(`${server?.url}/riwayat?jenis=import`);
			await expect(page.getByText(/Isian Excel PPWP .* selisih diputus 0 menurut meja, 1 menurut Excel/)).toBeVisible();
		});
		await hand.close();
		await chair.close();
	} finally {
		await server?.stop();
		rmSync(folder, { recursive: true, force: true });
	}
});
