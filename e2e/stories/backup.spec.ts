import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { expectNoViolations } from '../fixtures/axe';
import { DeskHand, PAPER, prepareHall, systemOf, TPS } from '../fixtures/hall';
import { startServer } from '../fixtures/server';
import { BackupsPage } from '../pages/backups';
import { SignInPage } from '../pages/sign-in';

const [FIRST, SECOND] = TPS;
const PASSWORD = 'sandi panjang untuk cerita';
/** Copies are made and checked by a process of their own, which steps back for everything else. */
const patiently = expect.configure({ timeout: 60_000 });

test('a copy after every lock, and back to one of them from the page', async ({ page }) => {
	const dataDir = mkdtempSync(join(tmpdir(), 'ketok-palu-story-'));
	const stick = mkdtempSync(join(tmpdir(), 'ketok-palu-usb-'));
	prepareHall(dataDir, { [FIRST]: systemOf(PAPER), [SECOND]: systemOf(PAPER) });
	const program = 'e2e/fixtures/kept.mjs';
	const server = await startServer({ dataDir, setup: false, program, env: { KETOK_PALU_BACKUP: stick } });
	try {
		const ketua = await DeskHand.signIn(server.url, 'ketua');
		const lock = async (tps: string) => {
			await ketua.floor(tps);
			await ketua.fill(tps);
			await ketua.strike(tps);
		};
		await ketua.post({ type: 'plenary.open', kecamatan: '310101', mode: 'blind' });
		const backups = new BackupsPage(page);

		await test.step('the gavel falls, and a copy is made without anybody asking', async () => {
			await page.goto(`${server.url}/masuk?ke=/cadangan`);
			await new SignInPage(page).signIn('admin', PASSWORD);
			await lock(FIRST);
			await patiently(backups.rows).toHaveCount(1);
			await expect(page.getByText('memuat semua catatan')).toBeVisible();
			await expect(page.getByText('cakram yang sama')).toBeVisible();
			await expectNoViolations(page);
		});

		await test.step('a folder that cannot be written says so, and the data goes on', async () => {
			await backups.useFolder('/proc/tidak-ada');
			await patiently(page.getByText('Cadangan terakhir gagal')).toBeVisible();
			await backups.useFolder(stick);
			await patiently(backups.rows).toHaveCount(2);
			await expect(page.getByText('Cadangan terakhir gagal')).toBeHidden();
		});

		await test.step('the second TPS is locked, then the plenary goes back to before it', async () => {
			await lock(SECOND);
			await patiently(backups.rows).toHaveCount(3);
			await backups.restore(backups.rows.last());
			await patiently(page.getByText('Server dijalankan ulang')).toBeVisible();
			// Nobody lends a hand: the server ends, what was restored is swapped in, and it serves again.
			await patiently(page.getByText('Sesi berakhir')).toBeVisible();
			const again = await DeskHand.signIn(server.url, 'ketua');
			expect((await again.result(FIRST)).status).toBe('locked');
			expect((await again.result(SECOND)).status).toBe('waiting');
			await again.close();
		});
		await ketua.close();
	} finally {
		await server.stop();
		for (const folder of [dataDir, stick]) rmSync(folder, { recursive: true, force: true });
	}
});
