import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createFirstAccounts } from '../../db/accounts/bootstrap';
import { putCredential } from '../../db/accounts/credentials';
import { hashPasswordNow } from '../../db/accounts/passwords';
import { execute } from '../../db/door';
import { openHouse } from '../../db/house';
import { statement } from '../../db/ledger';
import { dividedPack } from '../../db/testing/divided';
import { adoptWhole, lockAll } from '../../db/testing/filled';
import { randomFrom } from '../../lib/demo/random';
import { demoRegions } from '../../lib/demo/regions';
import { amount, hashOf } from '../../lib/forms';
import { type Actor, CONSOLE, type Command } from '../../lib/plenary';
import { DeskHand, HALL_PASSWORD } from '../fixtures/hall';
import { startServer } from '../fixtures/server';
import { DeskPage } from '../pages/desk';
import { shoot } from './shoot';

const CHAIR: Actor = { id: 'ketua-1', name: 'Ketua PPK', role: 'ketua' };

test('pictures of the totals, and of a page of one party', async ({ browser }) => {
	const folder = await mkdtemp(join(tmpdir(), 'ketok-palu-gambar-'));
	const house = openHouse(folder);
	const does = (actor: Actor, command: Command) => {
		const outcome = execute(house, actor, { id: crypto.randomUUID(), command });
		if (!outcome.ok) throw new Error(`${command.type}: ${JSON.stringify(outcome.refusal)}`);
	};
	const kelurahan = demoRegions(randomFrom(4), 3, 48);
	const [first, second] = kelurahan;
	if (!first || !second) throw new Error('two kelurahan');
	does(CONSOLE, { type: 'region.import', file: 'wilayah.csv', sha256: hashOf('wilayah'), kelurahan });
	createFirstAccounts(house);
	for (const { id } of statement<{ id: string }>(house.sqlite, 'SELECT id FROM account').all())
		putCredential(house, id, hashPasswordNow(HALL_PASSWORD), false);
	adoptWhole(house, CHAIR, dividedPack({ provinsi: '99', kabko: '9901', kecamatan: '990101' }, [second.kode]));
	does(CHAIR, { type: 'plenary.open', kecamatan: '990101', mode: 'match' });
	const tps = kelurahan.flatMap((one) => one.tps.map(({ kode }) => kode));
	const locked = tps.filter((_, at) => at % 9 !== 4);
	lockAll(house, CHAIR, locked, ['dpr', 'dprd-kab'], (paper, at) =>
		at % 4 === 1 ? { ...paper, 'IV.1.A1': (amount(paper['IV.1.A1']) ?? 0) + 10 } : paper,
	);
	house.sqlite.close();
	const server = await startServer({ dataDir: folder, setup: false });
	try {
		const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, baseURL: server.url });
		await DeskHand.signInto(context.request, server.url, 'operator');
		const page = await context.newPage();
		await page.goto(`/rekap?kontes=dpr&wilayah=${first.kode}`);
		await expect(page.getByRole('table')).toBeVisible();
		await page.getByRole('region', { name: 'Tabel rekap' }).evaluate((box) => box.scrollTo(0, 560));
		await expect(page.getByRole('row', { name: /Partai Nomor Urut 1$/ })).toBeVisible();
		await shoot(page, 'rekap');
		await page.goto('/rekap?kontes=dprd-kab&wilayah=990101.KAB-2');
		await expect(page.getByRole('heading', { name: /Dapil Peraga 2/ })).toBeVisible();
		await shoot(page, 'rekap-dapil');
		const desk = new DeskPage(page);
		const waiting = tps.find((code) => !locked.includes(code)) ?? '';
		await page.goto(`/meja?kontes=dpr&tps=${waiting}`);
		await desk.takeFloor('blind');
		await page.getByRole('button', { name: /Partai nomor urut 3/ }).click();
		for (const value of ['4', '7', '0', '2']) await page.keyboard.type(`${value}\n`);
		await expect(desk.cell('IV.3.A2.4')).toBeFocused();
		await shoot(page, 'meja-dpr');
	} finally {
		await server.stop();
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
});
