import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../db/hub/sql-store';
import { temporaryFolder } from '../db/testing/house';
import { startPostgres } from '../db/testing/postgres';
import { benchHalls, sendAll } from './hub-halls';
import { openOffice } from './hub-office';
import { type Bench, type Measure, measured } from './measure';

/** How many results; fewer while developing: `KETOK_PALU_BENCH_RESULTS=100000`. */
const ALL = Number(process.env.KETOK_PALU_BENCH_RESULTS || 500_000);
/** The hub is looked at ten times. */
const STEPS = 10;
const HALL = 1_000;
const BATCH = 200;
const AT_ONCE = 8;

async function memory(name: string, url?: string): Promise<Measure> {
	const folder = temporaryFolder();
	const store = await openStore({ url, file: join(folder, 'pusat.sqlite') });
	const perStep = Math.ceil(ALL / STEPS / HALL);
	const halls = await benchHalls(store, { halls: perStep * STEPS, results: HALL, batch: BATCH, streamed: true });
	await store.close();
	const office = await openOffice(folder, url);
	const seen: number[] = [];
	for (let step = 0; step < STEPS; step++) {
		await sendAll(office.url, halls.slice(step * perStep, (step + 1) * perStep), AT_ONCE);
		seen.push(Math.round(office.residentMb()));
	}
	await office.stop();
	rmSync(folder, { recursive: true, force: true });
	const half = STEPS / 2;
	return measured(
		{
			bench: `hub memory, ${name}`,
			unit: 'MB',
			target: 'ratio ≤ 1.1: flat',
			note: `most resident memory of npm start -- --hub in the second half of ${perStep * STEPS * HALL} results, beside the first half; after each tenth: ${seen.join(', ')} MB`,
		},
		Math.max(...seen.slice(half)),
		Math.max(...seen.slice(0, half)) || 1,
		(ratio) => ratio <= 1.1,
	);
}

/** A hub's memory does not grow with what it has received. */
export const hubMemory: Bench = async () => {
	const lines = [await memory('SQLite')];
	const postgres = await startPostgres();
	try {
		lines.push(await memory('PostgreSQL', postgres.url));
	} finally {
		await postgres.stop();
	}
	return lines;
};
