import { contestOf } from '../../lib/forms';
import { command, demoMaterial } from '../fixtures/material';
import { agree, person, phone, projector, seatWitnesses } from '../fixtures/room';
import { expect, test } from '../fixtures/server';
import { DeskPage } from '../pages/desk';
import { shoot } from './shoot';

const FIELDS = contestOf('ppwp')?.fields.map((field) => field.id) ?? [];

test.use({ serverOptions: { setupFlags: ['--tanpa-demo'] } });

test('pictures of the desk, the projector and the phone', async ({ browser, server }) => {
	const material = await demoMaterial();
	await command(server.dataDir, 'import.ts', 'wilayah', material.wilayah);
	await command(server.dataDir, 'import.ts', 'sirekap', material.sirekap, '--kontes', 'ppwp');
	const chair = await person(browser, server, 'ketua');
	const desk = await person(browser, server, 'operator');
	const atDesk = new DeskPage(desk.page);
	await new DeskPage(chair.page).open();
	await new DeskPage(chair.page).openPlenary();
	await seatWitnesses(desk.context, server);
	const first = await phone(browser, server, desk.context, 'saksi-1');
	const hall = await projector(browser, server);
	const misread = material.read[1];
	if (!misread) throw new Error('the demo has a misread TPS');

	await atDesk.open(misread.tps);
	await atDesk.takeFloor('match');
	await atDesk.read(FIELDS.slice(0, 24), misread.paper, misread.system);
	await expect(hall.getByText(String(misread.paper['IV.1'])).first()).toBeVisible();
	await shoot(desk.page, 'meja-isi');
	await shoot(hall, 'layar-baca');
	await atDesk.read(FIELDS.slice(24), misread.paper, misread.system);
	await atDesk.file();
	await expect(hall.getByText('≠').first()).toBeVisible();
	await shoot(desk.page, 'meja');
	await shoot(hall, 'layar');
	await atDesk.settleAll('Dijelaskan PPS di depan saksi');
	await expect(first.page.getByRole('button', { name: 'Setuju', exact: false }).first()).toBeVisible();
	await shoot(first.page, 'saksi');
	await agree(first);
	await expect(hall.getByText('setuju').first()).toBeVisible();
	await shoot(hall, 'layar-saksi');
});
