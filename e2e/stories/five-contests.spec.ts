import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { renewDisplayCode } from '../../db/accounts/bootstrap';
import { displayCode } from '../../db/accounts/codes';
import { openHouse } from '../../db/house';
import { paperTruth } from '../../lib/demo/paper';
import { randomFrom } from '../../lib/demo/random';
import type { Figures } from '../../lib/forms';
import type { Command, ResultView } from '../../lib/plenary';
import { DeskHand, KECAMATAN, TPS } from '../fixtures/hall';
import { folderWith, formOf } from '../fixtures/packs';
import { startServer } from '../fixtures/server';
import { HallScreen } from '../pages/hall';

const [FIRST] = TPS;
const CODES = ['ppwp', 'dpr', 'dpd', 'dprd-prov', 'dprd-kab'];
/** What every contest of a TPS says alike (P303). */
const SHARED = /^(I\.A|I\.B\.1|I\.B\.3|III)\./;

test('five contests of one TPS in one flow, each locked, each on the wall without running off it', async ({
	browser,
}) => {
	const folder = await folderWith('pemilu-2024');
	const house = openHouse(folder);
	const code = displayCode(house) ?? renewDisplayCode(house);
	house.sqlite.close();
	const server = await startServer({ dataDir: folder, setup: false });
	try {
		const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, baseURL: server.url });
		await DeskHand.signInto(context.request, server.url, 'ketua');
		const desk = await context.newPage();
		const post = async (command: Command, expect?: number) => {
			const envelope = { id: randomUUID(), expect, command };
			const answer = await context.request.post('/api/commands', { headers: { origin: server.url }, data: envelope });
			if (!answer.ok()) throw new Error(`${command.type}: ${await answer.text()}`);
		};
		const view = async (contest: string) =>
			(await (await context.request.get(`/api/results/${contest}/${FIRST}`)).json()) as ResultView;
		await post({ type: 'plenary.open', kecamatan: KECAMATAN, mode: 'blind' });
		await post({ type: 'plenary.setFlow', flow: 'tps-first' });
		const wall = new HallScreen(
			await (await browser.newContext({ viewport: HallScreen.viewport, reducedMotion: 'reduce' })).newPage(),
		);
		await wall.enter(server.url, code);
		await desk.goto(`/meja?kontes=ppwp&tps=${FIRST}`);
		let shared: Figures = {};
		for (const contest of CODES) {
			await test.step(contest, async () => {
				const form = formOf('pemilu-2024', contest);
				await expect(desk.getByRole('heading', { level: 1, name: new RegExp(form.formName) })).toBeVisible();
				await desk.getByRole('button', { name: /Buka kotak dan bacakan/ }).click();
				const truth = { ...paperTruth(randomFrom(3), form) };
				shared = Object.keys(shared).length > 0 ? shared : truth;
				// On the last form somebody wrote other voters: a hint, in nobody's way.
				const odd = contest === CODES.at(-1);
				for (const id of Object.keys(shared)) if (SHARED.test(id) && !odd) truth[id] = shared[id] ?? null;
				if (odd) truth['I.B.3.L'] = Number(truth['I.B.3.L'] ?? 0) + 1;
				const about = { contest, tps: FIRST };
				const at = form.fields.find(({ section }) => section === 'IV')?.id ?? null;
				await expect.poll(async () => (await view(contest)).onFloor).toBe(true);
				await post({ type: 'tally.draft', ...about, figures: {}, matched: [], at });
				await wall.expectLegible();
				await expect
					.poll(async () => {
						const map = await wall.page.getByRole('list', { name: 'Peta formulir' }).boundingBox();
						return map && map.x >= 0 && map.x + map.width <= HallScreen.viewport.width;
					})
					.toBe(true);
				const hint = desk.getByText(/Berbeda dengan jenis pemilihan lain di TPS ini/);
				if (odd) {
					// Said while it is being typed, as soon as the number stands there.
					await desk.getByRole('button', { name: 'Ketik dari layar ini' }).click();
					await desk.getByRole('navigation', { name: 'Halaman formulir' }).getByRole('button').first().click();
					await desk.locator('input[data-field="I.B.3.L"]').fill(String(Number(shared['I.B.3.L']) + 1));
					await expect(desk.getByRole('complementary').getByText(/P303/)).toBeVisible();
					await expect(hint.first()).toBeVisible();
				}
				await post(
					{ type: 'tally.fill', ...about, figures: truth, matched: [], blank: [] },
					(await view(contest)).version,
				);
				const { openItems, version } = await view(contest);
				await (odd ? expect(hint.first()).toBeVisible() : expect(hint).toHaveCount(0));
				// Nothing was uploaded: every number the system should have is told to be missing there.
				if (openItems.length > 0)
					await post({ type: 'item.record', ...about, items: [...openItems], note: 'Dicatat' }, version);
				const settled = await view(contest);
				await post({ type: 'gavel.strike', ...about, hash: settled.hash ?? '' }, settled.version);
				await expect(desk.getByText('Hasil terkunci.')).toBeVisible();
				const next = desk.getByRole('button', { name: /^Lanjut/ });
				if (contest === CODES.at(-1)) await expect(next).toHaveText(/Lanjut ke TPS/);
				else await next.click();
			});
		}
		for (const contest of CODES) expect((await view(contest)).status, contest).toBe('locked');
	} finally {
		await server.stop();
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
});
