import type { Page } from '@playwright/test';
import { demoPack } from '../../db/demo';
import { makeZip } from '../../db/import/testing/make-zip';
import { expectNoSideways, expectNoViolations } from '../fixtures/axe';
import { expect, test } from '../fixtures/server';
import { ImportPage } from '../pages/import';
import { signInAs } from '../pages/sign-in';
import { TimelinePage } from '../pages/timeline';

const demo = demoPack();
const tpsOf = (path: string) => path.slice(-18, -5);
const uploaded = demo.files.filter(({ text }) => JSON.parse(text).administrasi !== null);
const [first, second, third, fourth] = uploaded;
if (!first || !second || !third || !fourth) throw new Error('the demo has four uploaded TPS');

const SIREKAP = 'Data Sirekap (TPS)';
const WILAYAH = 'Daftar wilayah (TPS dan kodenya)';

/** The file with one number changed. */
function changed(text: string, member: string, value: unknown): string {
	const file = JSON.parse(text);
	return JSON.stringify({ ...file, administrasi: { ...file.administrasi, [member]: value } });
}

async function expectFit(page: Page): Promise<void> {
	await expectNoViolations(page);
	await expectNoSideways(page);
}

/** Looks at the page on the desk's screen and on a phone; keeps pictures where somebody wants them. */
async function look(page: Page, name: string): Promise<void> {
	for (const [width, height] of [
		[1366, 768],
		[360, 740],
	] as const) {
		await page.setViewportSize({ width, height });
		await expectFit(page);
		const folder = process.env.KETOK_PALU_PICTURES;
		if (folder) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: width === 360 });
	}
	await page.setViewportSize({ width: 1366, height: 768 });
}

test('files good and bad come in, and the minutes tell of it', async ({ page, server }) => {
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error' && !/status of/.test(message.text())) complaints.push(message.text());
	});
	await signInAs(page, server, 'operator', '/impor');
	const imports = new ImportPage(page);
	await imports.open();

	await test.step('what the demo brought stands in the history', async () => {
		await expect(imports.history()).toHaveCount(3);
		await expect(imports.history().nth(1)).toContainText('sirekap-contoh.zip');
		await look(page, 'impor');
	});

	await test.step('nothing chosen, nothing sent', async () => {
		await imports.send();
		await expect(page.getByRole('main').getByRole('alert')).toContainText('Pilih berkasnya dahulu');
	});

	await test.step('an upload can be stopped', async () => {
		await page.route('**/api/import/stage', () => undefined);
		await imports.choose(SIREKAP, [{ name: 'lama.zip', text: 'PK' }]);
		await imports.send();
		await page.getByRole('button', { name: 'Hentikan pengunggahan' }).click();
		await expect(imports.said()).toContainText(['Pengunggahan dihentikan']);
		await page.unroute('**/api/import/stage');
	});

	await test.step('the same files again are a no-op that says so', async () => {
		const zip = makeZip(demo.files.map(({ path, text }) => ({ name: path, content: text })));
		await imports.upload(SIREKAP, [{ name: 'lagi.zip', text: zip }]);
		await expect(page.getByText('Sudah sama, tidak ada yang berubah.')).toBeVisible();
		await expect(page.getByRole('button', { name: /^Terima / })).toHaveCount(0);
		await expect(imports.filter('Sama')).toContainText(String(demo.files.length));
		await imports.another();
	});

	await test.step('good and bad files in one upload', async () => {
		await imports.upload(SIREKAP, [
			{ name: `${tpsOf(first.path)}.json`, text: changed(first.text, 'suara_sah', 777) },
			{ name: `${tpsOf(second.path)}.json`, text: changed(second.text, 'suara_sah', -3) },
			{ name: `${tpsOf(third.path)}.json`, text: '{"chart": {' },
			{ name: `${tpsOf(fourth.path)}.json`, text: changed(fourth.text, 'suara_total', '12') },
			{ name: '9901019999001.json', text: first.text },
			{ name: 'catatan.txt', text: 'bukan data' },
		]);
		const moved = imports.row(tpsOf(first.path));
		await expect(moved).toContainText('berubah');
		await expect(moved).toContainText('→ 777');
		await expect(moved).toContainText('K107');
		await expect(imports.row(tpsOf(second.path))).toContainText('tidak boleh kurang dari nol');
		await expect(imports.row(tpsOf(third.path))).toContainText('terputus atau rusak');
		await expect(imports.row(tpsOf(fourth.path))).toContainText('sebagai teks “12”');
		await expect(imports.row('9901019999001')).toContainText('tidak ada dalam daftar wilayah');
		await expect(imports.row('catatan.txt')).toContainText('Bukan berkas .json');
		await look(page, 'impor-pratinjau');
	});

	await test.step('the filter and the search stand in the address and outlive a reload', async () => {
		await imports.filter('Tidak terbaca').click();
		await expect(page).toHaveURL(/tampil=invalid/);
		await expect(imports.row(tpsOf(first.path))).toHaveCount(0);
		await imports.search(tpsOf(third.path));
		await expect(imports.row(tpsOf(second.path))).toHaveCount(0);
		await page.reload();
		await expect(imports.row(tpsOf(third.path))).toBeVisible();
		await expect(imports.row(tpsOf(second.path))).toHaveCount(0);
	});

	await test.step('the good one is accepted, by keyboard', async () => {
		await page.getByRole('button', { name: 'Terima 1 TPS' }).focus();
		await page.keyboard.press('Enter');
		await expect(imports.said()).toContainText([/1 catatan baru masuk buku besar/]);
		await expect(imports.history()).toHaveCount(4);
		await expect(imports.history().nth(1)).toContainText('1 TPS, 1 dengan angka');
	});

	await test.step('a zip that points outside, and no zip at all', async () => {
		const bad = makeZip([{ name: '../../9901011001001.json', content: first.text }]);
		await imports.upload(SIREKAP, [{ name: 'jahat.zip', text: bad }]);
		await expect(page.getByText('menunjuk ke luar folder')).toBeVisible();
		await expect(page.getByText('Tidak ada yang dapat diterima')).toBeVisible();
		await imports.another();
		await imports.upload(SIREKAP, [{ name: 'rusak.zip', text: 'PK dan seterusnya' }]);
		await expect(page.getByText('zip rusak atau terpotong')).toBeVisible();
		await imports.another();
	});

	await test.step('a region list: semicolons, a BOM, a bad line, a new kelurahan', async () => {
		const [head = '', line = ''] = demo.wilayahCsv.split('\r\n');
		const cells = line.split(',');
		const fresh = cells.map((cell) => cell.replace(/^9901011001/, '9901011099')).join(';');
		const broken = cells.map((cell, at) => (at === 0 ? '9.90101E+12' : cell)).join(';');
		const csv = `\uFEFF${head.replaceAll(',', ';')}\r\n${fresh}\r\n${broken}\r\n`;
		await imports.upload(WILAYAH, [{ name: 'tambahan.csv', text: csv }]);
		await expect(page.getByText('baris 3:')).toBeVisible();
		await expect(imports.row('9901011099')).toContainText('1 TPS baru');
		await look(page, 'impor-wilayah');
		await imports.accept();
		await expect(imports.said()).toContainText([/1 catatan baru/]);
	});

	await test.step('routes refuse who has no business there, and other sites', async () => {
		const strange = await page.request.post('/api/import/accept', {
			data: {},
			headers: { origin: 'http://lain.example' },
		});
		expect(strange.status()).toBe(403);
		const none = await page.request.post('/api/import/stage', { multipart: { kind: 'sirekap' } });
		expect(none.status()).toBe(403);
		const gone = await page.request.get(
			`/api/import/preview?kind=sirekap&contest=ppwp&name=x&sha256=${'0'.repeat(64)}`,
		);
		expect(gone.status()).toBe(410);
	});

	const minutes = new TimelinePage(page);
	await test.step('the minutes: imports are one line each, opened when somebody asks', async () => {
		await minutes.open();
		await expect(minutes.entry('Data Sirekap diimpor dari sirekap-contoh.zip: 24 TPS')).toHaveCount(1);
		await expect(minutes.entry('Saksi nomor urut 1')).toHaveCount(1);
		const group = minutes.entry('sirekap-contoh.zip');
		await group.getByText('Lihat 24 catatan').click();
		await expect(group.locator('ol li')).toHaveCount(24);
		await expect(group.locator('ol li').first()).toContainText(/Data Sirekap TPS|Sirekap belum memuat/);
		const health = await (await page.request.get('/api/health')).json();
		await expect(page.getByText(health.head.hash)).toBeVisible();
		await look(page, 'riwayat');
	});

	await test.step('filters stand in the address', async () => {
		await minutes.tps(tpsOf(first.path));
		await expect(page).toHaveURL(new RegExp(`tps=${tpsOf(first.path)}`));
		await expect(minutes.entries()).toHaveCount(2);
		await minutes.kind('Ketok palu');
		await expect(page.getByText('Tidak ada kejadian yang cocok')).toBeVisible();
		await page.getByRole('button', { name: 'Hapus saringan' }).first().click();
		await expect(minutes.entry('sirekap-contoh.zip')).toBeVisible();
	});
	expect(complaints).toEqual([]);
});

test('who may not import is led away; a PPS reads the minutes of its own kelurahan', async ({ page, server }) => {
	const pps = server.first.accounts.find(({ role }) => role === 'pps');
	if (!pps) throw new Error('the set-up makes a PPS account');
	await signInAs(page, server, pps.username);
	await page.goto('/impor');
	await expect(page).not.toHaveURL(/impor/);
	for (const path of ['history', `preview?kind=wilayah&name=x&sha256=${'0'.repeat(64)}`]) {
		expect((await page.request.get(`/api/import/${path}`)).status(), path).toBe(403);
	}
	const minutes = new TimelinePage(page);
	await minutes.open();
	await expect(minutes.entry('Saksi nomor urut 1')).toHaveCount(1);
	await expect(minutes.entry(/Akun/)).toHaveCount(0);
	const [wilayah] = [minutes.entry('Daftar wilayah')];
	await expect(wilayah).toHaveCount(1);
});
