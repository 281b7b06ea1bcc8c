import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { expectNoViolations } from '../fixtures/axe';
import { DeskHand, PAPER, prepareHall, systemOf, TPS } from '../fixtures/hall';
import { type Server, startServer } from '../fixtures/server';
import { OperatorsPage } from '../pages/operators';

test('operators in stages: a list comes in, accounts move on, one is stuck, PPK sends', async ({ browser }) => {
	const folder = mkdtempSync(join(tmpdir(), 'kp-petugas-'));
	prepareHall(folder, { [TPS[0]]: systemOf(PAPER) });
	let server: Server | undefined;
	try {
		server = await startServer({ dataDir: folder, setup: false });
		const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'id-ID' });
		await DeskHand.signInto(context.request, server.url, 'operator');
		const page = await context.newPage();
		const operators = new OperatorsPage(page);
		const head = 'kode_tps;nama;akun;peran';
		const mobile = TPS.slice(0, 4).map((tps, at) => `${tps};KPPS ${at + 1};kpps.${at + 1};mobile`);

		await test.step('a list with a mistake says which line; the mended one is taken whole', async () => {
			await operators.open(server?.url ?? '');
			await operators.list([head, ...mobile, ';Dodi;web.utara;kurir'].join('\n'));
			await expect(page.getByRole('main').getByRole('alert')).toContainText(
				'Baris 6: peran “kurir” bukan mobile atau web.',
			);
			await operators.list([head, ...mobile, ';Dodi;web.utara;web'].join('\n'));
			await expect(page.getByText('5 petugas didaftarkan dari 5 baris')).toBeVisible();
			await expect(page.getByRole('list', { name: 'Petugas Web kecamatan' })).toContainText('Dodi');
		});

		await test.step('all that are shown move on at once, one by one too', async () => {
			await page.getByRole('button', { name: 'Aktifkan 4 yang tampil' }).click();
			await expect(operators.tps('TPS 001 PULAU PANGGANG')).toContainText('aktif');
			await operators.tps('TPS 001 PULAU PANGGANG').getByRole('button', { name: 'Dapat mengirim: KPPS 1' }).click();
			await expect(operators.tps('TPS 001 PULAU PANGGANG')).toContainText('● dapat mengirim');
			await operators.withReason(
				operators.tps('TPS 002 PULAU PANGGANG').getByRole('button', { name: 'Terhambat: KPPS 2' }),
				'Unggah berhenti di 40 persen',
			);
			await expect(operators.tps('TPS 002 PULAU PANGGANG')).toContainText('Unggah berhenti di 40 persen');
		});

		await test.step('PPK sends for a KPPS that could not', async () => {
			await operators.withReason(
				page.getByRole('button', { name: 'PPK mengirim: TPS 002 PULAU PANGGANG' }),
				'Tidak ada sinyal di pulau',
			);
			await expect(operators.tps('TPS 002 PULAU PANGGANG')).toContainText('Dikirim PPK: Tidak ada sinyal di pulau');
			// TPS, registered, active, able, stuck, sent by PPK, data in.
			await expect.poll(() => operators.sums('PULAU PANGGANG')).toEqual(['3', '3', '3', '1', '1', '1', '1']);
			await expectNoViolations(page);
		});

		await test.step('narrowed by stage, kept in the address, taken away as a table', async () => {
			await page.getByLabel('Tahap').selectOption({ label: 'belum ada petugas' });
			await expect(page.getByText('1 dari 5 TPS')).toBeVisible();
			await page.reload();
			await expect(page.getByText('1 dari 5 TPS')).toBeVisible();
			const [file] = await Promise.all([
				page.waitForEvent('download'),
				page.getByRole('link', { name: 'Unduh CSV' }).click(),
			]);
			const lines = readFileSync(await file.path(), 'utf8')
				.trim()
				.split('\r\n');
			expect(lines).toHaveLength(7);
			expect(lines[3]).toContain(';kpps.2;KPPS 2;mobile;terhambat;');
		});
		await context.close();
	} finally {
		await server?.stop();
		rmSync(folder, { recursive: true, force: true });
	}
});
