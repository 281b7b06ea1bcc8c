import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { expectNoViolations } from '../fixtures/axe';
import { DeskHand, PAPER, prepareHall, systemOf, TPS } from '../fixtures/hall';
import { type Server, startServer } from '../fixtures/server';
import { OperatorsPage } from '../pages/operators';
import { PhotosPage } from '../pages/photos';
import { PasswordPage, SignInPage } from '../pages/sign-in';

/** A small picture nobody mistakes for a form. */
const plainPhoto = () =>
	sharp({ create: { width: 300, height: 400, channels: 3, background: '#bbb' } })
		.jpeg()
		.toBuffer();

test('operators in stages: a list comes in, accounts move on, one is stuck, PPK sends', async ({ browser }) => {
	const folder = mkdtempSync(join(tmpdir(), 'kp-petugas-'));
	prepareHall(folder, { [TPS[0]]: systemOf(PAPER) });
	let server: Server | undefined;
	try {
		server = await startServer({ dataDir: folder, setup: false });
		const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'id-ID' });
		await DeskHand.signInto(context.request, server.url, 'operator');
		const page = await context.newPage();
		const operators = new OperatorsPage(page);
		const head = 'kode_tps;nama;akun;peran';
		const mobile = TPS.slice(0, 4).map((tps, at) => `${tps};KPPS ${at + 1};kpps.${at + 1};mobile`);

		await test.step('a list with a mistake says which line; the mended one is taken whole', async () => {
			await operators.open(server?.url ?? '');
			await operators.list([head, ...mobile, ';Dodi;web.utara;kurir'].join('\n'));
			await expect(page.getByRole('main').getByRole('alert')).toContainText(
				'Baris 6: peran “kurir” bukan mobile atau web.',
			);
			await operators.list([head, ...mobile, ';Dodi;web.utara;web'].join('\n'));
			await expect(page.getByText('5 petugas didaftarkan dari 5 baris')).toBeVisible();
			await expect(page.getByRole('list', { name: 'Petugas Web kecamatan' })).toContainText('Dodi');
		});

		await test.step('all that are shown move on at once, one by one too', async () => {
			await page.getByRole('button', { name: 'Aktifkan 4 yang tampil' }).click();
			await expect(operators.tps('TPS 001 PULAU PANGGANG')).toContainText('aktif');
			await operators.tps('TPS 001 PULAU PANGGANG').getByRole('button', { name: 'Dapat mengirim: KPPS 1' }).click();
			await expect(operators.tps('TPS 001 PULAU PANGGANG')).toContainText('● dapat mengirim');
			await operators.withReason(
				operators.tps('TPS 002 PULAU PANGGANG').getByRole('button', { name: 'Terhambat: KPPS 2' }),
				'Unggah berhenti di 40 persen',
			);
			await expect(operators.tps('TPS 002 PULAU PANGGANG')).toContainText('Unggah berhenti di 40 persen');
		});

		await test.step('PPK sends for a KPPS that could not', async () => {
			await operators.withReason(
				page.getByRole('button', { name: 'PPK mengirim: TPS 002 PULAU PANGGANG' }),
				'Tidak ada sinyal di pulau',
			);
			await expect(operators.tps('TPS 002 PULAU PANGGANG')).toContainText('Dikirim PPK: Tidak ada sinyal di pulau');
			// TPS, registered, active, able, stuck, sent by PPK, data in.
			await expect.poll(() => operators.sums('PULAU PANGGANG')).toEqual(['3', '3', '3', '1', '1', '1', '1']);
			await expectNoViolations(page);
		});

		await test.step('a Mobile operator signs in on a phone: sees the own TPS, attaches its photo, and no other', async () => {
			const url = server?.url ?? '';
			const admin = await DeskHand.signIn(url, 'admin');
			const account = { type: 'account.create', role: 'mobile' } as const;
			const made = await admin.post({ ...account, id: 'm1', username: 'kpps.1', name: 'KPPS 1' });
			await admin.post({ ...account, id: 'm3', username: 'kpps.3', name: 'KPPS 3' });
			await expect(admin.post({ ...account, id: 'm9', username: 'kpps.9', name: 'Siapa' })).rejects.toThrow(
				'account.needs-operator',
			);
			await admin.close();
			const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'id-ID', baseURL: url });
			const own = await phone.newPage();
			const signIn = new SignInPage(own);
			await signIn.open();
			await signIn.signIn('kpps.1', made.secret ?? '');
			await new PasswordPage(own).chooseFirst('sandi panjang kpps');
			await expect(own.getByRole('heading', { name: 'TPS saya' })).toBeVisible();
			await expect(own.getByText('TPS 001, PULAU PANGGANG')).toBeVisible();
			await expect(own.getByText('Anda dapat melampirkan foto C.Hasil TPS ini.')).toBeVisible();
			await expectNoViolations(own);
			await own.getByRole('link', { name: 'Lampirkan foto' }).click();
			await new PhotosPage(own).pick({ name: 'hal1.jpg', mimeType: 'image/jpeg', buffer: await plainPhoto() });
			await expect(own.getByText('1 foto dilampirkan')).toBeVisible();
			await own.getByRole('link', { name: 'Ke TPS saya' }).click();
			await expect(own.getByText('1 dari 3 halaman')).toBeVisible();

			// Another TPS can be looked at and not written to, and nothing but the own page is open.
			await new PhotosPage(own).open(url, TPS[1]);
			await expect(own.getByLabel(/Pilih berkas/)).toHaveCount(0);
			const foreign = await own.request.post('/api/photos', {
				headers: { origin: url },
				multipart: {
					contest: 'ppwp',
					tps: TPS[1],
					page: '2',
					source: 'kamera',
					files: { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await plainPhoto() },
				},
			});
			expect(await foreign.json()).toMatchObject({ answers: [{ ok: false, refusal: { code: 'forbidden' } }] });
			await own.goto('/meja');
			await expect(own).toHaveURL(/\/tps-saya$/);

			// Stuck: the very next attempt is refused, and the page says why.
			await operators.withReason(
				operators.tps('TPS 001 PULAU PANGGANG').getByRole('button', { name: 'Terhambat: KPPS 1' }),
				'Ponsel rusak',
			);
			await expect(own.getByText('Akun terhambat: Ponsel rusak.')).toBeVisible();
			await operators.tps('TPS 001 PULAU PANGGANG').getByRole('button', { name: 'Dapat mengirim: KPPS 1' }).click();
			await phone.close();
		});

		await test.step('narrowed by stage, kept in the address, taken away as a table', async () => {
			await page.getByLabel('Tahap').selectOption({ label: 'belum ada petugas' });
			await expect(page.getByText('1 dari 5 TPS')).toBeVisible();
			await page.reload();
			await expect(page.getByText('1 dari 5 TPS')).toBeVisible();
			const [file] = await Promise.all([
				page.waitForEvent('download'),
				page.getByRole('link', { name: 'Unduh CSV' }).click(),
			]);
			const lines = readFileSync(await file.path(), 'utf8')
				.trim()
				.split('\r\n');
			expect(lines).toHaveLength(7);
			expect(lines[3]).toContain(';kpps.2;KPPS 2;mobile;terhambat;');
		});
		await context.close();
	} finally {
		await server?.stop();
		rmSync(folder, { recursive: true, force: true });
	}
});
