import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { CONTEST, tpsOf } from '@/db/testing/fixtures';
import { Hall } from '@/db/testing/hall';
import { documents, documentsFolder, type Job } from './documents';

let hall: Hall;
const shared = globalThis as { ketokPaluHouse?: unknown };

beforeAll(() => {
	hall = Hall.opened();
	hall.lock(tpsOf(1));
	shared.ketokPaluHouse = hall.house;
});
afterAll(() => {
	shared.ketokPaluHouse = undefined;
	hall.leave();
});

const until = (job: Job, ready: (job: Job) => boolean) =>
	vi.waitFor(() => expect(ready(job)).toBe(true), { timeout: 90_000, interval: 5 });

it('tells which table of a document is being set, is stopped in the middle of one, and goes on with the next', async () => {
	const queue = documents();
	const first = queue.add({ what: 'd-hasil', contest: CONTEST });
	const second = queue.add({ what: 'hasil-tps', contest: CONTEST, tps: tpsOf(1) });
	expect(queue.add({ what: 'hasil-tps', contest: CONTEST, tps: tpsOf(1) })).toBe(second);
	expect([first.phase, second.phase]).toEqual(['running', 'queued']);

	await until(first, ({ stage }) => stage !== null);
	expect(first.stage).toMatchObject({ kind: 'd-hasil', contest: CONTEST });
	expect(first.done).toBeLessThan(1);
	queue.cancel(first.id);
	expect(first.phase).toBe('cancelled');

	await until(second, ({ phase }) => phase === 'done');
	expect(second).toMatchObject({ done: 1, content: expect.stringMatching(/^[0-9a-f]{64}$/) });
	// Nothing of the cancelled one is there to be fetched.
	expect(existsSync(documentsFolder()) ? readdirSync(documentsFolder()) : []).toEqual([second.name]);
	expect(first).toMatchObject({ phase: 'cancelled', name: null });
}, 200_000);
