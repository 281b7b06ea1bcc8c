import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { openHouse } from '../../db/house';
import { offerCode } from '../../db/hub/codes';
import { registerRegions } from '../../db/hub/desk';
import { openHub } from '../../db/hub/hub';
import { publishRegions } from '../../db/hub/publish';
import { adoptPack } from '../../db/packs';
import { attachPhoto } from '../../db/photo/attach';
import { inventPhoto } from '../../db/photo/invented';
import { sumsAt, walkTree } from '../../db/testing/tree-client';
import { paperTruth } from '../../lib/demo/paper';
import { randomFrom } from '../../lib/demo/random';
import { type Contest, contestOf } from '../../lib/forms';
import { CONSOLE } from '../../lib/plenary';
import { expectNoViolations } from '../fixtures/axe';
import { DeskHand, KECAMATAN, PAPER, prepareHall, regions, systemOf, TPS } from '../fixtures/hall';
import { formOf, fromPaper, packBytes } from '../fixtures/packs';
import { type Server, startServer } from '../fixtures/server';
import { DeliveryPage, VerifyPage } from '../pages/delivery';
import { signInAs } from '../pages/sign-in';

const PASSWORD = 'sandi panjang untuk cerita';
const ppwp = contestOf('ppwp') as Contest;

async function person(browser: Browser): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'id-ID' });
	return context.newPage();
}

/** A hub's data folder with its regions and one code for the hall's kecamatan. */
async function prepareOffice(folder: string): Promise<string> {
	const hub = await openHub({ folder });
	await registerRegions(hub, regions());
	await publishRegions(
		hub,
		ppwp,
		regions().map(({ kode }) => kode),
	);
	const { code } = await offerCode(hub, KECAMATAN, 'Admin');
	await hub.store.close();
	return code;
}

/** The hall has an election pack and a photo of page 2 of its first TPS. */
async function packAndPhoto(folder: string): Promise<void> {
	const house = openHouse(folder);
	const bytes = packBytes('pemilu-2024');
	adoptPack(house, CONSOLE, { file: 'paket.json', bytes, typed: fromPaper(bytes) });
	const form = house.states.election().contest('ppwp', TPS[0]);
	if (!form) throw new Error('no form');
	const { jpeg } = await inventPhoto(form, PAPER, 2, 5, { width: 1100 });
	const photo = { contest: 'ppwp', tps: TPS[0], page: 2, source: 'kamera', name: 'hal2.jpg' } as const;
	expect(await attachPhoto(house, CONSOLE, { ...photo, bytes: jpeg })).toMatchObject({ ok: true });
	house.sqlite.close();
}

/** The council's form of the first TPS, from the box to the gavel. */
async function lockCouncil(hand: DeskHand, chair: DeskHand): Promise<void> {
	const about = { contest: 'dpd', tps: TPS[0] };
	const version = async () => (await hand.result(TPS[0], 'dpd')).version;
	await hand.post({ type: 'tps.floor', ...about, seal: 'utuh', note: '', mode: 'match' }, await version());
	const figures = paperTruth(randomFrom(3), formOf('pemilu-2024', 'dpd'));
	await hand.post({ type: 'tally.fill', ...about, figures, matched: [], blank: [] }, await version());
	const { openItems } = await hand.result(TPS[0], 'dpd');
	await hand.post({ type: 'item.record', ...about, items: [...openItems], note: 'Dicatat' }, await version());
	const { hash, version: last } = await hand.result(TPS[0], 'dpd');
	await chair.post({ type: 'gavel.strike', ...about, hash: hash ?? '' }, last);
}

async function lock(hand: DeskHand, chair: DeskHand, tps: string): Promise<void> {
	await hand.floor(tps);
	await hand.fill(tps);
	await chair.strike(tps);
}

test('the server is down all day, then back: sent, looked at twice, published, one sent back', async ({ browser }) => {
	const folders = [mkdtempSync(join(tmpdir(), 'kp-aula-')), mkdtempSync(join(tmpdir(), 'kp-pusat-'))] as const;
	const [hallFolder, officeFolder] = folders;
	const code = await prepareOffice(officeFolder);
	prepareHall(hallFolder, Object.fromEntries(TPS.map((tps) => [tps, systemOf(PAPER)])));
	await packAndPhoto(hallFolder);
	const hub = { KETOK_PALU_HUB: '1', KETOK_PALU_HUB_NAME: 'KPU Kepulauan Seribu' };
	let hall: Server | undefined;
	let office: Server | undefined;
	try {
		hall = await startServer({
			dataDir: hallFolder,
			setup: false,
			env: { KETOK_PALU_DEADLINE: '2030-03-02T23:59:00+07:00' },
		});
		office = await startServer({ dataDir: officeFolder, setup: hub, env: hub });
		const chair = await DeskHand.signIn(hall.url, 'ketua');
		const operator = await DeskHand.signIn(hall.url, 'operator');
		await chair.post({ type: 'plenary.open', kecamatan: KECAMATAN, mode: 'blind' });

		const page = await person(browser);
		const delivery = new DeliveryPage(page);
		await test.step('the chair registers the hall with the code', async () => {
			await page.goto(`${hall?.url}/masuk?ke=/kirim`);
			await page.getByLabel('Nama pengguna').fill('ketua');
			await page.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD);
			await page.getByRole('button', { name: 'Masuk', exact: true }).click();
			await expect(page.getByRole('heading', { name: 'Belum ada pusat' })).toBeVisible();
			await delivery.enrol(office?.url ?? '', 'SALAH-SALAH');
			await expect(page.getByRole('main').getByRole('alert')).toContainText('tidak mengenal kode ini');
			await delivery.enrol(office?.url ?? '', code.toLowerCase());
			await expect(page.getByRole('heading', { name: 'KPU Kepulauan Seribu' })).toBeVisible();
		});

		await test.step('the server goes down; the hall goes on and says why nothing arrives', async () => {
			await office?.kill9();
			for (const tps of TPS.slice(0, 3)) await lock(operator, chair, tps);
			await delivery.expectState('TPS 001 PULAU PANGGANG', 'Pusat tidak terjangkau');
			await lockCouncil(operator, chair);
			await expect(page.getByText('4 hasil belum terkirim')).toBeVisible();
			await expectNoViolations(page);
		});

		await test.step('back again: everything arrives by itself', async () => {
			await office?.restart();
			await page.getByRole('button', { name: 'Kirim semua sekarang' }).click();
			for (const tps of ['001', '002', '003']) await delivery.expectState(`TPS ${tps} PULAU PANGGANG`, 'diterima');
			await expect(page.getByText('semua sudah terkirim')).toBeVisible();
			await expect(page.getByText('Foto C.Hasil: 1 terkirim, 0 menyusul setelah hasil.')).toBeVisible();
		});

		const first = await person(browser);
		const second = await person(browser);
		await test.step('two people look, by keyboard', async () => {
			await signInAs(first, office as Server, 'verifikator1', '/tinjau');
			await expect(new VerifyPage(first).queue()).toHaveCount(3);
			await new VerifyPage(first).claim();
			await expect(new VerifyPage(first).heading()).toContainText('TPS 001');
			// The page as the hall photographed it, then the handwriting cut from it beside each number.
			const photo = first.getByRole('group', { name: /^Foto halaman 2/ });
			await expect(photo.getByRole('img')).toBeVisible();
			await expect(first.locator('img[data-strip="IV.2"]')).toBeVisible({ timeout: 30_000 });
			await photo.press('+');
			await photo.press('r');
			await expect(photo.getByRole('img')).toHaveAttribute('data-turns', '1');
			await expectNoViolations(first);
			await first.keyboard.press('s');
			await expect(new VerifyPage(first).heading()).toContainText('TPS 002');
			await new VerifyPage(first).approve();
			await new VerifyPage(first).giveBack('Jumlah suara tidak sah pada foto berbeda');
			await signInAs(second, office as Server, 'verifikator2', '/tinjau');
			await expect(new VerifyPage(second).queue()).toHaveCount(2);
			await new VerifyPage(second).approve();
			await new VerifyPage(second).approve();
			await expect(second.getByText('Antrean kosong.')).toBeVisible();
			// A hall that sent no photo leaves a place that says so; the other contests of its pack have queues of their own.
			await second.goto(`${office?.url}/tinjau?keadaan=returned&tps=${TPS[2]}/1`);
			await expect(second.getByText('Aula belum mengirim foto untuk TPS ini.')).toBeVisible();
			await second.goto(`${office?.url}/tinjau?kontes=dpd`);
			await expect(new VerifyPage(second).queue()).toHaveCount(1);
		});

		await test.step('the hall sees what was sent back and why, and what is published', async () => {
			await delivery.expectState('TPS 001 PULAU PANGGANG', 'terbit');
			await delivery.expectState('TPS 003 PULAU PANGGANG', 'Dikembalikan: Jumlah suara tidak sah pada foto berbeda');
		});

		await test.step('everyone sees it, without an account and without JavaScript', async () => {
			const context = await browser.newContext({ javaScriptEnabled: false, locale: 'id-ID' });
			const public_ = await context.newPage();
			await public_.goto(`${office?.url}/info`);
			await expect(public_.getByText('2 TPS terbit dari 3 yang diterima; seluruhnya 5 TPS.')).toBeVisible();
			await public_.getByRole('link', { name: 'DKI JAKARTA' }).click();
			await public_.getByRole('link', { name: 'ADM. KEP. SERIBU' }).click();
			await public_.getByRole('link', { name: 'KEPULAUAN SERIBU UTARA' }).click();
			await expect(public_.getByRole('row').filter({ hasText: 'PULAU PANGGANG' })).toContainText('303221');
			await public_.goto(`${office?.url}/info`);
			await public_.getByLabel('Jenis pemilihan').selectOption('dpd');
			await public_.getByRole('button', { name: 'Tampilkan' }).click();
			await expect(public_.getByText('0 TPS terbit dari 1 yang diterima; seluruhnya 5 TPS.')).toBeVisible();
			await context.close();
			const withScript = await person(browser);
			await withScript.goto(`${office?.url}/info/31`);
			await expectNoViolations(withScript);
		});

		await test.step('a stranger reads the tree', async () => {
			const get = async (path: string) => {
				const response = await fetch(`${office?.url}/${path}`);
				return response.status === 404 ? null : ((await response.json()) as unknown);
			};
			const published = (await walkTree(get, 'ppwp')).filter(({ data }) => data !== null);
			expect(published.map(({ kode }) => kode)).toEqual(TPS.slice(0, 2));
			expect(published[0]?.data).toMatchObject({ chart: { 100025: 72, 100026: 74, 100027: 119 } });
			expect((await sumsAt(get, 'ppwp', [])).chart).toMatchObject({ 100025: 144, 100026: 148, 100027: 238 });
			const again = await fetch(`${office?.url}/pemilu/hhcw/ppwp.json`);
			expect(again.headers.get('cache-control')).toContain('public');
			const etag = again.headers.get('etag') ?? '';
			const same = await fetch(`${office?.url}/pemilu/hhcw/ppwp.json`, { headers: { 'if-none-match': etag } });
			expect(same.status).toBe(304);
		});

		await test.step('paused and carried by hand instead; receipts come back the same way', async () => {
			await page.getByRole('button', { name: 'Jeda pengiriman' }).click();
			await page.getByRole('dialog').getByLabel('Alasan jeda').fill('Kuota internet habis');
			await page.getByRole('dialog').getByRole('button', { name: 'Jeda pengiriman' }).click();
			await expect(page.getByText('Dijeda: Kuota internet habis')).toBeVisible();
			await lock(operator, chair, TPS[3]);
			await delivery.expectState('TPS 001 PULAU KELAPA', 'menunggu');
			await page.getByText('Lewat orang lain').click();
			await page.getByLabel('Dibawa oleh').fill('Pak Amir, kapal pukul tiga');
			const [file] = await Promise.all([
				page.waitForEvent('download'),
				page.getByRole('button', { name: 'Buat berkas kiriman' }).click(),
			]);
			await first.goto(`${office?.url}/pantau`);
			const [receipts] = await Promise.all([
				first.waitForEvent('download'),
				first.getByLabel(/Masukkan berkas kiriman/).setInputFiles(await file.path()),
			]);
			writeFileSync(join(hallFolder, 'lain.kpr'), 'bukan resi');
			await page.getByLabel('Masukkan berkas resi').setInputFiles(join(hallFolder, 'lain.kpr'));
			await expect(page.getByRole('main').getByRole('alert')).toContainText('bukan resi');
			await page.getByLabel('Masukkan berkas resi').setInputFiles(await receipts.path());
			await expect(page.getByText('1 resi diterima.')).toBeVisible();
			await delivery.expectState('TPS 001 PULAU KELAPA', 'diterima');
			await expectNoViolations(page);
		});

		await test.step('the office’s table', async () => {
			await first.getByRole('button', { name: 'DKI JAKARTA' }).click();
			await first.getByRole('button', { name: 'ADM. KEP. SERIBU' }).click();
			const row = first.getByRole('row').filter({ hasText: 'KEPULAUAN SERIBU UTARA' });
			await expect(row).toContainText('541122');
			await expectNoViolations(first);
		});
		await test.step('sent back: told at the desk, opened again, corrected, struck as version 2', async () => {
			const desk = await person(browser);
			await DeskHand.signInto(desk.context().request, hall?.url ?? '', 'operator');
			await desk.goto(`${hall?.url}/meja?tps=${TPS[2]}`);
			await expect(desk.getByText('“Jumlah suara tidak sah pada foto berbeda”')).toBeVisible();
			await expect(desk.getByRole('link', { name: /003.*dikembalikan/ })).toBeVisible();
			await page.goto(`${hall?.url}/kirim`);
			await page.getByRole('button', { name: 'Lanjutkan' }).click();
			const about = { contest: 'ppwp', tps: TPS[2] };
			const reason = 'Jumlah tidak sah 9, plano diperiksa di depan saksi';
			await operator.about(TPS[2], {
				type: 'reopen.request',
				...about,
				basis: 'kekeliruan-ditemukan',
				document: '',
				reason,
			});
			await chair.about(TPS[2], { type: 'reopen.approve', ...about, reason });
			await operator.floor(TPS[2]);
			for (const [field, value] of [
				['V.B', 9],
				['V.C', 274],
			] as const) {
				await operator.correct(TPS[2], field, value);
			}
			await operator.record(TPS[2], [...(await operator.result(TPS[2])).openItems]);
			await chair.strike(TPS[2]);
			expect((await operator.result(TPS[2])).lock?.version).toBe(2);
		});

		await test.step('version 2 is looked at twice, published, and seen by everyone; so is the adoption', async () => {
			await delivery.expectState('TPS 003 versi 2 PULAU PANGGANG', 'diterima');
			for (const one of [first, second]) {
				await one.goto(`${office?.url}/tinjau?wilayah=${TPS[2].slice(0, 10)}`);
				await expect(new VerifyPage(one).queue()).toHaveCount(1);
				await new VerifyPage(one).approve();
			}
			await delivery.expectState('TPS 003 versi 2 PULAU PANGGANG', 'terbit');
			const path = [2, 4, 6, 10, 13].map((digits) => TPS[2].slice(0, digits)).join('/');
			const file = await (await fetch(`${office?.url}/pemilu/hhcw/ppwp/${path}.json`)).json();
			expect(file).toMatchObject({ administrasi: { suara_tidak_sah: 9, suara_total: 274 } });

			const region = { contest: 'ppwp', region: TPS[0].slice(0, 10) };
			await chair.post({ type: 'adoption.scrutinise', ...region, until: null });
			await chair.post({ type: 'adoption.strike', ...region, hash: await chair.totals(region.region) });
			const everyone = await person(browser);
			await expect(async () => {
				await everyone.goto(`${office?.url}/info/${region.region}`);
				await expect(everyone.getByText(/^Rekapitulasi PULAU PANGGANG ditetapkan/)).toBeVisible();
			}).toPass({ timeout: 30_000 });
			await expect(everyone.getByText('3 TPS terbit dari 3 yang diterima; seluruhnya 3 TPS.')).toBeVisible();
			await first.goto(`${office?.url}/pantau?wilayah=${KECAMATAN}`);
			const village = first.getByRole('row').filter({ hasText: 'PULAU PANGGANG' });
			await expect(village).toContainText('ditetapkan');
			await expect(village).toContainText('% terkirim');
			await expect(first.getByRole('region', { name: 'Paket pemilu' })).toContainText('pemilu-2024');
		});
		await operator.close();
		await chair.close();
	} finally {
		await hall?.stop();
		await office?.stop();
		for (const folder of folders) rmSync(folder, { recursive: true, force: true });
	}
});
