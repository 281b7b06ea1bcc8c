import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import sharp, { type SharpOptions } from 'sharp';
import { inventPhoto } from '../../db/photo/invented';
import { contestOf, type Figures } from '../../lib/forms';
import { expectNoViolations } from '../fixtures/axe';
import { DeskHand, KECAMATAN, PAPER, prepareHall, readUpTo, systemOf, TPS } from '../fixtures/hall';
import { startServer } from '../fixtures/server';
import { DeskPage } from '../pages/desk';
import { HallScreen } from '../pages/hall';
import { Phone } from '../pages/phone';
import { expectStrip, PhotosPage, type Picked } from '../pages/photos';

const [FIRST] = TPS;
const STRAIGHT = 'Diluruskan menurut empat tanda sudut';

async function photo(figures: Figures, page: number, seed: number): Promise<Picked> {
	const contest = contestOf('ppwp');
	if (!contest) throw new Error('no ppwp');
	const { jpeg } = await inventPhoto(contest, figures, page, seed, { width: 900 });
	return { name: `foto-${page}.jpg`, mimeType: 'image/jpeg', buffer: jpeg };
}

test('the handwriting stands beside the number: attached, straightened, on desk, wall and phone, and replaced', async ({
	browser,
}) => {
	const folder = await mkdtemp(join(tmpdir(), 'ketok-palu-foto-'));
	const { displayCode } = prepareHall(folder, { [FIRST]: systemOf(PAPER, { 'IV.2': 748, 'V.A': 939 }) });
	const server = await startServer({ dataDir: folder, setup: false });
	const chair = await DeskHand.signIn(server.url, 'ketua');
	const hand = await DeskHand.signIn(server.url, 'operator');
	const desk = await (
		await browser.newContext({ viewport: { width: 1366, height: 768 }, baseURL: server.url })
	).newPage();
	await DeskHand.signInto(desk.context().request, server.url, 'operator');
	const photos = new PhotosPage(desk);
	const [one, two, three] = await Promise.all([1, 2, 3].map((page) => photo(PAPER, page, 40 + page)));
	if (!one || !two || !three) throw new Error('three pages');
	try {
		await chair.post({ type: 'plenary.open', kecamatan: KECAMATAN, mode: 'match' });
		const code = await hand.witness('saksi-1', 1, 'Rukmini Halim');

		await test.step('three pages at once, and a file that is no photo', async () => {
			await photos.open(server.url, FIRST);
			await photos.pick({ name: 'catatan.txt', mimeType: 'image/jpeg', buffer: Buffer.from('bukan foto') });
			await expect(desk.getByRole('alert').filter({ hasText: 'catatan.txt: berkas ini bukan foto' })).toBeVisible();
			await photos.pick(one, two, three);
			await expect(desk.getByText('3 foto dilampirkan.', { exact: false })).toBeVisible();
			await photos.turnTo(2);
			await expect(photos.state(STRAIGHT)).toBeVisible();
			await expectNoViolations(desk);
		});

		await test.step('a QR leads the operator’s own phone to the same page and its camera', async () => {
			await desk.getByRole('button', { name: 'Foto dengan ponsel' }).click();
			const dialog = desk.getByRole('dialog', { name: 'Foto halaman 2 dengan ponsel' });
			await expect(dialog.getByRole('img', { name: 'Kode QR ke halaman foto ini' })).toBeVisible();
			const link = new URL((await dialog.getByText(/^https?:/).textContent()) ?? '');
			await dialog.getByRole('button', { name: 'Tutup' }).click();
			const context = await browser.newContext({ viewport: Phone.viewport, baseURL: server.url });
			const own = await context.newPage();
			await own.goto(link.pathname + link.search);
			await expect(own).toHaveURL(/\/masuk\?ke=/);
			await DeskHand.signInto(context.request, server.url, 'operator');
			await own.goto(link.pathname + link.search);
			await expect(own.getByRole('button', { name: /^Halaman 2\b/ })).toHaveAttribute('aria-current', 'page');
			await expect(own.getByLabel('Ambil foto')).toHaveAttribute('capture', 'environment');
			await expect(own.getByRole('button', { name: 'Foto dengan ponsel' })).toBeHidden();
			await context.close();
		});

		await test.step('the photo is looked at by keyboard', async () => {
			await photos.viewer.focus();
			const image = photos.viewer.getByRole('img');
			for (const key of ['+', '+', 'r', 'ArrowLeft']) await desk.keyboard.press(key);
			await expect(desk.getByText('156 %')).toBeVisible();
			await expect(image).toHaveAttribute('data-turns', '1');
			await expect(image).toHaveCSS('transform', /matrix\(.+60, 0\)/);
			await desk.keyboard.press('0');
			await expect(image).toHaveAttribute('data-turns', '0');
			await desk.keyboard.press('PageDown');
			await expect(desk.getByRole('button', { name: 'Halaman 3' })).toHaveAttribute('aria-current', 'page');
		});

		await test.step('strips stand beside the rows of the desk, or not, as this browser remembers', async () => {
			await hand.floor(FIRST, 'match');
			await new DeskPage(desk).open(`${FIRST}`);
			await expectStrip(desk.locator('[data-strip="I.A.L"]'));
			await expectStrip(desk.locator('[data-strip="IV.2"]'));
			await expect(desk.getByRole('img', { name: /^Tulisan di foto: IV.2/ })).toHaveCount(1);
			await expectNoViolations(desk);
			await desk.getByRole('checkbox', { name: 'Potongan foto' }).uncheck();
			await expect(desk.locator('[data-strip]')).toHaveCount(0);
			await desk.reload();
			await expect(desk.getByRole('checkbox', { name: 'Potongan foto' })).not.toBeChecked();
			await desk.getByRole('checkbox', { name: 'Potongan foto' }).check();
		});

		const wall = new HallScreen(
			await (await browser.newContext({ viewport: HallScreen.viewport, reducedMotion: 'reduce' })).newPage(),
		);
		await test.step('on the wall beside the number being read, and in the list of differences', async () => {
			await wall.enter(server.url, displayCode);
			await hand.draft(FIRST, readUpTo('IV.1'), 'IV.2');
			await expectStrip(wall.focus('IV.2').getByRole('img'));
			await wall.expectLegible();
			await hand.fill(FIRST);
			await expectStrip(wall.row('IV.2').getByRole('img'));
			await expectStrip(wall.row('V.A').getByRole('img'));
			await wall.expectLegible();
			await expectStrip(desk.locator('[id="butir-IV.2"] [data-strip]'));
		});

		await test.step('a better photo takes its place, the old one stays', async () => {
			await photos.open(server.url, FIRST, 2);
			await photos.pick(await photo(PAPER, 2, 77));
			await expect(desk.getByRole('link', { name: 'Versi 2' })).toBeVisible();
			await desk.getByText('Foto sebelumnya (1)').click();
			const old = await desk.getByRole('link', { name: 'Versi 1' }).getAttribute('href');
			const answer = await desk.context().request.get(server.url + old);
			expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/jpeg']);
		});

		await test.step('where the marks are not in the picture the corners are set by hand', async () => {
			const page = sharp(three.buffer);
			const { width = 0, height = 0 } = await page.metadata();
			const patch = {
				create: { width: Math.round(width * 0.45), height: Math.round(height * 0.3), channels: 3, background: '#fff' },
			};
			const cover = await sharp(patch as SharpOptions)
				.png()
				.toBuffer();
			const covered = await page
				.composite([{ input: cover, left: 0, top: 0 }])
				.jpeg()
				.toBuffer();
			await photos.turnTo(3);
			await photos.pick({ ...three, buffer: covered });
			await expect(photos.state('Tanda sudut tidak ditemukan.')).toBeVisible();
			await desk.getByRole('button', { name: 'Tandai sudut' }).click();
			await photos.nudge('Sudut kiri atas', ['ArrowRight', 'Shift+ArrowDown']);
			await expectNoViolations(desk);
			await desk.getByRole('button', { name: 'Simpan sudut' }).click();
			await expect(photos.state('Diluruskan menurut sudut yang ditandai dengan tangan')).toBeVisible();
		});

		await test.step('the witness sees the same page, and nothing to change it with', async () => {
			const context = await browser.newContext({ viewport: Phone.viewport, hasTouch: true, isMobile: true });
			const phone = new Phone(await context.newPage());
			await phone.enter(server.url, code);
			await phone.page.getByRole('link', { name: 'Lihat foto C.Hasil' }).click();
			await expectStrip(phone.page.getByRole('img', { name: 'C.Hasil halaman 1' }));
			await expect(phone.page.getByLabel('Ambil foto')).toHaveCount(0);
			await expectNoViolations(phone.page);
			await context.close();
		});
	} finally {
		await Promise.all([chair.close(), hand.close()]);
		await server.stop();
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
});
