import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../db/hub/engine';
import { postgresEngine } from '../db/hub/postgres';
import { openStore, storeOn } from '../db/hub/sql-store';
import { sqliteEngine } from '../db/hub/sqlite';
import { TABLES } from '../db/hub/tables';
import { startFaultyProxy } from '../db/testing/faulty-proxy';
import { temporaryFolder } from '../db/testing/house';
import { startPostgres } from '../db/testing/postgres';
import { hubTarget } from '../scripts/crash/hub-target';
import { benchHalls, resultText, sendAll } from './hub-halls';
import { type Bench, type Measure, measured, round } from './measure';

const HALLS = 20;
const RESULTS = 1_500;
const BATCH = 200;
const AT_ONCE = 4;
/** The rush: as many halls and results as the issue asks for. */
const RUSH = { halls: 200, results: 250, batch: 50, atOnce: 50 };

/** Resident memory of a process in MB, where the system tells it. */
function residentMb(pid: number): number {
	try {
		return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
	} catch {
		return 0;
	}
}

/** The same rows into an empty table of the same shape, in batches of the same size, each committed. */
async function bareInsert(engine: Engine): Promise<number> {
	await engine.run('DROP TABLE IF EXISTS hub_result');
	await engine.prepare(TABLES);
	const columns = ['kecamatan', 'contest', 'tps', 'version', 'hash', 'body_hash', 'body', 'codes', 'hall', 'batch'];
	const rest = ['locked_at', 'received_at', 'state', 'state_at', 'reason', 'step', 'latest'];
	const rows = Array.from({ length: HALLS * RESULTS }, (_, at) => {
		const tps = `31${String(at).padStart(11, '0')}`;
		const { contest, version, hash, bodyHash, body, lockedAt } = resultText(tps);
		return [
			tps.slice(0, 6),
			contest,
			tps,
			version,
			hash,
			bodyHash,
			body,
			'',
			'hall',
			'batch',
			lockedAt,
			'2024',
			'received',
			'2024',
			'',
			0,
			1,
		];
	});
	const begin = performance.now();
	for (let at = 0; at < rows.length; at += BATCH) {
		await engine.transaction((session) =>
			session.insert('hub_result', [...columns, ...rest], rows.slice(at, at + BATCH), ''),
		);
	}
	const seconds = (performance.now() - begin) / 1000;
	await engine.close();
	return rows.length / seconds;
}

async function intake(workshop: string, name: string, url: string | undefined): Promise<Measure[]> {
	const folder = temporaryFolder();
	const file = join(folder, 'pusat.sqlite');
	const store = url ? await storeOn(postgresEngine(url)) : await openStore({ file });
	const halls = await benchHalls(store, HALLS, RESULTS, BATCH);
	await store.close();
	const { hub } = await hubTarget(workshop);
	const process = await hub(folder, url ? { DATABASE_URL: url } : {});
	const half = Math.ceil(halls.length / 2);
	const first = await sendAll(process.said, halls.slice(0, half), AT_ONCE);
	const before = residentMb(process.pid);
	const rest = await sendAll(process.said, halls.slice(half), AT_ONCE);
	const after = residentMb(process.pid);
	const rate = (HALLS * RESULTS) / ((first + rest) / 1000);
	await process.kill();
	const bare = await bareInsert(url ? postgresEngine(url) : sqliteEngine(join(folder, 'bare.sqlite')));
	rmSync(folder, { recursive: true, force: true });
	return [
		measured(
			{
				bench: `hub intake, ${name}`,
				unit: 'results/s',
				target: 'ratio ≥ 0.4',
				note: `${HALLS * RESULTS} results over HTTP in signed, packed batches of ${BATCH}, checked, committed; yardstick: bare insert of the same rows in the same batches`,
			},
			rate,
			bare,
			(ratio) => ratio >= 0.4,
		),
		measured(
			{
				bench: `hub memory, ${name}`,
				unit: 'MB',
				target: 'ratio ≤ 1.3',
				note: 'after all results, beside after half of them',
			},
			after,
			before || 1,
			(ratio) => ratio <= 1.3,
		),
	];
}

/** 200 halls at once; with a line that loses, doubles or delays 30 % of the requests, and without. */
async function rush(workshop: string, url: string): Promise<Measure> {
	const times: number[] = [];
	for (const faults of [{}, { lost: 0.1, deaf: 0.1, twice: 0.05, late: 0.05, lateMs: 300 }]) {
		const folder = temporaryFolder();
		const engine = postgresEngine(url);
		for (const table of ['hub_result', 'hub_batch', 'hub_hall', 'hub_code'])
			await engine.run(`DROP TABLE IF EXISTS ${table}`);
		const store = await storeOn(engine);
		const halls = await benchHalls(store, RUSH.halls, RUSH.results, RUSH.batch);
		const { hub } = await hubTarget(workshop);
		const process = await hub(folder, { DATABASE_URL: url });
		const proxy = await startFaultyProxy(process.said, faults);
		times.push(await sendAll(proxy.url, halls, RUSH.atOnce, 5_000));
		const [row] = await engine.all<{ n: number }>('SELECT CAST(COUNT(*) AS INTEGER) AS n FROM hub_result');
		await proxy.close();
		await process.kill();
		await store.close();
		rmSync(folder, { recursive: true, force: true });
		if (row?.n !== RUSH.halls * RUSH.results) throw new Error(`rush: ${row?.n} results arrived`);
	}
	const [fine = 1, faulty = 0] = times;
	return {
		bench: 'national rush in miniature',
		value: round(faulty / 1000),
		unit: 's',
		yardstick: round(fine / 1000),
		ratio: round(faulty / fine),
		target: 'all arrive once; time beside the same without faults',
		ok: true,
		note: `${RUSH.halls} halls, ${RUSH.halls * RUSH.results} results, PostgreSQL, 30 % of requests lost, doubled or late; every result once`,
	};
}

/** What a hub takes in, on both engines, and the rush. */
export const hubIntake: Bench = async () => {
	mkdirSync('.tmp', { recursive: true });
	const workshop = mkdtempSync('.tmp/bench-');
	const postgres = await startPostgres();
	try {
		return [
			...(await intake(workshop, 'SQLite', undefined)),
			...(await intake(workshop, 'PostgreSQL', postgres.url)),
			await rush(workshop, postgres.url),
		];
	} finally {
		await postgres.stop();
		rmSync(workshop, { recursive: true, force: true });
	}
};
