import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { DATABASE_FILE } from '../../db/folder';
import { headOf } from '../../db/ledger';
import { PRACTICE_PAPER, PRACTICE_SYSTEM } from '../../lib/practice';
import { expectNoViolations } from '../fixtures/axe';
import { DeskHand, prepareHall } from '../fixtures/hall';
import { startServer } from '../fixtures/server';
import { DeskPage } from '../pages/desk';

test('practice goes the whole way to the gavel by keyboard, and the ledger does not move', async ({ browser }) => {
	const folder = await mkdtemp(join(tmpdir(), 'ketok-palu-latihan-'));
	prepareHall(folder, {});
	const server = await startServer({ dataDir: folder, setup: false });
	const sqlite = new Database(join(folder, DATABASE_FILE), { readonly: true });
	try {
		const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
		await DeskHand.signInto(page.context().request, server.url, 'operator');
		const before = headOf(sqlite);
		const sent: string[] = [];
		page.on('request', (request) => {
			if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`);
		});
		const desk = new DeskPage(page);

		await test.step('one click from the page that waits for the opening', async () => {
			await page.goto(`${server.url}/meja`);
			await page.getByRole('link', { name: 'Latihan dua menit' }).click();
			await expect(page.getByText('LATIHAN – tidak dicatat')).toBeVisible();
			await expect(desk.cell('I.A.L')).toBeFocused();
			await expect(page.getByRole('img', { name: /^Tulisan di foto: IV.2/ })).toHaveCount(1);
		});

		await test.step('the keys are one key away', async () => {
			await page.keyboard.press('?');
			await expect(page.getByRole('dialog', { name: 'Tombol di meja' })).toBeVisible();
			await expectNoViolations(page);
			await page.keyboard.press('Escape');
			await expect(desk.cell('I.A.L')).toBeFocused();
		});

		await test.step('a fourth digit is not taken, and that is said', async () => {
			await page.keyboard.type('1234');
			await expect(desk.cell('I.A.L')).toHaveValue('123');
			await expect(
				page
					.getByRole('row')
					.filter({ has: desk.cell('I.A.L') })
					.getByRole('status'),
			).toHaveText('! paling banyak 3 angka');
			await expectNoViolations(page);
			await desk.cell('I.A.L').fill('');
			await expect(page.getByText('paling banyak 3 angka')).toBeHidden();
		});

		await test.step('read, settled, answered, struck: each step says what is next', async () => {
			await desk.read(Object.keys(PRACTICE_PAPER), PRACTICE_PAPER, PRACTICE_SYSTEM);
			await desk.file();
			// The form scrolls, the page does not: below it would be nothing.
			expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(768);
			await expect(page.getByRole('listitem').filter({ hasText: 'Selesaikan selisih' })).toHaveAttribute(
				'aria-current',
				'step',
			);
			await desk.settleAll('Dijelaskan');
			for (const name of ['Saksi Latihan Satu', 'Saksi Latihan Dua']) await desk.answerOnPaper(name, 'setuju');
			await desk.strike();
			await expect(page.getByText('Latihan selesai. Tidak ada yang dicatat.')).toBeVisible();
			await expectNoViolations(page);
		});

		expect(sent).toEqual([]);
		expect(headOf(sqlite)).toEqual(before);
		expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('ketikan')))).toEqual([]);
	} finally {
		sqlite.close();
		await server.stop();
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
});
