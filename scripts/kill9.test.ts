import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { ACTORS, CONSOLE, CONTEST, systemItem, tpsOf } from '../db/testing/fixtures';
import { command, Hall } from '../db/testing/hall';
import { doorTarget } from './crash/door-target';
import { examine, liveAndDie, type Tally } from './crash/rounds';

/** The door alone, in seconds; the story of the browser tests kills the real server fifty times. */
const ROUNDS = 24;

mkdirSync('.tmp', { recursive: true });
const workshop = mkdtempSync('.tmp/crash-');
const hall = Hall.opened([1]);
const { folder } = hall.house;
hall.house.sqlite.close();

afterAll(() => {
	rmSync(workshop, { recursive: true, force: true });
	rmSync(folder, { recursive: true, force: true });
});

it(`kill -9 in the middle of commands, ${ROUNDS} times: nothing acknowledged is lost, the chain verifies`, async () => {
	// The one place to point somewhere else: a target that starts the real server and signs in before it posts.
	const target = await doorTarget(workshop);
	const tally: Tally = { acknowledged: new Map(), unanswered: [], carriedOut: 0, lost: 0, refused: [] };
	for (let round = 0; round < ROUNDS; round++) {
		await liveAndDie(target, folder, tally, 1 + ((round * 7) % 23));
		// Every other time the next server is the first to open what the dead one left.
		if (round % 2 === 1 && round < ROUNDS - 1) continue;
		const { verdict, missing, twice } = examine(folder, tally);
		expect(verdict, `round ${round}`).toMatchObject({ ok: true, problem: null });
		expect(missing, `round ${round}`).toEqual([]);
		expect(twice, `round ${round}`).toBe(0);
	}
	expect(tally.refused).toEqual([]);
	expect(tally.acknowledged.size).toBeGreaterThan(ROUNDS * 5);
	// It was in the middle: commands were under way each time, some written already, some not.
	expect(tally.carriedOut + tally.lost).toBeGreaterThan(ROUNDS / 2);
	expect(tally.lost).toBeGreaterThan(0);
}, 120_000);

it('a second process that writes is seen by states kept in this one', async () => {
	const house = Hall.opened([1]);
	const tps = tpsOf(1);
	const target = await doorTarget(workshop);
	const other = await target.start(house.house.folder);
	try {
		house.fits(tps);
		const seen = house.hash(tps);
		const source = { name: 'baru.zip', sha256: '0'.repeat(64) };
		const newer = command('system.import', {
			contest: CONTEST,
			source,
			items: [systemItem(tps, { 'V.B': 9 }, 'newer')],
		});
		expect(await other.post(CONSOLE, { id: crypto.randomUUID(), command: newer })).toMatchObject({
			ok: true,
			events: 1,
		});
		expect(house.row('V.B', tps)).toMatchObject({ system: 9, systemMoved: 6 });
		expect(house.hash(tps)).not.toBe(seen);
		expect(house.plenary.witnesses['saksi-1']?.present).toBe(true);
		const leave = command('witness.leave', { witness: 'saksi-1' });
		const { operator } = ACTORS;
		expect(await other.post(operator, { id: crypto.randomUUID(), command: leave })).toMatchObject({ ok: true });
		expect(house.plenary.witnesses['saksi-1']?.present).toBe(false);
		house.recordAll(tps);
		house.strike(tps);
		const late = command('tally.correct', {
			tps,
			changes: [{ field: 'V.B', value: 7 }],
			reason: 'x',
			basis: 'salah-baca',
			requestedBy: 'x',
			initialled: ['x'],
		});
		const version = house.version(late);
		expect(await other.post(operator, { id: crypto.randomUUID(), expect: version, command: late })).toMatchObject({
			ok: false,
			refusal: { code: 'result.locked' },
		});
	} finally {
		await other.kill();
		house.leave();
	}
});
