import { openHouse } from '../../db/house';
import { ACTORS } from '../../db/testing/fixtures';
import { Hall } from '../../db/testing/hall';
import { examine, liveAndDie, type Tally } from '../../scripts/crash/rounds';
import type { Target } from '../../scripts/crash/target';
import { expect, startServer, test } from '../fixtures/server';
import { sessionCookie } from '../fixtures/session';

const ROUNDS = 50;

test(`kill -9 of the server in the middle of commands, ${ROUNDS} times`, async () => {
	test.setTimeout(600_000);
	const hall = Hall.opened([1]);
	for (const role of ['admin', 'operator'] as const) {
		const { id, name } = ACTORS[role];
		hall.does(ACTORS.admin, 'account.create', { id, username: `crash.${role}`, name, role });
	}
	const { folder } = hall.house;
	hall.house.sqlite.close();
	// The hall of the tests has a clock of its own; sessions are opened by the real one.
	const door = openHouse(folder);
	const cookies = new Map<string, string>();
	for (const { id } of [ACTORS.admin, ACTORS.operator]) {
		cookies.set(id, await sessionCookie(door, 'account', id));
	}
	door.sqlite.close();

	const target: Target = {
		async start(dataDir) {
			const server = await startServer({ dataDir, setup: false });
			return {
				async post(actor, envelope) {
					const response = await fetch(`${server.url}/api/commands`, {
						method: 'POST',
						headers: {
							'content-type': 'application/json',
							origin: server.url,
							cookie: cookies.get(actor.id) ?? '',
						},
						body: JSON.stringify(envelope),
					});
					if (response.status >= 500) throw new Error(`HTTP ${response.status}`);
					return (await response.json()) as Awaited<ReturnType<Awaited<ReturnType<Target['start']>>['post']>>;
				},
				async kill() {
					await server.kill9();
					await server.stop();
				},
			};
		},
	};
	const tally: Tally = { acknowledged: new Map(), unanswered: [], carriedOut: 0, lost: 0, refused: [] };
	for (let round = 0; round < ROUNDS; round++) {
		await liveAndDie(target, folder, tally, 1 + ((round * 7) % 23));
		const { verdict, missing, twice } = examine(folder, tally);
		expect(verdict, `round ${round}`).toMatchObject({ ok: true, problem: null });
		expect(missing, `round ${round}`).toEqual([]);
		expect(twice, `round ${round}`).toBe(0);
	}
	expect(tally.refused).toEqual([]);
	expect(tally.acknowledged.size).toBeGreaterThan(ROUNDS * 5);
	// It was in the middle: commands were under way each time the power went.
	expect(tally.carriedOut + tally.lost).toBeGreaterThan(ROUNDS / 2);
});
