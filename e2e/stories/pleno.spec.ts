import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, test } from '@playwright/test';
import { expectNoViolations } from '../fixtures/axe';
import { PAPER, prepareHall, systemOf, TPS } from '../fixtures/hall';
import {
	act,
	addMember,
	answers,
	atDesk,
	codeEntry,
	enterCode,
	hands,
	look,
	type Room,
	shiftTo,
	signIn,
} from '../fixtures/plenary';
import { checkRecord } from '../fixtures/record';
import { type Server, startServer } from '../fixtures/server';
import { AdoptionPage } from '../pages/adoption';
import { DeskPage } from '../pages/desk';
import { HallScreen } from '../pages/hall';
import { MeetingPage } from '../pages/meeting';
import { Phone } from '../pages/phone';

const [FIRST, SECOND, THIRD, FAR, FAR2] = TPS;
const KELURAHAN = FIRST.slice(0, 10);
const OTHER = FAR.slice(0, 10);
const KECAMATAN = FIRST.slice(0, 6);
const EVENING = '2024-02-17T10:00:00.000Z';
const MORNING = '2024-02-18T01:00:00.000Z';
/** What the two of them read on paper: the first has one vote on the wrong line. */
const WRONG = { ...PAPER, 'IV.1': 71, 'IV.2': 75 };

test.setTimeout(240_000);

test('a plenary of two days in two panels, from the opening to the closing', async ({ browser }) => {
	const folder = await mkdtemp(join(tmpdir(), 'ketok-palu-pleno-'));
	const system = systemOf(PAPER);
	const { displayCode } = prepareHall(folder, Object.fromEntries(TPS.map((tps) => [tps, system])));
	addMember(folder, 'anggota-1', 'tono', 'Anggota Tono');
	const env: Record<string, string> = { KETOK_PALU_CLOCK_SHIFT: shiftTo(EVENING) };
	const server = await startServer({ dataDir: folder, setup: false, env });
	try {
		const room = await enter(browser, server, displayCode);
		await dayOne(room);
		env.KETOK_PALU_CLOCK_SHIFT = shiftTo(MORNING);
		await server.restart();
		await dayTwo(room, async () => {
			// The laptop's battery was out: its clock comes back two hours late.
			env.KETOK_PALU_CLOCK_SHIFT = String(Number(env.KETOK_PALU_CLOCK_SHIFT) - 120);
			await server.restart();
		});
		await server.stop();
		checkRecord(folder);
	} finally {
		await server.stop();
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
});

async function enter(browser: Browser, server: Server, displayCode: string): Promise<Room> {
	const chair = await atDesk(browser, server, 'ketua');
	await test.step('the chair opens with the rules agreed', async () => {
		await chair.goto('/meja');
		await chair.getByLabel('Panel serentak paling banyak').fill('2');
		await chair.getByLabel('Urutan membaca').selectOption('per-kontes');
		await chair.getByRole('checkbox', { name: /C\.Kejadian Khusus harus/ }).uncheck();
		await expectNoViolations(chair);
		await look(chair, 'pembukaan');
		await new DeskPage(chair).openPlenary();
	});
	const people = await hands(server);
	const { ketua, operator } = people;
	const code = await operator.witness('saksi-1', 1, 'Rukmini Halim');
	await operator.witness('saksi-2', 2, 'Yohanes Tandi Datu');
	const panel = (no: string, place: string, chairOf: string | null, kelurahan: string) =>
		ketua.post({ type: 'panel.set', panel: no, place, chair: chairOf, reads: [{ kelurahan, contest: null }] });
	await panel('1', 'Meja depan', null, KELURAHAN);
	await panel('2', 'Meja belakang', 'anggota-1', OTHER);
	const [member, witness, front, back] = await Promise.all([
		atDesk(browser, server, 'tono'),
		codeEntry(browser, server, '/saksi/masuk', code, Phone.viewport),
		codeEntry(browser, server, '/layar/masuk', displayCode, HallScreen.viewport),
		codeEntry(browser, server, '/layar/masuk', displayCode, HallScreen.viewport),
	]);
	await Promise.all([front.goto('/layar?panel=1'), back.goto('/layar?panel=2')]);
	return { server, chair, member, witness, screens: [front, back], ...people };
}

async function dayOne(room: Room): Promise<void> {
	const { chair, member, witness, screens, ketua, operator, tono } = room;
	const [front, back] = screens;
	const meeting = new MeetingPage(chair);

	await test.step('who reads what stands on every screen', async () => {
		await expect(front.getByText('Panel 2 · Meja belakang')).toBeVisible();
		await new HallScreen(front).expectLegible();
		await look(front, 'layar-panel');
		await witness.getByText('Panel di ruang ini').click();
		await expect(witness.getByText('Membacakan: PULAU KELAPA')).toBeVisible();
		await new Phone(witness).expectHandy();
		await look(witness, 'ponsel-panel');
	});

	await test.step('two desks read side by side, each under its own chair', async () => {
		await operator.floor(FIRST);
		await operator.fill(FIRST, WRONG);
		await tono.floor(FAR);
		await tono.fill(FAR, PAPER);
		await expect(front.getByRole('heading', { name: /TPS 001/ })).toBeVisible();
		await expect(back.getByRole('heading', { name: /PULAU KELAPA/ })).toBeVisible();
		await answers(room, FAR);
		await expect(tono.strike(FIRST)).rejects.toThrow('panel.not-chair');
		await member.goto(`/meja?tps=${FAR}`);
		await new DeskPage(member).strike();
	});

	await test.step('an objection from the phone, explained, accepted, corrected with paraf', async () => {
		await witness.getByRole('button', { name: /Ajukan keberatan/ }).click();
		await witness.getByLabel('Selisih angka').check();
		await witness.getByLabel('Isi keberatan').fill('Salinan kami: nomor urut 1 mendapat 72 suara');
		await expectNoViolations(witness);
		await witness.getByRole('button', { name: 'Kirim keberatan' }).click();
		await expect(witness.getByText(/Keberatan Anda tercatat/)).toBeVisible();
		await chair.goto('/keberatan');
		const card = chair.getByRole('article');
		await expect(card).toContainText('Rukmini Halim');
		await act(card, 'Beri penjelasan', 'C.Hasil dibaca ulang bersama saksi');
		await expect(card.getByText('sudah dijelaskan').first()).toBeVisible();
		await act(card, 'Terima', 'Salah pindah satu suara');
		await expect(card.getByText('diterima', { exact: false }).first()).toBeVisible();
		await expectNoViolations(chair);
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
			case: (await operator.result(FIRST)).meeting.cases[0]?.id ?? '',
		});
		await expect(card.getByText('diterima dan dibetulkan').first()).toBeVisible();
	});

	await test.step('another is not accepted: carried upward with a refusal to sign, and blocks nothing', async () => {
		await new Phone(witness).giveObjection('Segel kotak dibuka sebelum saksi hadir');
		await expect.poll(async () => (await operator.result(FIRST)).witnesses[0]?.answer?.answer).toBe('object');
		const { hash } = await operator.result(FIRST);
		const refusal = { witness: 'saksi-2', answer: 'refuse', text: 'Menolak karena tata cara' } as const;
		await operator.post({ type: 'witness.answerOnPaper', contest: 'ppwp', tps: FIRST, hash: hash ?? '', ...refusal });
		await ketua.strike(FIRST);
		await chair.goto('/keberatan?saring=up');
		await expect(chair.getByText('dicatat, dibawa ke tingkat atas').first()).toBeVisible();
	});

	await test.step('skors overnight with a box open: every screen stands still, nothing can be written', async () => {
		await operator.floor(SECOND);
		await operator.fill(SECOND, PAPER);
		await meeting.open();
		await expectNoViolations(chair);
		await meeting.suspend({
			orderedBy: 'Ketua PPK',
			reason: 'Salat Magrib dan istirahat malam',
			guard: 'Aiptu Joko Santoso, Polsek',
			agreement: 'Saksi sepakat rapat dilanjutkan pukul 08.00',
		});
		await expect(meeting.paused()).toBeVisible();
		await expectNoViolations(chair);
		for (const screen of screens) await expect(screen.getByRole('heading', { name: 'Rapat diskors' })).toBeVisible();
		await expect(witness.getByRole('heading', { name: /Rapat diskors/ })).toBeVisible();
		await expect(operator.record(SECOND, ['selisih:IV.1'])).rejects.toThrow('plenary.suspended');
	});
	for (const hand of [ketua, operator, tono]) await hand.close();
}

async function dayTwo(room: Room, setBack: () => Promise<void>): Promise<void> {
	const { server, chair, member, witness, screens } = room;
	const [front, back] = screens;
	const meeting = new MeetingPage(chair);

	await test.step('the next morning everybody signs in again; the position is the same', async () => {
		Object.assign(room, await hands(server));
		await Promise.all([signIn(chair, 'ketua'), signIn(member, 'tono')]);
		await meeting.open();
		await meeting.resume();
		await expect(chair.getByText(/kedudukan setiap panel dan semua hasil terkunci sama/)).toBeVisible();
		await expect(front.getByRole('heading', { name: /TPS 002/ })).toBeVisible({ timeout: 20_000 });
		const { secret } = await room.operator.post({ type: 'witness.credential', witness: 'saksi-1' });
		await enterCode(witness, '/saksi/masuk', secret ?? '');
	});
	const { ketua, operator, tono } = room;

	await test.step('a recount by turus: one key a ballot, the last one taken back', async () => {
		await ketua.about(SECOND, {
			type: 'recount.open',
			contest: 'ppwp',
			tps: SECOND,
			ground: 'salinan-berbeda',
			proposer: 'Yohanes Tandi Datu',
			decision: 'Disetujui ketua dan Panwaslu',
		});
		await chair.goto(`/hitung-ulang?kontes=ppwp&tps=${SECOND}`);
		await expect(chair.getByRole('heading', { name: /Hitung ulang/ })).toBeVisible();
		for (const [key, count] of Object.entries({ '1': 72, '2': 75, '3': 118, '0': 8 })) {
			for (let at = 0; at < count; at++) await chair.keyboard.press(key);
		}
		await chair.keyboard.press('1');
		await chair.keyboard.press('Backspace');
		await expect(chair.getByText('273 surat suara dihitung, sama dengan surat suara digunakan.')).toBeVisible();
		await expect(front.getByText('273 dari 273 surat suara digunakan')).toBeVisible();
		await expectNoViolations(chair);
		await chair.getByLabel('Ketua PPK').check();
		await chair.getByRole('button', { name: 'Catat hasil hitung ulang' }).click();
		await chair.waitForURL('**/meja?*');
		const view = await operator.result(SECOND);
		expect(view.rows.find(({ field }) => field.id === 'IV.2')).toMatchObject({ paper: 75, struck: [{ old: 74 }] });
		await operator.record(SECOND, [...view.openItems]);
		await answers(room, SECOND);
		await ketua.strike(SECOND);
	});

	await test.step('the rest is read in both panels', async () => {
		for (const [tps, by] of [
			[THIRD, operator],
			[FAR2, tono],
		] as const) {
			await by.floor(tps);
			await by.fill(tps, PAPER);
			await answers(room, tps);
		}
		await ketua.strike(THIRD);
		await tono.strike(FAR2);
	});

	const page = new AdoptionPage(chair);
	const phone = new Phone(witness);
	let receipt = '';
	await test.step('pencermatan: the totals on desk, projector and phone; one signs, one refuses, one is away', async () => {
		await page.open(KELURAHAN);
		await look(chair, 'penetapan-siap');
		await page.begin();
		await expect(page.total('IV.1')).toContainText('216');
		await expect(page.total('IV.2')).toContainText('223');
		await expect(page.gavel).toHaveAttribute('aria-disabled', 'true');
		await expect(operator.floor(FIRST)).rejects.toThrow('result.locked');
		await expect(front.getByRole('heading', { name: 'PULAU PANGGANG' })).toBeVisible();
		await expect(front.getByText('Pencermatan · versi 1')).toBeVisible();
		await expect(new HallScreen(front).row('IV.1')).toContainText('216');
		await new HallScreen(front).expectLegible();
		await look(front, 'layar-pencermatan');
		await expect(witness.getByRole('heading', { name: /Pencermatan/ })).toBeVisible();
		await phone.expectHandy();
		await expectNoViolations(witness);
		await look(witness, 'ponsel-pencermatan');
		await witness.getByRole('button', { name: 'Bersedia', exact: true }).click();
		await look(witness, 'ponsel-pernyataan');
		await witness.getByRole('button', { name: 'Ya, bersedia' }).click();
		await expect(witness.getByText('Pernyataan Anda tercatat: bersedia menandatangani.')).toBeVisible();
		await expect(page.signer('Rukmini Halim')).toContainText('ditandatangani ponsel');
		receipt = await phone.savedCode();
		await page.onPaper('Yohanes Tandi Datu', 'tidak bersedia', 'Jumlah nomor urut 2 tidak sama dengan catatan kami');
		await page.onPaper('Anggota Tono', 'tidak hadir');
		await expectNoViolations(chair);
		await look(chair, 'penetapan-pencermatan');
		await page.strike();
		await expect(front.getByText('PULAU PANGGANG ditetapkan')).toBeVisible();
		await look(front, 'layar-ditetapkan');
		await look(chair, 'penetapan-ditetapkan');
	});

	await test.step('a locked TPS is opened again by two roles: the adoption is void, visibly', async () => {
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
		await expectNoViolations(chair);
		await page.open(KELURAHAN);
		await expect(chair.getByText(/Penetapan sebelumnya gugur karena TPS 001/)).toBeVisible();
		await expect(chair.getByText(/Belum dapat dicermati: 1 bagian/)).toBeVisible();
		await chair.getByText(/^Versi 1, ditetapkan/).click();
		await expect(chair.getByText(/Jumlah nomor urut 2 tidak sama/)).toBeVisible();
		await expectNoViolations(chair);
		await look(chair, 'penetapan-gugur');
		await expect(front.getByText('⊘ gugur')).toBeVisible({ timeout: 20_000 });
		await look(front, 'layar-gugur');
	});

	await test.step('two hours on an old clock: the meeting goes on, version 2 is locked and adopted', async () => {
		for (const hand of [ketua, operator, tono]) await hand.close();
		await setBack();
		Object.assign(room, await hands(server));
		await room.operator.floor(FIRST);
		await answers(room, FIRST);
		await room.ketua.strike(FIRST);
		await page.open(KELURAHAN);
		await page.begin();
		for (const [name, answer] of [
			['Rukmini Halim', 'bersedia menandatangani'],
			['Yohanes Tandi Datu', 'bersedia menandatangani'],
			['Anggota Tono', 'bersedia menandatangani'],
		] as const) {
			await page.onPaper(name, answer);
		}
		await page.strike();
		await expect(chair.getByText('ditetapkan, versi 2').first()).toBeVisible();
	});

	await test.step('the panel’s chair adopts its kelurahan, the chair the kecamatan', async () => {
		const own = new AdoptionPage(member);
		await own.open(OTHER);
		await own.begin();
		await expect(back.getByText('Pencermatan · versi 1')).toBeVisible({ timeout: 20_000 });
		await page.open(OTHER);
		for (const name of ['Rukmini Halim', 'Yohanes Tandi Datu']) await page.onPaper(name, 'bersedia menandatangani');
		await chair.getByRole('button', { name: 'Saya bersedia' }).click();
		await own.strike();
		await own.open(KECAMATAN);
		await expect(member.getByText(/dipimpin ketua PPK/)).toBeVisible();
		await page.open(KECAMATAN);
		await page.begin();
		for (const name of ['Rukmini Halim', 'Yohanes Tandi Datu', 'Anggota Tono']) {
			await page.onPaper(name, 'bersedia menandatangani');
		}
		await expect(page.total('V.A')).toContainText('1.325');
		await page.strike();
		await chair.goto(`/rekap?kontes=ppwp&wilayah=${KECAMATAN}`);
		await expect(chair.getByText('■ Ditetapkan (versi 1)')).toBeVisible();
		await chair.goto('/laju');
		await expect(chair.getByRole('heading', { name: 'Laju rapat' })).toBeVisible();
		await expectNoViolations(chair);
	});

	await test.step('closing: what remains open is listed, and then nothing more is written', async () => {
		const paper = { document: 'd-hasil', content: '', means: 'paper' } as const;
		await room.operator.post({ type: 'document.handOver', ...paper, recipient: 'Panwaslu Kecamatan' });
		await page.open('penutupan');
		await expect(chair.getByText('1 keberatan dibawa ke tingkat atas')).toBeVisible();
		await expect(chair.getByText('→ KPU Kabupaten/Kota')).toBeVisible();
		await expect(chair.getByText('5 kotak belum disegel kembali')).toBeVisible();
		await expect(chair.getByText('D.Hasil masih harus diserahkan kepada 2 penerima')).toBeVisible();
		await expectNoViolations(chair);
		await look(chair, 'penutupan');
		await page.close();
		await expect(chair.getByText(/^■ Rapat pleno ditutup oleh Ketua PPK/)).toBeVisible();
		await look(chair, 'penutupan-selesai');
		for (const screen of screens) await expect(screen.getByText('Rapat pleno ditutup')).toBeVisible();
		await new HallScreen(front).expectLegible();
		await look(front, 'layar-ditutup');
		await expect(room.operator.post({ type: 'witness.attend', witness: 'saksi-2' })).rejects.toThrow('closing.closed');
		await room.operator.post({ type: 'witness.leave', witness: 'saksi-2' });
		await room.operator.post({ type: 'document.handOver', ...paper, recipient: 'Saksi 1 Rukmini Halim' });
		const { secret } = await room.operator
			.post({ type: 'witness.credential', witness: 'saksi-1' })
			.catch(() => ({ secret: undefined }));
		expect(secret).toBeUndefined();
	});

	await test.step('what was adopted leaves in one file, and anybody can check it', async () => {
		await chair.goto('/dokumen');
		await chair.getByRole('button', { name: /^Buat Semua/ }).click();
		const job = chair.locator('[data-job="bundel"]');
		await expect(chair.locator('[data-job="bundel"][data-phase="done"]')).toBeVisible({ timeout: 90_000 });
		const [download] = await Promise.all([
			chair.waitForEvent('download'),
			job.getByRole('link', { name: 'Unduh' }).click(),
		]);
		const bundle = await download.path();
		await chair.goto('/verifikasi');
		await chair.setInputFiles('#file', bundle);
		await expect(chair.locator('#outcome h2')).toContainText('Utuh');
		const adopted = (region: string) => chair.locator(`#outcome details[data-region="${region}"] summary`);
		await expect(adopted(KECAMATAN)).toHaveText(/versi 1$/i);
		await expect(adopted(KELURAHAN)).toHaveText([/versi 1 – gugur/i, /versi 2$/i]);
		await chair.locator('#code').fill(receipt);
		await chair.getByRole('button', { name: 'Periksa' }).click();
		await expect(chair.getByText('penetapannya sudah gugur')).toBeVisible();
		await expect(chair.getByText('tercatat persis begitu di buku rapat')).toBeVisible();
		await look(chair, 'verifikasi-penetapan');
	});
	for (const hand of [room.ketua, room.operator, room.tono]) await hand.close();
}
