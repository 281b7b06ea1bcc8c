import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { openHouse } from '../../db/house';
import { verifyLedger } from '../../db/verify';
import { DeskHand, HALL_PASSWORD, PAPER, prepareHall, systemOf, TPS } from '../fixtures/hall';
import { type Server, startServer } from '../fixtures/server';
import { MeetingPage } from '../pages/meeting';
import { SignInPage } from '../pages/sign-in';

const [FIRST, SECOND, THIRD] = TPS;
const LOOK = process.env.KETOK_PALU_LOOK;

test.setTimeout(240_000);

test('a day of the meeting: skors, an objection accepted, one carried upward, a recount, a reopening', async ({
	browser,
}) => {
	const folder = await mkdtemp(join(tmpdir(), 'ketok-palu-rapat-'));
	const system = systemOf(PAPER);
	const { displayCode } = prepareHall(folder, { [FIRST]: system, [SECOND]: system, [THIRD]: system });
	const server = await startServer({ dataDir: folder, setup: false });
	try {
		await theDay(browser, server, displayCode);
	} finally {
		await server.stop();
		const house = openHouse(folder);
		expect(verifyLedger(house)).toMatchObject({ ok: true });
		house.sqlite.close();
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
});

async function theDay(browser: Browser, server: Server, displayCode: string): Promise<void> {
	const ketua = await DeskHand.signIn(server.url, 'ketua');
	const operator = await DeskHand.signIn(server.url, 'operator');
	await ketua.post({ type: 'plenary.open', kecamatan: '310101', mode: 'match' });
	const code = await operator.witness('saksi-1', 1, 'Rukmini Halim');
	await operator.witness('saksi-2', 2, 'Yohanes Tandi Datu');

	const chair = await person(browser, server, 'ketua');
	const phone = await codeEntry(browser, server, '/saksi/masuk', code, { width: 360, height: 740 });
	const hall = await codeEntry(browser, server, '/layar/masuk', displayCode, { width: 1920, height: 1080 });
	const meeting = new MeetingPage(chair);

	await test.step('skors with a box open: every screen stands still, nothing can be written', async () => {
		await operator.floor(FIRST);
		await operator.fill(FIRST, { ...PAPER, 'IV.1': 71, 'IV.2': 75 });
		await meeting.open();
		await axe(chair);
		await look(chair, 'rapat-sebelum-skors');
		await meeting.suspend({
			orderedBy: 'Ketua PPK',
			reason: 'Salat Magrib dan istirahat malam',
			guard: 'Aiptu Joko Santoso, Polsek',
			agreement: 'Saksi sepakat rapat dilanjutkan pukul 08.00',
		});
		await expect(meeting.paused()).toBeVisible();
		await axe(chair);
		await look(chair, 'rapat-diskors');
		await expect(hall.getByRole('heading', { name: 'Rapat diskors' })).toBeVisible();
		await expect(hall.getByText('Salat Magrib dan istirahat malam')).toBeVisible();
		await look(hall, 'layar-diskors');
		await expect(phone.getByRole('heading', { name: /Rapat diskors/ })).toBeVisible();
		await axe(phone);
		await look(phone, 'ponsel-diskors');
		await expect(operator.record(FIRST, ['selisih:IV.1'])).rejects.toThrow('plenary.suspended');
		await chair.goto(`/meja?tps=${FIRST}`);
		await expect(chair.getByText(/Rapat diskors\./)).toBeVisible();
		await look(chair, 'meja-diskors');
	});

	await test.step('resumed: the same position, the same locked results', async () => {
		await meeting.open();
		await meeting.resume();
		await expect(chair.getByText(/kedudukan setiap panel dan semua hasil terkunci sama/)).toBeVisible();
		await expect(hall.getByRole('heading', { name: /TPS 001/ })).toBeVisible();
	});

	await test.step('an objection from the phone, explained, accepted, corrected with paraf', async () => {
		await phone.getByRole('button', { name: /Ajukan keberatan/ }).click();
		await phone.getByLabel('Selisih angka').check();
		await phone.getByLabel('Isi keberatan').fill('Salinan kami: nomor urut 1 mendapat 72 suara');
		await axe(phone);
		await look(phone, 'ponsel-keberatan');
		await phone.getByRole('button', { name: 'Kirim keberatan' }).click();
		await expect(phone.getByText(/Keberatan Anda tercatat/)).toBeVisible();
		await chair.goto('/keberatan');
		const card = chair.getByRole('article');
		await expect(card).toContainText('Rukmini Halim');
		await step(card, 'Beri penjelasan', 'C.Hasil dibaca ulang bersama saksi');
		await expect(card.getByText('sudah dijelaskan').first()).toBeVisible();
		await step(card, 'Terima', 'Salah pindah satu suara');
		await expect(card.getByText('diterima', { exact: false }).first()).toBeVisible();
		await axe(chair);
		await look(chair, 'keberatan');
		const { meeting: before } = await operator.result(FIRST);
		await operator.about(FIRST, {
			type: 'tally.correct',
			contest: 'ppwp',
			tps: FIRST,
			changes: [
				{ field: 'IV.1', value: 72 },
				{ field: 'IV.2', value: 74 },
			],
			reason: 'Salah pindah satu suara',
			basis: 'salah-tulis',
			requestedBy: 'Rukmini Halim',
			initialled: ['Ketua PPK', 'Rukmini Halim'],
			case: before.cases[0]?.id ?? '',
		});
		await expect(card.getByText('diterima dan dibetulkan').first()).toBeVisible();
	});

	await test.step('another is not accepted: recorded, carried upward, and blocks nothing', async () => {
		await phone.getByRole('button', { name: 'Keberatan', exact: true }).click();
		await phone.getByRole('textbox').last().fill('Segel kotak dibuka sebelum saksi hadir');
		await phone
			.getByRole('button', { name: /^(Kirim|Ya)/ })
			.last()
			.click();
		await expect.poll(async () => (await operator.result(FIRST)).witnesses[0]?.answer?.answer).toBe('object');
		const { hash } = await operator.result(FIRST);
		await operator.post({
			type: 'witness.answerOnPaper',
			contest: 'ppwp',
			tps: FIRST,
			hash: hash ?? '',
			witness: 'saksi-2',
			answer: 'refuse',
			text: 'Menolak karena tata cara',
		});
		await ketua.strike(FIRST);
		await chair.goto('/keberatan?saring=up');
		await expect(chair.getByText('dicatat, dibawa ke tingkat atas').first()).toBeVisible();
	});

	await test.step('a recount by turus: one key a ballot, strokes growing on the projector, the last one taken back', async () => {
		await operator.floor(SECOND);
		await operator.fill(SECOND, PAPER);
		await ketua.about(SECOND, {
			type: 'recount.open',
			contest: 'ppwp',
			tps: SECOND,
			ground: 'salinan-berbeda',
			proposer: 'Yohanes Tandi Datu',
			decision: 'Disetujui ketua dan Panwaslu',
		});
		const paperVotes = { '1': 72, '2': 75, '3': 118, '0': 8 };
		await chair.goto(`/hitung-ulang?kontes=ppwp&tps=${SECOND}`);
		await expect(chair.getByRole('heading', { name: /Hitung ulang/ })).toBeVisible();
		for (const [key, count] of Object.entries(paperVotes)) {
			for (let at = 0; at < count; at++) await chair.keyboard.press(key);
		}
		await chair.keyboard.press('1');
		await chair.keyboard.press('Backspace');
		await expect(chair.getByText('273 surat suara dihitung, sama dengan surat suara digunakan.')).toBeVisible();
		await expect(hall.getByText('273 dari 273 surat suara digunakan')).toBeVisible();
		await axe(chair);
		await look(chair, 'hitung-ulang');
		await look(hall, 'layar-hitung-ulang');
		await chair.getByLabel('Ketua PPK').check();
		await chair.getByRole('button', { name: 'Catat hasil hitung ulang' }).click();
		await chair.waitForURL('**/meja?*');
		const view = await operator.result(SECOND);
		expect(view.rows.find(({ field }) => field.id === 'IV.2')).toMatchObject({ paper: 75, struck: [{ old: 74 }] });
	});

	await test.step('locked, reopened on a basis by two roles, version 1 stays readable', async () => {
		await look(chair, 'meja-sesudah-hitung-ulang');
		await operator.about(FIRST, {
			type: 'reopen.request',
			contest: 'ppwp',
			tps: FIRST,
			basis: 'perintah-kpu',
			document: '317/PL.01/2024',
			reason: 'Jumlah DPT keliru',
		});
		await chair.goto(`/meja?tps=${FIRST}`);
		await chair.getByRole('button', { name: 'Setujui' }).click();
		await chair.getByRole('dialog').getByLabel('Alasan').fill('Sesuai surat');
		await chair.getByRole('dialog').getByRole('button', { name: 'Setujui' }).click();
		await chair.getByText(/^Versi 1, dikunci/).click();
		await expect(chair.getByText(/Menolak karena tata cara/)).toBeVisible();
		await axe(chair);
		await look(chair, 'meja-versi');
		expect((await operator.result(FIRST)).resultVersion).toBe(2);
	});

	await test.step('the pace at a glance', async () => {
		await chair.goto('/laju');
		await expect(chair.getByRole('heading', { name: 'Laju rapat' })).toBeVisible();
		await axe(chair);
		await look(chair, 'laju');
	});
	await ketua.close();
	await operator.close();
}

async function step(card: ReturnType<Page['getByRole']>, act: string, text: string): Promise<void> {
	await card.getByRole('button', { name: act, exact: true }).click();
	await card.getByRole('textbox').fill(text);
	await card.getByRole('button', { name: act, exact: true }).last().click();
}

async function person(browser: Browser, server: Server, username: string): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, baseURL: server.url });
	const page = await context.newPage();
	const entry = new SignInPage(page);
	await entry.open();
	await entry.signIn(username, HALL_PASSWORD);
	return page;
}

/** A phone or a projector that signs in with its code. */
async function codeEntry(
	browser: Browser,
	server: Server,
	path: string,
	code: string,
	viewport: { width: number; height: number },
): Promise<Page> {
	const context = await browser.newContext({ viewport, baseURL: server.url });
	const page = await context.newPage();
	await page.goto(path);
	await page.getByRole('textbox').first().fill(code);
	await page.keyboard.press('Enter');
	await page.waitForURL((url) => url.pathname !== path);
	return page;
}

async function axe(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

/** Pictures to look at while the screens are made. */
async function look(page: Page, name: string): Promise<void> {
	if (LOOK) await page.screenshot({ path: join(LOOK, `${name}.png`) });
}
