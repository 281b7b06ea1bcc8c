import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { openHouse } from '../../db/house';
import { attachPhoto } from '../../db/photo/attach';
import { inventPhoto } from '../../db/photo/invented';
import { contestOf } from '../../lib/forms';
import { CONSOLE } from '../../lib/plenary';
import { DeskHand, KECAMATAN, PAPER, prepareHall, readUpTo, systemOf, TPS } from '../fixtures/hall';
import { startServer } from '../fixtures/server';
import { DeskPage } from '../pages/desk';
import { HallScreen } from '../pages/hall';
import { expectStrip, PhotosPage } from '../pages/photos';
import { shoot } from './shoot';

const [FIRST] = TPS;

test('pictures of the photos beside the numbers, and of practice', async ({ browser }) => {
	const folder = await mkdtemp(join(tmpdir(), 'ketok-palu-gambar-'));
	const { displayCode } = prepareHall(folder, { [FIRST]: systemOf(PAPER, { 'IV.2': 748, 'V.A': 939 }) });
	const contest = contestOf('ppwp');
	if (!contest) throw new Error('no ppwp');
	const house = openHouse(folder);
	for (const page of [1, 2, 3]) {
		const { jpeg } = await inventPhoto(contest, PAPER, page, 60 + page, { width: 1500 });
		const photo = { contest: 'ppwp', tps: FIRST, page, source: 'kamera', name: `${page}.jpg`, bytes: jpeg } as const;
		await attachPhoto(house, CONSOLE, photo);
	}
	house.sqlite.close();
	const server = await startServer({ dataDir: folder, setup: false });
	const [chair, hand] = await Promise.all(['ketua', 'operator'].map((name) => DeskHand.signIn(server.url, name)));
	if (!chair || !hand) throw new Error('nobody signed in');
	const desk = await (
		await browser.newContext({ viewport: { width: 1366, height: 768 }, baseURL: server.url })
	).newPage();
	await DeskHand.signInto(desk.context().request, server.url, 'operator');
	const wall = new HallScreen(await (await browser.newContext({ viewport: HallScreen.viewport })).newPage());
	try {
		await chair.post({ type: 'plenary.open', kecamatan: KECAMATAN, mode: 'match' });
		await wall.enter(server.url, displayCode);
		await hand.floor(FIRST, 'match');
		await hand.draft(FIRST, readUpTo('IV.1'), 'IV.2');
		await new DeskPage(desk).open(FIRST);
		for (const field of ['II.2', 'IV.2', 'V.A']) await expectStrip(desk.locator(`[data-strip="${field}"]`));
		await expectStrip(wall.focus('IV.2').getByRole('img'));
		await shoot(desk, 'meja-foto');
		await shoot(wall.page, 'layar-foto');
		const photos = new PhotosPage(desk);
		await photos.open(server.url, FIRST, 1);
		await expectStrip(photos.viewer.getByRole('img'));
		await shoot(desk, 'foto');
		await desk.goto('/latihan');
		await expectStrip(desk.locator('[data-strip="I.A.L"]'));
		await shoot(desk, 'latihan');
	} finally {
		await Promise.all([chair.close(), hand.close()]);
		await server.stop();
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
});
