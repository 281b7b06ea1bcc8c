import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { expectNoViolations } from '../fixtures/axe';
import { DeskHand, KECAMATAN, PAPER, prepareHall, readUpTo, systemOf, TPS } from '../fixtures/hall';
import { expect, type Server, startServer, test } from '../fixtures/server';
import { HallScreen } from '../pages/hall';
import { Phone } from '../pages/phone';
import { RegistryPage } from '../pages/registry';

const [FIRST, SECOND, THIRD] = TPS;

/** Eighty characters and more, as letters of mandate have them. */
const LONG = 'Drs. H. Muhammad Abdurrahman Wahidin Sastrowardoyo bin Kartosuwiryo, S.H., M.Si.';

let folder: string;
let server: Server;
let displayCode: string;
let chair: DeskHand;
let operator: DeskHand;

test.beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'ketok-palu-hall-'));
	const many = {
		'I.A.L': 139,
		'I.A.J': 277,
		'I.B.1.L': 180,
		'I.B.1.P': 185,
		'I.B.1.J': 365,
		'I.B.2.L': 1,
		'I.B.2.P': 2,
	};
	({ displayCode } = prepareHall(folder, {
		[FIRST]: systemOf(PAPER, { 'IV.2': 748, 'V.A': 939 }),
		[SECOND]: systemOf(PAPER, { ...many, 'IV.1': 772, 'IV.2': 748, 'IV.3': 919, 'V.A': 2439, 'V.C': 2447 }),
	}));
	server = await startServer({ dataDir: folder, setup: false });
	chair = await DeskHand.signIn(server.url, 'ketua');
	operator = await DeskHand.signIn(server.url, 'operator');
});

test.afterEach(async () => {
	await chair.close();
	await operator.close();
	await server.stop();
	await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function openWall(browser: Browser): Promise<HallScreen> {
	const context = await browser.newContext({ viewport: HallScreen.viewport, reducedMotion: 'reduce' });
	const wall = new HallScreen(await context.newPage());
	await wall.enter(server.url, displayCode);
	return wall;
}

async function openPhone(browser: Browser, code: string): Promise<Phone> {
	const context = await browser.newContext({ viewport: Phone.viewport, hasTouch: true, isMobile: true });
	const phone = new Phone(await context.newPage());
	await phone.enter(server.url, code);
	return phone;
}

async function lookAt(wall: HallScreen, ...phones: Phone[]): Promise<void> {
	await wall.expectLegible();
	await expectNoViolations(wall.page);
	for (const phone of phones) {
		await phone.expectHandy();
		await expectNoViolations(phone.page);
	}
}

async function signedInPage(context: BrowserContext, username: string): Promise<Page> {
	const page = await context.newPage();
	await DeskHand.signInto(page.request, server.url, username);
	return page;
}

test('projector and two phones follow one TPS from the box to the gavel', async ({ browser }) => {
	const wall = await openWall(browser);
	await test.step('before the opening', async () => {
		await expect(wall.heading).toHaveText('Rapat pleno belum dibuka');
		await expect(wall.page.getByRole('img', { name: 'Saksi: pindai untuk bergabung' })).toBeVisible();
		await lookAt(wall);
	});

	await chair.post({ type: 'plenary.open', kecamatan: KECAMATAN, mode: 'blind' });
	const one = await openPhone(browser, await operator.witness('s1', 1, 'Siti Rahmawati'));
	const two = await openPhone(browser, await operator.witness('s2', 2, LONG));
	await operator.witness('s3', 3, 'Tidak Datang', false);

	await test.step('between two TPS: what is next, how far every kelurahan is', async () => {
		await expect(wall.heading).toContainText('TPS 001');
		await expect(wall.page.getByText('PULAU KELAPA')).toBeVisible();
		await expect(one.says('Berikutnya: TPS 001')).toBeVisible();
		await lookAt(wall, one);
	});

	await operator.floor(FIRST);
	await test.step('typing at the desk appears on the wall; the system stays hidden', async () => {
		await expect(wall.page.getByText('segel utuh')).toBeVisible();
		await lookAt(wall);
		await operator.draft(FIRST, readUpTo('I.B.1.P'), 'I.B.1.P');
		await expect(wall.focus('I.B.1.P')).toContainText('135');
		await expect(wall.focus('I.B.1.P')).toContainText('seratus tiga puluh lima');
		await expect(wall.row('I.A')).toContainText('276');
		await expect(wall.page.locator('body')).not.toContainText('139');
		await lookAt(wall);
		await operator.draft(FIRST, readUpTo('III.P'), 'III.P');
		await expect(wall.focus('III.P')).toContainText('X');
		await wall.expectLegible();
		await operator.draft(FIRST, readUpTo('IV.2'), 'IV.2');
		await expect(wall.row('IV.2')).toContainText('74');
		await expect(wall.page.locator('body')).not.toContainText('748');
		await expect(one.row('IV.2')).toContainText('74');
		await expect(one.agree).toBeHidden();
		await lookAt(wall, one);
	});

	await operator.fill(FIRST);
	await test.step('differences: on the wall and on the phones the same numbers, largest things first', async () => {
		for (const row of [wall.row('IV.2'), one.row('IV.2'), two.row('IV.2')]) {
			await expect(row).toContainText('748');
			await expect(row).toContainText('74');
			await expect(row).toContainText('−674');
		}
		await expect(wall.row('IV.2')).toContainText('kelebihan angka?');
		await expect(wall.page.getByText('2 butir belum selesai')).toBeVisible();
		await expect(one.says('2 butir masih diselesaikan')).toBeVisible();
		await expect(one.agree).toBeHidden();
		await lookAt(wall, one, two);
	});

	await operator.follow(FIRST, 'IV.2', 74);
	await expect(wall.row('IV.2')).toContainText('ikut kertas');
	await lookAt(wall, one);
	await operator.follow(FIRST, 'V.A', 265);

	await test.step('witnesses answer; the hall notices each', async () => {
		await expect(wall.row('IV.2')).toContainText('tujuh puluh empat');
		await expect(wall.row('V.A')).toContainText('dua ratus enam puluh lima');
		await lookAt(wall, one);
		await one.agree.click();
		await expect(one.sheet).toContainText('tujuh puluh empat');
		await expect(one.sheet).toContainText('dua ratus enam puluh lima');
		await one.expectHandy();
		await expectNoViolations(one.page);
		await one.sheet.getByRole('button', { name: 'Ya, setuju' }).click();
		await expect(wall.page.getByText('Saksi nomor urut 1 setuju')).toBeVisible();
		await lookAt(wall);
		await expect(one.says('Jawaban Anda diterima: setuju')).toBeVisible();
		await expect(one.receipts).toHaveCount(1);
		await expect(one.receipts).toContainText((await operator.result(FIRST)).hashWords ?? '');
		await two.object.click();
		await two.sheet.getByRole('button', { name: 'Kirim keberatan' }).click();
		await expect(two.sheet).toContainText('Tulis dahulu');
		await two.sheet.getByRole('textbox').fill('Angka pasangan 2 berbeda dengan salinan kami');
		await expectNoViolations(two.page);
		await two.sheet.getByRole('button', { name: 'Kirim keberatan' }).click();
		await expect(wall.page.getByText('Saksi nomor urut 2 keberatan')).toBeVisible();
		await expect(wall.witnesses).toContainText('setuju');
		await expect(wall.witnesses).toContainText('keberatan');
		await expect(wall.witnesses).toContainText('tidak hadir');
		await expect(wall.page.getByText('Siap ketok palu')).toBeVisible();
		await lookAt(wall, one, two);
	});

	await test.step('one changed digit voids the answers, everywhere', async () => {
		await operator.correct(FIRST, 'II.3', 2);
		await expect(wall.page.getByText('Angka berubah: 2 jawaban saksi batal')).toBeVisible();
		await expect(wall.page.getByText('K103')).toBeVisible();
		await expect(one.says('Jawaban Anda batal')).toBeVisible();
		await expect(two.says('Jawaban Anda batal')).toBeVisible();
		await expect(one.agree).toBeHidden();
		await lookAt(wall, one);
		await operator.correct(FIRST, 'II.4', 7);
		await expect(one.says('Periksa lagi, lalu jawab lagi')).toBeVisible();
		await one.giveAgreement();
		await expect(one.receipts).toHaveCount(2);
		await two.object.click();
		// What was typed for the voided answer was received then; this one starts empty.
		await two.sheet.getByRole('textbox').fill('Tetap berbeda');
		await two.sheet.getByRole('button', { name: 'Kirim keberatan' }).click();
		await expect(wall.page.getByText('Siap ketok palu')).toBeVisible();
	});

	await test.step('the gavel: every screen within a second, two seconds of stillness, then the next TPS', async () => {
		const words = (await operator.result(FIRST)).hashWords ?? '';
		await chair.strike(FIRST);
		await expect(wall.sealed).toBeVisible({ timeout: 1_000 });
		await expect(one.says('TPS 001 sudah diketok palu')).toBeVisible({ timeout: 1_000 });
		await expect(wall.page.getByText(words.replaceAll('-', ' · '))).toBeVisible();
		await lookAt(wall, one);
		// The desk is quick: the seal stands its two seconds all the same.
		await operator.floor(SECOND, 'match');
		await expect(wall.sealed).toBeVisible();
		await expect(wall.sealed).toBeHidden({ timeout: 4_000 });
		await expect(wall.heading).toContainText('TPS 002');
		await expect(wall.page.getByText('1 dari 3 TPS terkunci')).toBeVisible();
		await expect(one.receipts).toHaveCount(2);
	});
});

test('many differences, contradictions, long names and no system data fit without scrolling', async ({ browser }) => {
	await chair.post({ type: 'plenary.open', kecamatan: KECAMATAN, mode: 'match' });
	for (const no of [1, 2, 3]) await operator.witness(`a${no}`, no, `${LONG} ${no}`);
	const wall = await openWall(browser);
	await operator.floor(SECOND, 'match');
	await operator.draft(SECOND, readUpTo('I.B.1.P'), 'I.B.1.P');
	await expect(wall.row('I.B.1')).toContainText('185');
	await lookAt(wall);

	await operator.fill(SECOND, { ...PAPER, 'V.C': 272 });
	await expect(wall.page.getByText('14 butir belum selesai')).toBeVisible();
	const pages = wall.page.getByText(/^Halaman \d dari \d$/);
	await expect(pages).toHaveText('Halaman 1 dari 3');
	await expect(wall.row('I.A.L')).toBeVisible();
	await lookAt(wall);
	await wall.page.keyboard.press('ArrowRight');
	await expect(pages).toHaveText('Halaman 2 dari 3');
	await expect(wall.row('I.A.L')).toBeHidden();
	await wall.expectLegible();
	await wall.page.keyboard.press('ArrowRight');
	await expect(wall.page.getByText('K105')).toBeVisible();
	await lookAt(wall);

	await test.step('names of eighty characters while the witnesses look', async () => {
		await wall.page.route('**/api/hall', async (route) => {
			const picture = await (await route.fetch()).json();
			for (const { field } of picture.result?.rows ?? []) {
				if (field.contestant) field.label = { id: LONG, en: LONG };
			}
			if (picture.result) picture.result.place.kelurahanName = 'TANJUNG PALAS HULU SEBERANG TIMUR LAUT';
			await route.fulfill({ json: picture });
		});
		await operator.record(SECOND, [...(await operator.result(SECOND)).openItems]);
		await expect(wall.page.getByText('Pencermatan saksi')).toBeVisible();
		await expect(wall.row('IV.3')).toContainText(LONG);
		await expect(wall.row('V.C')).toBeVisible();
		await lookAt(wall);
		await wall.page.unroute('**/api/hall');
	});

	await test.step('a TPS the system does not have', async () => {
		const { version } = await operator.result(SECOND);
		await operator.post({ type: 'tps.setAside', contest: 'ppwp', tps: SECOND, reason: 'Kotak lain dahulu' }, version);
		await operator.floor(THIRD);
		await operator.fill(THIRD);
		await expect(wall.page.getByText('belum ada di Sirekap')).toBeVisible();
		await lookAt(wall);
	});

	await test.step('the check itself sees what is too small or too wide', async () => {
		await wall.page.setViewportSize({ width: 1366, height: 768 });
		await expect.poll(() => wall.complaints()).toContainEqual(expect.stringMatching(/^34/));
		await wall.page.setViewportSize(HallScreen.viewport);
		await wall.page.evaluate(() => document.querySelector('h1')?.append('PULAU '.repeat(40)));
		await expect.poll(() => wall.complaints()).not.toEqual([]);
		await wall.page.reload();
		await wall.expectLegible();
	});

	await test.step('the light background is remembered', async () => {
		await wall.page.getByRole('button', { name: 'Latar terang' }).click();
		await lookAt(wall);
		await wall.page.reload();
		await expect(wall.page.locator('main')).toHaveAttribute('data-theme', 'light');
	});
});

test('twenty seconds without a line in the middle of an answer', async ({ browser }) => {
	await chair.post({ type: 'plenary.open', kecamatan: KECAMATAN, mode: 'blind' });
	const phone = await openPhone(browser, await operator.witness('s1', 1, 'Siti Rahmawati'));
	const wall = await openWall(browser);
	await operator.floor(THIRD);
	await operator.fill(THIRD);
	await operator.record(THIRD, [...(await operator.result(THIRD)).openItems]);

	await phone.object.click();
	await phone.sheet.getByRole('textbox').fill('Jumlah tidak sah berbeda');
	await phone.page.context().setOffline(true);
	const since = Date.now();
	await phone.sheet.getByRole('button', { name: 'Kirim keberatan' }).click();
	await expect(phone.says('Belum diterima server')).toBeVisible();
	await expect(phone.page.getByText(/Putus sejak/)).toBeVisible();
	await phone.expectHandy();
	await expectNoViolations(phone.page);
	// The line stays away for twenty seconds in all.
	await expect.poll(() => Date.now() - since, { timeout: 30_000 }).toBeGreaterThan(20_000);
	await expect(phone.says('Belum diterima server')).toBeVisible();
	expect((await operator.result(THIRD)).witnesses[0]?.answer).toBeNull();

	await phone.page.context().setOffline(false);
	await expect(phone.says('Jawaban Anda diterima: keberatan')).toBeVisible();
	await expect(phone.receipts).toHaveCount(1);
	await expect(wall.page.getByText('Saksi nomor urut 1 keberatan')).toBeVisible();

	await test.step('figures that change meanwhile: a clear sentence, and the typing is kept', async () => {
		await phone.page.getByRole('button', { name: 'Ubah jawaban' }).click();
		await phone.object.click();
		await phone.sheet.getByRole('textbox').fill('Angka saya lain');
		await phone.page.context().setOffline(true);
		await operator.correct(THIRD, 'V.B', 9);
		await phone.sheet.getByRole('button', { name: 'Kirim keberatan' }).click();
		await expect(phone.says('Belum diterima server')).toBeVisible();
		await operator.correct(THIRD, 'V.C', 274);
		const { openItems } = await operator.result(THIRD);
		if (openItems.length > 0) await operator.record(THIRD, [...openItems]);
		await phone.page.context().setOffline(false);
		await expect(phone.page.getByRole('alert').filter({ hasText: 'Angka berubah sebelum' })).toBeVisible();
		await expect(phone.receipts).toHaveCount(1);
		await phone.object.click();
		await expect(phone.sheet.getByRole('textbox')).toHaveValue('Angka saya lain');
		await phone.sheet.getByRole('button', { name: 'Kirim keberatan' }).click();
		await expect(phone.receipts).toHaveCount(2);
	});

	await test.step('the projector without a server keeps its picture and says since when', async () => {
		await server.kill9();
		await expect(wall.page.getByText(/Sambungan putus sejak .* WIB/)).toBeVisible();
		await expect(wall.heading).toContainText('TPS 003');
		await lookAt(wall);
		await server.restart();
		await expect(wall.page.getByText(/Sambungan putus/)).toBeHidden({ timeout: 15_000 });
	});
});

test('the secretariat registers witnesses and hands out codes', async ({ browser }) => {
	await chair.post({ type: 'plenary.open', kecamatan: KECAMATAN, mode: 'blind' });
	const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
	const registry = new RegistryPage(await signedInPage(context, 'operator'));
	await registry.page.goto(`${server.url}/peserta`);
	await expect(registry.page.getByText('3 peserta tanpa saksi')).toBeVisible();
	await expectNoViolations(registry.page);
	const mandate = { number: '014/SM/TKD/II/2024', signedBy: 'Ketua Tim Kampanye Daerah' };
	await registry.register({ contestant: 2, name: LONG, ...mandate });
	await registry.register({ contestant: 2, name: 'Saksi Kedua', ...mandate, present: false });
	await expect(registry.page.getByText('2 peserta tanpa saksi')).toBeVisible();
	await expect(registry.witness(LONG)).toContainText('hadir');
	const code = await registry.issueCode(LONG);
	await expectNoViolations(registry.page);
	const size = await registry.slip.getByRole('img').boundingBox();
	expect(size?.width).toBeGreaterThanOrEqual(280);
	await registry.closeSlip();

	const phone = await openPhone(browser, code);
	await expect(registry.witness(LONG)).toContainText('ponsel masuk', { timeout: 8_000 });
	const again = new Phone(await (await browser.newContext({ viewport: Phone.viewport })).newPage());
	await again.page.goto(`${server.url}/saksi/masuk?kode=${code}`);
	await again.page.getByRole('button', { name: 'Masuk' }).click();
	await expect(again.page.getByRole('alert').filter({ hasText: 'sudah dipakai' })).toBeVisible();
	await again.expectHandy();
	await expectNoViolations(again.page);

	const absent = await openPhone(browser, await registry.issueCode('Saksi Kedua'));
	await registry.closeSlip();
	await operator.floor(THIRD);
	await expect(absent.says('Anda tercatat belum hadir')).toBeVisible();
	await expectNoViolations(absent.page);
	// One in the room for each contestant: the first goes out, the second comes in.
	await registry.witness(LONG).getByRole('button', { name: 'Catat pergi' }).click();
	await expect(registry.witness(LONG)).toContainText('tidak hadir');
	await registry.witness('Saksi Kedua').getByRole('button', { name: 'Catat hadir' }).click();
	await expect(absent.says('Sedang dibacakan')).toBeVisible();

	await registry.revoke(LONG, 'Mandat diganti partai');
	await expect(registry.witness(LONG)).toContainText('mandat dicabut');
	await expect(phone.page.getByText('Sesi ponsel ini berakhir')).toBeVisible();

	const wall = new HallScreen(await (await browser.newContext({ viewport: HallScreen.viewport })).newPage());
	await wall.page.goto(`${server.url}/layar/masuk`);
	await expectNoViolations(wall.page);
	await wall.enter(server.url, await registry.displayCode());
	await registry.page.getByRole('button', { name: 'Ganti kode' }).click();
	await registry.page.getByRole('button', { name: 'Ya, ganti kode' }).click();
	await expect(wall.heading).toHaveText('Layar ini perlu masuk lagi');
	await lookAt(wall);
});
