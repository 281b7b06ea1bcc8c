import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { AUTHORITY_FILE } from '../../db/folder';
import { joinLink, rankAddresses } from '../../lib/network';
import { browserFlags, findBrowser } from '../../scripts/lib/browser.mjs';
import { expectNoViolations } from '../fixtures/axe';
import { DeskHand, KECAMATAN, PAPER, prepareHall, systemOf, TPS } from '../fixtures/hall';
import { expect, type Server, startServer, test } from '../fixtures/server';
import { HallScreen } from '../pages/hall';
import { JoinGuide } from '../pages/join';
import { Phone } from '../pages/phone';

const [FIRST] = TPS;
/** This machine as the hall sees it; a machine without a network is its own hall. */
const HERE = rankAddresses(networkInterfaces())[0] ?? '127.0.0.2';
/** Another hotspot. Nobody answers there: what matters is what the screens say. */
const ELSEWHERE = '10.99.88.77';

let folder: string;
let cards: string;
let server: Server;
let displayCode: string;
let chair: DeskHand;
let operator: DeskHand;
/** A browser on a phone that has installed the authority's certificate. */
let trusting: Browser;

test.beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'ketok-palu-jaringan-'));
	cards = join(folder, 'alamat.json');
	writeFileSync(cards, JSON.stringify([HERE]));
	({ displayCode } = prepareHall(folder, { [FIRST]: systemOf(PAPER, { 'IV.2': 748, 'V.A': 939 }) }));
	server = await startServer({
		dataDir: folder,
		setup: false,
		program: 'e2e/fixtures/serve-elsewhere.mjs',
		env: { STORY_ADDRESSES: cards, KETOK_PALU_NAME: '-' },
	});
	chair = await DeskHand.signIn(server.url, 'ketua');
	operator = await DeskHand.signIn(server.url, 'operator');
	const authority = new X509Certificate(readFileSync(join(folder, AUTHORITY_FILE)));
	const key = createHash('sha256')
		.update(authority.publicKey.export({ type: 'spki', format: 'der' }))
		.digest('base64');
	trusting = await chromium.launch({
		args: [...browserFlags, `--ignore-certificate-errors-spki-list=${key}`],
		executablePath: findBrowser(),
	});
});

test.afterEach(async () => {
	await trusting.close();
	await chair.close();
	await operator.close();
	await server.stop();
	await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function phonePage(browser: Browser): Promise<Page> {
	const context = await browser.newContext({ viewport: Phone.viewport, hasTouch: true, isMobile: true });
	return context.newPage();
}

test('a phone joins over HTTPS, sleeps and wakes, and the laptop moves to another hotspot', async ({ browser }) => {
	const wall = new HallScreen(await (await browser.newContext({ viewport: HallScreen.viewport })).newPage());
	await wall.enter(server.url, displayCode);
	const origin = `https://${HERE}:${server.port}`;
	const desk = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
	await DeskHand.signInto(desk.request, server.url, 'ketua');

	const words = await test.step('the projector and the opening page show the same eight words', async () => {
		await expect(wall.page.getByText(`${HERE}:${server.port}/gabung`)).toBeVisible();
		await wall.expectLegible();
		await expectNoViolations(wall.page);
		const view = (await (await desk.request.get(`${server.url}/api/network`)).json()) as { words: string };
		const eight = view.words.replaceAll('-', ' ');
		expect(eight.split(' ')).toHaveLength(8);
		await expect(wall.page.getByText(eight)).toBeVisible();
		await desk.goto(`${server.url}/meja`);
		await expect(desk.getByRole('region', { name: 'Jaringan ruang rapat' })).toContainText(eight);
		await expectNoViolations(desk);
		return eight;
	});

	await chair.post({ type: 'plenary.open', kecamatan: KECAMATAN, mode: 'blind' });
	const code = await operator.witness('s1', 1, 'Siti Rahmawati');
	const link = joinLink({ origin, guided: true }, code);
	expect(link).toContain('http://');

	await test.step('a phone that does not know the laptop is led through it', async () => {
		const page = await phonePage(browser);
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.url()));
		await page.goto(link);
		const guide = new JoinGuide(page);
		await expect(guide.words).toHaveText(words);
		await expect(guide.go).toHaveAttribute('href', `${origin}/saksi/masuk?kode=${encodeURIComponent(code)}`);
		await expect(guide.steps('Android (Chrome)').getByRole('img').first()).toBeVisible();
		await guide.expectPictures();
		await new Phone(page).expectHandy();
		await expectNoViolations(page);
		// The code never travelled in clear.
		expect(asked.filter((url) => url.startsWith('http:') && url.includes(code))).toEqual([]);
		await guide.steps('iPhone (Safari)').locator('summary').click();
		await page.getByText('Pilihan lain: pasang sertifikatnya').click();
		await guide.expectPictures();
		await new Phone(page).expectHandy();
		await expectNoViolations(page);
		// Chromium's own warning is what the pictures show.
		await expect(page.goto(`${origin}/saksi/masuk`)).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/);
	});

	const phone = await test.step('a phone that trusts it is at the sign-in at once', async () => {
		const page = await phonePage(trusting);
		await page.goto(link);
		await page.waitForURL(`${origin}/saksi/masuk?kode=*`);
		await page.getByRole('button', { name: 'Masuk' }).click();
		await page.waitForURL(`${origin}/saksi`);
		const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'ketok-palu.sesi');
		expect(cookie).toMatchObject({ secure: true, httpOnly: true });
		return new Phone(page);
	});
	await expect(phone.says('Berikutnya: TPS 001')).toBeVisible();

	await test.step('asleep it hears nothing; awake it is current within two seconds', async () => {
		const devtools = await phone.page.context().newCDPSession(phone.page);
		await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
		await operator.floor(FIRST);
		await operator.fill(FIRST);
		await expect(wall.heading).toContainText('TPS 001');
		await devtools.send('Page.setWebLifecycleState', { state: 'active' });
		await expect(phone.page.getByRole('heading', { level: 1 })).toContainText('TPS 001', { timeout: 2_000 });
		await phone.page.context().setOffline(true);
		await expect(phone.page.getByText(/Putus sejak/)).toBeVisible();
		await operator.record(FIRST, [...(await operator.result(FIRST)).openItems]);
		await expect(phone.agree).toBeHidden();
		await phone.page.context().setOffline(false);
		await expect(phone.agree).toBeVisible({ timeout: 2_000 });
	});

	await test.step("the witness's own C.Hasil Salinan beside it: on every screen, with whose it is", async () => {
		await phone.layCopy({ 'IV.2': '75' });
		await expect(phone.page.getByText('1 baris salinan Anda berbeda dengan C.Hasil')).toBeVisible();
		await phone.expectHandy();
		await expectNoViolations(phone.page);
		await expect(wall.page.locator('[data-copy="IV.2"]')).toContainText('75');
		await wall.expectLegible();
		await desk.goto(`${server.url}/meja?tps=${FIRST}`);
		await expect(desk.getByRole('columnheader', { name: 'Salinan saksi' })).toBeVisible();
		await expect(desk.locator('tr[data-row="IV.2"]').first()).toContainText('Salinan saksi 1: 75');
		await expect(desk.getByText('salinan: 1 baris berbeda')).toBeVisible();
		await expectNoViolations(desk);
	});

	await test.step('another hotspot: desk and projector say what to scan until the desk closes it', async () => {
		writeFileSync(cards, JSON.stringify([ELSEWHERE, HERE]));
		const banner = desk.getByRole('region', { name: /Alamat laptop ini berubah/ });
		await expect(banner).toContainText(`${ELSEWHERE}:${server.port}`);
		await expect(banner.getByRole('img', { name: 'Kode QR alamat yang baru' })).toBeVisible();
		await expectNoViolations(desk);
		const strip = wall.page.getByText(`${ELSEWHERE}:${server.port}/gabung`);
		await expect(strip).toBeVisible();
		await wall.expectLegible();
		// The phone's own session goes on, and so does its line.
		await phone.giveAgreement();
		await expect(phone.says('Jawaban Anda diterima: setuju')).toBeVisible();
		await banner.getByRole('button', { name: 'Sudah dipindai, tutup' }).click();
		await expect(banner).toBeHidden();
		await expect(strip).toBeHidden();
	});

	await test.step('typed without https, a page is led there; what writes is refused', async () => {
		const plain = await desk.request.get(`http://${HERE}:${server.port}/meja`, { maxRedirects: 0 });
		expect(plain.status()).toBe(307);
		expect(plain.headers().location).toBe(`${origin}/meja`);
		const written = await desk.request.post(`http://${HERE}:${server.port}/api/commands`, { data: {} });
		expect(written.status()).toBe(403);
		expect((await desk.request.get(`http://${HERE}:${server.port}/api/health`)).status()).toBe(200);
	});

	await test.step('a phone that lost the line for good goes on elsewhere with the code it kept', async () => {
		await server.kill9();
		const kept = phone.page.locator('[data-move-code]');
		await expect(kept).toHaveText(/^\w{4}-\w{4}-\w{4}$/);
		const own = (await kept.textContent()) ?? '';
		await phone.expectHandy();
		await expectNoViolations(phone.page);
		await server.restart();
		// Another origin has none of the former one's cookies: to the browser this is the laptop's new address.
		const page = await phonePage(trusting);
		await page.goto(joinLink({ origin, guided: true }));
		await page.waitForURL(`${origin}/saksi/masuk`);
		await page.getByRole('textbox').fill(own);
		await page.getByRole('button', { name: 'Masuk' }).click();
		await page.waitForURL(`${origin}/saksi`);
		await expect(new Phone(page).says('Jawaban Anda diterima: setuju')).toBeVisible();
		await expect(phone.page.getByText('Sesi ponsel ini berakhir')).toBeVisible({ timeout: 30_000 });
	});
});
