import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { CONTEST, tpsOf } from '@/db/testing/fixtures';
import { Hall } from '@/db/testing/hall';
import { documents, documentsFolder, type Job } from './documents';

let hall: Hall;
const shared = globalThis as { ketokPaluHouse?: unknown };
const queues = globalThis as { ketokPaluDocuments?: unknown };

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
	const files = () => readdirSync(documentsFolder()).filter((name) => !name.startsWith('.'));
	expect(files()).toEqual([second.name]);
	expect(first).toMatchObject({ phase: 'cancelled', name: null });

	// The server starts again: what was made is listed as before, what was not is forgotten.
	const again = () => {
		queues.ketokPaluDocuments = undefined;
		return documents();
	};
	const { what, contest, tps, name, content } = second;
	expect(again().jobs).toMatchObject([{ what, contest, tps, name, content, phase: 'done', done: 1 }]);
	const third = documents().add({ what: 'csv', contest: CONTEST });
	expect(third.id).toBeGreaterThan(documents().jobs[0]?.id ?? 0);
	await until(third, ({ phase }) => phase === 'done');
	rmSync(join(documentsFolder(), name ?? ''));
	expect(again().jobs.map((job) => job.name)).toEqual([third.name]);
	writeFileSync(join(documentsFolder(), '.daftar.json'), '[1, null, {"what"');
	expect(again().jobs).toEqual([]);
}, 200_000);
