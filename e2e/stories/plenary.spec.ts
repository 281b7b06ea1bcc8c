import { join } from 'node:path';
import type { Browser, BrowserContext } from '@playwright/test';
import Database from 'better-sqlite3';
import type { Directory } from '../../db/accounts/directory';
import { contestOf, type Figures } from '../../lib/forms';
import type { ResultView } from '../../lib/plenary';
import { expectNoViolations } from '../fixtures/axe';
import { send } from '../fixtures/commands';
import { command, demoMaterial, type Material, realMaterial } from '../fixtures/material';
import { agree, object, type Person, person, phone, projector, seatWitnesses, viewOf } from '../fixtures/room';
import { expect, type Server, test } from '../fixtures/server';
import { DeskPage } from '../pages/desk';
import { signInAgain, signInAsAnother } from '../pages/sign-in';

const FIELDS = contestOf('ppwp')?.fields.map((field) => field.id) ?? [];
test.use({ serverOptions: { setupFlags: ['--tanpa-demo'] } });
test.setTimeout(240_000);
// The two are long and share nothing: side by side they are no longer than one.
test.describe.configure({ mode: 'parallel' });

const materials = [demoMaterial, ...(realMaterial() ? [async () => realMaterial() as Material] : [])];

for (const material of materials) {
	test(`from an empty folder to three locked TPS (${material === demoMaterial ? 'demo' : 'real files'})`, async ({
		browser,
		server,
	}) => {
		await plenary(browser, server, await material());
	});
}

async function plenary(browser: Browser, server: Server, material: Material): Promise<void> {
	await test.step('set up from files', async () => {
		const regions = await command(server.dataDir, 'import.ts', 'wilayah', material.wilayah);
		expect(regions.code, regions.stderr).toBe(0);
		const system = await command(server.dataDir, 'import.ts', 'sirekap', material.sirekap, '--kontes', 'ppwp');
		expect(system.code, system.stderr).toBe(0);
		const report = JSON.parse(system.stdout.trim().split('\n').at(-1) ?? '');
		expect(report.accepted + report.notUploaded).toBe(report.files);
	});

	const chair = await person(browser, server, 'ketua');
	const desk = await person(browser, server, 'operator');
	const chairDesk = new DeskPage(chair.page);
	const operatorDesk = new DeskPage(desk.page);

	await test.step('the room: plenary open, witnesses registered, two of three present', async () => {
		await chairDesk.open();
		await expectNoViolations(chair.page);
		await chairDesk.openPlenary();
		await seatWitnesses(desk.context, server);
	});

	const phones: readonly [Person, Person] = [
		await phone(browser, server, desk.context, 'saksi-1'),
		await phone(browser, server, desk.context, 'saksi-2'),
	];
	const hall = await projector(browser, server);

	for (const [index, { tps, paper, system }] of material.read.entries()) {
		const blind = index === 1;
		await test.step(`TPS ${tps}${blind ? ', blind' : ''}`, async () => {
			await operatorDesk.open(tps);
			await refusedStrike(chair.context, server, tps, '0'.repeat(64), 'the gavel before the box is open');
			await operatorDesk.takeFloor(blind ? 'blind' : 'match');
			if (blind) expect(await systemNumbers(desk.context, server, tps)).toEqual([]);
			await expectNoViolations(desk.page);

			if (index === 0) await desk.context.setOffline(true);
			const since = Date.now();
			await operatorDesk.read(FIELDS, paper, blind ? null : system);
			if (index === 0) {
				const offline = desk.page.getByRole('alert').filter({ hasText: 'Server tidak terjangkau' });
				await operatorDesk.cell('IV.1').fill('1');
				await desk.page.keyboard.press('Shift+Enter');
				await expect(offline).toBeVisible();
				// What waits was filed with another digit: it is not sent, and the desk says so.
				await operatorDesk.cell('IV.1').fill(String(paper['IV.1']));
				await expect(operatorDesk.next.getByText('Angka diubah, jadi C.Hasil tadi tidak dikirim lagi')).toBeVisible();
				await expect(offline).toBeHidden();
				await desk.page.keyboard.press('Shift+Enter');
				await expect(offline).toBeVisible();
				// The line stays away for twenty seconds in all; typing and the filing wait for it.
				await expect.poll(() => Date.now() - since, { timeout: 30_000 }).toBeGreaterThan(20_000);
				await desk.context.setOffline(false);
				await expect(desk.page.getByRole('checkbox', { name: 'Hanya selisih dan temuan' })).toBeVisible();
			} else {
				if (index === 2) {
					await desk.page.reload();
					await expect(operatorDesk.cell('IV.1')).toHaveValue(String(paper['IV.1']));
					await endSessions(browser, server, 'operator');
					await signInAgain(desk.page, 'operator');
					await expect(operatorDesk.cell('IV.1')).toHaveValue(String(paper['IV.1']));
				}
				await operatorDesk.cell('V.C').focus();
				await operatorDesk.file();
			}
			const filed = await viewOf(desk.context, server, tps);
			expect(figuresOf(filed)).toEqual(paper);
			expect(filed.filled?.mode).toBe(blind ? 'blind' : 'match');

			await expectNoViolations(desk.page);
			if (filed.openItems.length > 0) {
				await expect(hall.getByText('≠').first()).toBeVisible();
				await refusedStrike(chair.context, server, tps, filed.hash ?? '', 'the gavel before everything is settled');
				expect(await answer(phones[0], server, tps, filed.hash ?? '')).toBe(409);
				await operatorDesk.settleAll('Dijelaskan PPS di depan saksi');
			}
			const settled = await viewOf(desk.context, server, tps);
			expect(settled.openItems).toEqual([]);
			await refusedStrike(chair.context, server, tps, settled.hash ?? '', 'the gavel before the witnesses answered');
			expect(
				(
					await send(
						desk.context,
						server,
						{ type: 'gavel.strike', contest: 'ppwp', tps, hash: settled.hash ?? '' },
						settled.version,
					)
				).status(),
			).toBe(403);

			if (index === 1) {
				await interruptedCorrection(browser, server, desk, phones[0], paper);
				await expect(phones[0].page.getByText('Jawaban Anda batal', { exact: false })).toBeVisible();
				await expect(operatorDesk.openItems).not.toHaveCount(0);
				await operatorDesk.settleAll('Dijelaskan PPS di depan saksi');
			}
			await agree(phones[0]);
			if (index === 2) await object(phones[1], 'Salinan kami berbeda pada nomor urut 2');
			else await agree(phones[1]);

			await chairDesk.open(tps);
			await expectNoViolations(chair.page);
			const before = Date.now();
			await chairDesk.strike();
			await expect(hall.getByText(/ketok palu|terkunci/i).first()).toBeVisible();
			expect(Date.now() - before).toBeLessThan(10_000);
			await expect(phones[1].page.getByText('sudah diketok palu', { exact: false })).toBeVisible();
			await locked(desk.context, chair.context, server, tps);
		});
	}

	await test.step('the ledger holds, and says so', async () => {
		const verified = await command(server.dataDir, 'ledger-verify.ts');
		expect(verified.code, verified.stdout).toBe(0);
		await operatorDesk.open();
		await desk.page.getByLabel('Keadaan').selectOption('locked');
		await expect(
			desk.page.getByRole('region', { name: 'Daftar TPS' }).getByRole('link').filter({ hasText: 'terkunci' }),
		).toHaveCount(material.read.length);
		await expect(desk.page.getByRole('region', { name: 'Daftar TPS' }).getByRole('link')).toHaveCount(
			material.read.length,
		);
		expect(new URL(desk.page.url()).searchParams.get('status')).toBe('locked');
	});
}

/** A correction in whose middle the session ends, the line goes and a witness answers: no word of it is lost. */
async function interruptedCorrection(
	browser: Browser,
	server: Server,
	{ context, page }: Person,
	witness: Person,
	paper: Figures,
): Promise<void> {
	const desk = new DeskPage(page);
	const reason = 'Coretan di C.Hasil terbaca lain';
	const value = String(Number(paper['IV.1']) + 1);
	const dialog = await desk.writeCorrection('IV.1', value, { reason, requestedBy: 'Rukmini Halim' });
	const save = dialog.getByRole('button', { name: 'Simpan pembetulan' });

	await endSessions(browser, server, 'operator');
	await expect(page.getByRole('dialog', { name: 'Sesi berakhir – masuk lagi' })).toHaveCount(1);
	await signInAsAnother(page, 'ketua');
	await expectNoViolations(page);
	await signInAgain(page, 'operator');
	await expect(dialog.getByLabel('Menjadi')).toHaveValue(value);
	await expect(dialog.getByLabel('Alasan')).toHaveValue(reason);

	await context.setOffline(true);
	await save.click();
	await expect(dialog.getByRole('status')).toContainText('Menunggu server…');
	await expect(dialog.getByLabel('Alasan')).toBeDisabled();
	await expectNoViolations(page);
	// Meanwhile the witness answers to the figures as they stand: the correction was asked for before that.
	await agree(witness);
	await context.setOffline(false);
	await expect(dialog.getByRole('alert')).toContainText('Ada perubahan dari layar lain');
	await expect(dialog.getByLabel('Alasan')).toHaveValue(reason);
	await expect(desk.next).toContainText('setuju');

	await context.setOffline(true);
	await save.click();
	await expect(dialog.getByRole('status')).toContainText('Tutup tidak membatalkannya');
	await dialog.getByRole('button', { name: 'Tutup' }).click();
	await expect(dialog).toBeHidden();
	await context.setOffline(false);
}

/** The administrator ends every session of an account. */
async function endSessions(browser: Browser, server: Server, username: string): Promise<void> {
	const { context } = await person(browser, server, 'admin');
	const response = await context.request.get(`${server.url}/api/accounts`);
	const { accounts } = (await response.json()) as Directory;
	const account = accounts.find((candidate) => candidate.username === username)?.id ?? '';
	expect((await send(context, server, { type: 'account.revokeSessions', account })).status()).toBe(200);
	await context.close();
}

/** A witness's answer sent past the page; the door's own "no" is what counts. */
async function answer({ context }: Person, server: Server, tps: string, hash: string): Promise<number> {
	return (await send(context, server, { type: 'witness.agree', contest: 'ppwp', tps, hash })).status();
}

function figuresOf(view: ResultView): Figures {
	return Object.fromEntries(view.rows.map((row) => [row.field.id, row.paper]));
}

/** Every system number the desk is sent; none while blind entry goes on. */
async function systemNumbers(context: BrowserContext, server: Server, tps: string): Promise<unknown[]> {
	const view = await viewOf(context, server, tps);
	return view.rows.map((row) => row.system).filter((cell) => cell !== undefined);
}

async function refusedStrike(
	context: BrowserContext,
	server: Server,
	tps: string,
	hash: string,
	what: string,
): Promise<void> {
	const { version } = await viewOf(context, server, tps);
	const response = await send(context, server, { type: 'gavel.strike', contest: 'ppwp', tps, hash }, version);
	expect(response.status(), what).toBe(409);
}

/** From now on neither the program nor plain SQL changes the result. */
async function locked(desk: BrowserContext, chair: BrowserContext, server: Server, tps: string): Promise<void> {
	const { version, hash, lock } = await viewOf(desk, server, tps);
	expect(lock).not.toBeNull();
	const ids = { contest: 'ppwp', tps };
	const attempts = [
		await send(
			desk,
			server,
			{
				type: 'tally.correct',
				...ids,
				changes: [{ field: 'IV.1', value: 1 }],
				reason: 'sesudah palu',
				basis: 'salah-baca',
				requestedBy: 'x',
				initialled: ['x'],
			},
			version,
		),
		await send(
			desk,
			server,
			{ type: 'system.edit', ...ids, edits: [{ field: 'IV.1', value: 1 }], reason: 'sesudah palu' },
			version,
		),
		await send(chair, server, { type: 'gavel.strike', ...ids, hash: hash ?? '' }, version),
	];
	for (const attempt of attempts) {
		expect(attempt.status()).toBe(409);
		expect((await attempt.json()).refusal.code).toBe('result.locked');
	}
	const sqlite = new Database(join(server.dataDir, 'ketok-palu.sqlite'));
	try {
		for (const sql of [
			`UPDATE result SET paper = '{}' WHERE tps = '${tps}'`,
			`DELETE FROM result WHERE tps = '${tps}'`,
			`INSERT OR REPLACE INTO result SELECT * FROM result WHERE tps = '${tps}'`,
			`UPDATE ledger SET payload = '{}' WHERE stream = 'hasil/ppwp/${tps}'`,
			`DELETE FROM ledger WHERE stream = 'hasil/ppwp/${tps}'`,
		]) {
			expect(() => sqlite.exec(sql), sql).toThrow(/tidak dapat|hanya dapat/);
		}
	} finally {
		sqlite.close();
	}
}
