import { randomUUID } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { paperTruth } from '../../lib/demo/paper';
import { randomFrom } from '../../lib/demo/random';
import { amount, type Contest, type Figures, hashOf } from '../../lib/forms';
import { expectNoViolations } from '../fixtures/axe';
import { DeskHand, prepareHall, TPS } from '../fixtures/hall';
import { folderWith, formOf, fromPaper, packBytes } from '../fixtures/packs';
import { expect, startServer, test } from '../fixtures/server';
import { DeskPage } from '../pages/desk';
import { Phone } from '../pages/phone';

const [FIRST] = TPS;

/** Reads a long form by keyboard alone: numbers, Enter, and one key for the rest of a page. */
async function readLong(page: Page, contest: Contest, paper: Figures): Promise<void> {
	const fields = contest.fields;
	for (let at = 0; at < fields.length; at++) {
		const field = fields[at];
		if (!field) continue;
		const own = fields.filter(({ contestant, line }) => line && contestant === field.contestant);
		const rest = field.line
			? own.filter(({ id, line }) => line !== 'total' && fields.findIndex((one) => one.id === id) >= at)
			: [];
		if (rest.length > 1 && rest.every(({ id }) => paper[id] === 0)) {
			await page.keyboard.press('n');
			const everything = own.every(({ id }) => paper[id] === 0);
			at += rest.length - 1 + (everything ? 1 : 0);
			continue;
		}
		const value = paper[field.id];
		if (value === 'X') await page.keyboard.press('x');
		else await page.keyboard.type(`${value ?? ''}\n`);
	}
}

const dpr = formOf('pemilu-2024', 'dpr');
const paper = paperTruth(randomFrom(11), dpr);
/** Two candidates of one party with different votes: the system has them in each other's place. */
const swapped = (() => {
	const candidates = dpr.fields.filter(({ line }) => line === 'candidate');
	for (const a of candidates) {
		const b = candidates.find((one) => one.contestant === a.contestant && paper[one.id] !== paper[a.id]);
		if (b) return [a.id, b.id] as const;
	}
	throw new Error('every candidate has the same votes');
})();
const system: Record<string, number | null> = Object.fromEntries(
	dpr.fields.filter(({ inSystem }) => inSystem).map(({ id }) => [id, amount(paper[id])]),
);
[system[swapped[0]], system[swapped[1]]] = [system[swapped[1]] ?? null, system[swapped[0]] ?? null];

test.describe('DPR', () => {
	test('a legislative TPS by keyboard only, from the box to the recap', async ({ browser }) => {
		test.setTimeout(180_000);
		const folder = await folderWith('pemilu-2024', {
			type: 'system.import',
			contest: 'dpr',
			source: { name: 'dpr', sha256: hashOf('dpr') },
			items: [
				{
					tps: FIRST,
					uploaded: true,
					figures: system,
					rest: {},
					file: `${FIRST}.json`,
					sha256: hashOf(system),
					content: hashOf(system),
					ts: null,
				},
			],
		});
		const server = await startServer({ dataDir: folder, setup: false });
		try {
			const chair = await opened(browser, server.url);
			const page = await personAt(browser, server.url, 'operator', `/meja?kontes=dpr&tps=${FIRST}`);
			const desk = new DeskPage(page);
			await desk.takeFloor('blind');
			await readLong(page, dpr, paper);
			await expect(page.getByText('Semua isian terisi.')).toBeVisible();
			await expect(page.getByRole('navigation', { name: 'Halaman formulir' }).getByRole('button')).toHaveCount(20);
			await page.keyboard.press('PageUp');
			await page.keyboard.press('p');
			await page.keyboard.type('5\n');
			await expect(desk.cell('IV.5.A1')).toBeFocused();
			await expectNoViolations(page);
			await desk.file();
			const exchange = desk.pinned(swapped[0]);
			await expect(exchange).toContainText('tampak tertukar dengan');
			await desk.settleAll('Dicatat');
			await expectNoViolations(page);
			const hash = await page.evaluate(async (tps) => {
				const response = await fetch(`/api/results/dpr/${tps}`);
				return ((await response.json()) as { hash: string; version: number }) ?? null;
			}, FIRST);
			const struck = await chair.request.post('/api/commands', {
				headers: { origin: server.url },
				data: {
					id: randomUUID(),
					expect: hash.version,
					command: { type: 'gavel.strike', contest: 'dpr', tps: FIRST, hash: hash.hash },
				},
			});
			expect(struck.status()).toBe(200);

			await page.goto(`/rekap?kontes=dpr&wilayah=${FIRST.slice(0, 10)}`);
			await expect(page.getByText(/1 dari 3 TPS terkunci/)).toBeVisible();
			await expect(page.getByText('Jumlah ke samping dan ke bawah cocok.')).toBeVisible();
			const first = page.getByRole('row', { name: /Jumlah pemilih dalam DPT L/ });
			await expect(first.getByRole('cell').first()).toHaveText(String(paper['I.A.L']));
			await expectNoViolations(page);
			// On paper stands every line, also what the window does not show; afterwards the window is as before.
			await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
			await expect(page.getByRole('row', { name: /^B Jumlah suara sah partai politik/ })).toHaveCount(18);
			await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
			// From cell to cell by arrow keys, and from a cell to its line at the TPS.
			const cell = page.locator('a[data-cell="1 0"]');
			await cell.focus();
			for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) await page.keyboard.press(key);
			await expect(page.locator('a[data-cell="2 0"]')).toBeFocused();
			await page.keyboard.press('Enter');
			await expect(page.locator('tr[data-wanted]')).toHaveAttribute('data-row', 'I.A.P');
			await expect(page.locator('tr[data-wanted]')).toBeInViewport();
			await expect(page.getByRole('link', { name: 'Riwayat TPS ini' })).toBeVisible();
			// And to the history of that very line.
			await page.getByRole('link', { name: /^Riwayat I\.A Jumlah pemilih dalam DPT/ }).click();
			await expect(page.getByText('Hanya baris I.A Jumlah pemilih dalam DPT')).toBeVisible();
			await expect(page.locator('li li', { hasText: String(paper['I.A.P']) }).first()).toBeVisible();
			await page.getByRole('button', { name: 'Semua baris TPS ini' }).click();
			await expect(page.getByText('Hanya baris')).toHaveCount(0);
			// A cell of the kecamatan leads to the line of the kelurahan, a sum to its own line.
			await page.goto(`/rekap?kontes=dpr&wilayah=${FIRST.slice(0, 6)}`);
			await page.locator('a[data-cell="2 0"]').click();
			const marked = page.locator('tr[data-wanted]');
			await expect(marked.getByRole('rowheader')).toContainText('Jumlah pemilih dalam DPT');
			await expect(page).toHaveURL(/wilayah=\d{10}#baris-I\.A\.P$/);
			await page
				.getByRole('row', { name: /Jumlah pemilih dalam DPT L/ })
				.getByRole('cell')
				.first()
				.getByRole('link')
				.click();
			await expect(page).toHaveURL(/#baris-I\.A\.L$/);
			await expect(marked).toHaveCount(1);
			// A line far below is in sight at once.
			await page.goto(`/rekap?kontes=dpr&wilayah=${FIRST.slice(0, 6)}#baris-IV.5.B`);
			await page.reload();
			await expect(marked.getByRole('rowheader')).toContainText('Jumlah suara sah partai politik');
			await expect(marked).toBeInViewport();
			const csv = await page.request.get(`/api/recap/csv?kontes=dpr&wilayah=${FIRST.slice(0, 10)}`);
			expect(await csv.text()).toContain(`baris,uraian,${FIRST}`);
		} finally {
			await server.stop();
		}
	});
});

test('a pack is adopted from paper, and Pilkada speaks its own words', async ({ browser }) => {
	const folder = await mkdtemp(join(tmpdir(), 'ketok-palu-contests-'));
	prepareHall(folder, {});
	const bytes = packBytes('pilkada-2024');
	const file = join(folder, 'pilkada.json');
	await writeFile(file, bytes);
	const server = await startServer({ dataDir: folder, setup: false });
	try {
		const page = await personAt(browser, server.url, 'ketua', '/paket');
		await page.getByLabel('Pilih berkas paket').setInputFiles(file);
		const adopt = page.getByRole('button', { name: 'Pakai paket ini' });
		await expect(adopt).toBeDisabled();
		const blocks = page.getByRole('textbox', { name: /Blok \d+ dari kertas/ });
		await expect(blocks).toHaveCount(3);
		await expectNoViolations(page);
		for (let at = 0; at < 3; at++) await blocks.nth(at).fill('0000');
		await adopt.click();
		await expect(page.getByText(/tidak sama dengan berkas ini/)).toBeVisible();
		for (const [at, block] of fromPaper(bytes).entries()) await blocks.nth(at).fill(block);
		await adopt.click();
		await expect(page.getByText('pilkada.json dipakai mulai sekarang.')).toBeVisible();

		const desk = new DeskPage(page);
		await desk.open();
		await desk.openPlenary();
		await page.goto(`/meja?kontes=kwk-bup&tps=${FIRST}`);
		await expect(page.getByRole('rowheader', { name: 'B.2 Pengguna hak pilih dalam DPPh' })).toBeVisible();
		await expect(page.getByRole('rowheader', { name: 'B.3 Pengguna hak pilih dalam DPTb' })).toBeVisible();
		await expect(page.getByRole('heading', { name: /C\.HASIL-KWK-BUPATI/ })).toBeVisible();
	} finally {
		await server.stop();
	}
});

test('a DPRK form of Aceh has a page for each of 24 parties', async ({ browser }) => {
	const folder = await folderWith('pemilu-2024-aceh');
	const server = await startServer({ dataDir: folder, setup: false });
	try {
		await opened(browser, server.url);
		const page = await personAt(browser, server.url, 'operator', `/meja?kontes=dprd-kab&tps=${FIRST}`);
		const desk = new DeskPage(page);
		await desk.takeFloor('blind');
		const pages = page.getByRole('navigation', { name: 'Halaman formulir' });
		await expect(pages.getByRole('button')).toHaveCount(26);
		await pages.getByRole('button', { name: /Partai nomor urut 20/ }).click();
		await expect(desk.cell('IV.20.A1')).toBeFocused();
		await expect(page.getByText('Partai Lokal Nomor Urut 20')).toBeVisible();
		await expectNoViolations(page);

		const operator = await DeskHand.signIn(server.url, 'operator');
		const code = await operator.witness('s20', 20, 'Teuku Umar', true, 'dprd-kab');
		await operator.close();
		const phone = new Phone(await (await browser.newContext({ viewport: Phone.viewport, hasTouch: true })).newPage());
		await phone.enter(server.url, code);
		const votes = phone.page.getByRole('group').filter({ hasText: /^IV/ });
		await votes.locator('summary').click();
		await expect(phone.row('IV.20.A1')).toBeHidden();
		await phone.page.getByRole('link', { name: 'Ke partai saya (no. 20)' }).click();
		await expect(phone.row('IV.20.A1')).toBeInViewport();
		await phone.expectHandy();
		await expectNoViolations(phone.page);
	} finally {
		await server.stop();
	}
});

/** Somebody at a page of the desk's size. */
async function personAt(browser: Browser, url: string, username: string, path: string): Promise<Page> {
	const context = await browser.newContext({ baseURL: url, viewport: { width: 1366, height: 768 } });
	const page = await context.newPage();
	await page.goto('/masuk');
	await page.getByLabel('Nama pengguna').fill(username);
	await page.getByLabel('Kata sandi', { exact: true }).fill('sandi panjang untuk cerita');
	await page.getByRole('button', { name: 'Masuk', exact: true }).click();
	await page.waitForURL((place) => place.pathname !== '/masuk');
	await page.goto(path);
	return page;
}

/** The chair's page, the plenary open. */
async function opened(browser: Browser, url: string): Promise<Page> {
	const page = await personAt(browser, url, 'ketua', '/meja');
	await new DeskPage(page).openPlenary();
	return page;
}
