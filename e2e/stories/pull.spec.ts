import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { SirekapSite } from '../../db/testing/sirekap-site';
import { type Contest, contestOf } from '../../lib/forms';
import { resultPath } from '../../lib/hub';
import { writeTpsFile } from '../../lib/sirekap';
import { expectNoViolations } from '../fixtures/axe';
import { DeskHand, KECAMATAN, PAPER, prepareHall, systemOf, TPS } from '../fixtures/hall';
import { type Server, startServer } from '../fixtures/server';
import { ImportPage } from '../pages/import';
import { PullPage } from '../pages/pull';

const ppwp = contestOf('ppwp') as Contest;

test('system data is fetched behind the desk: trouble told, paused, cut off, gone on with, looked at, accepted', async ({
	browser,
}) => {
	const folder = mkdtempSync(join(tmpdir(), 'kp-ambil-'));
	prepareHall(folder, { [TPS[0]]: systemOf(PAPER) });
	const site = new SirekapSite();
	const address = await site.open();
	for (const tps of TPS.slice(0, 4)) {
		const figures = systemOf(PAPER, tps === TPS[0] ? { 'IV.2': 748 } : {});
		site.files.set(resultPath(ppwp, tps), writeTpsFile(ppwp, { figures, rest: { ts: '2024-02-18 09:00:00' } }));
	}
	let server: Server | undefined;
	try {
		server = await startServer({ dataDir: folder, setup: false });
		const chair = await DeskHand.signIn(server.url, 'ketua');
		await chair.post({ type: 'plenary.open', kecamatan: KECAMATAN, mode: 'match' });
		await chair.close();
		const context = await browser.newContext({ locale: 'id-ID', baseURL: server.url });
		await DeskHand.signInto(context.request, server.url, 'admin');
		const page = await context.newPage();
		const pull = new PullPage(page);

		await test.step('no address but http and https', async () => {
			await pull.open(server?.url ?? '');
			await pull.order('ftp://sirekap.example');
			await expect(pull.section.getByRole('alert').filter({ hasText: 'tidak dapat dipakai' })).toBeVisible();
		});

		await test.step('a site that is full is told in words, and waited for', async () => {
			site.mischief = (_request, response) => {
				response.writeHead(503, { 'retry-after': '3600' }).end();
				return true;
			};
			await pull.order(address);
			await expect(pull.progress).toContainText('Situs sedang penuh');
			await expect(pull.progress).toContainText('Dicoba lagi pukul');
			await expectNoViolations(page);
		});

		await test.step('paused; the power goes; it goes on when somebody says so', async () => {
			await pull.pause('Kuota internet habis');
			await expect(pull.progress).toContainText('dijeda: Kuota internet habis');
			await server?.kill9();
			site.mischief = null;
			await server?.restart();
			await pull.open(server?.url ?? '');
			await expect(pull.progress).toContainText('0 dari 5 TPS');
			await pull.resume();
			await expect(pull.progress).toContainText('selesai');
			await expect(pull.progress).toContainText('4 baru, 0 tidak berubah, 1 belum ada di situs');
		});

		await test.step('what came is looked at and accepted like any upload', async () => {
			await pull.look();
			await expect(page.getByRole('row').filter({ hasText: 'TPS 001' }).first()).toContainText('748');
			await new ImportPage(page).accept();
			await expect(page.getByRole('main').getByRole('status').first()).toContainText(new URL(address).host);
		});
		await context.close();
	} finally {
		await server?.stop();
		await site.close();
		rmSync(folder, { recursive: true, force: true });
	}
});
