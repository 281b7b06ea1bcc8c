import { rmSync } from 'node:fs';
import { postgresEngine } from '../db/hub/postgres';
import { storeOn } from '../db/hub/sql-store';
import { startFaultyProxy } from '../db/testing/faulty-proxy';
import { temporaryFolder } from '../db/testing/house';
import { startPostgres } from '../db/testing/postgres';
import { benchHalls, sendAll } from './hub-halls';
import { openOffice } from './hub-office';
import { type Bench, round } from './measure';

/** As many halls and results as the issue asks for. */
const RUSH = { halls: 200, results: 250, batch: 50 };
const AT_ONCE = 50;
/** Together 30 % of the requests. */
const FAULTS = { lost: 0.1, deaf: 0.1, twice: 0.05, late: 0.05, lateMs: 300 };
/** A hall whose answer does not come for so long sends again. */
const PATIENCE_MS = 5_000;

/** 200 halls, fifty of them at any moment, through a line of ours: once in order, once bad. */
export const hubRush: Bench = async () => {
	const postgres = await startPostgres();
	const folder = temporaryFolder();
	const engine = postgresEngine(postgres.url);
	try {
		const store = await storeOn(engine);
		const warm = await benchHalls(store, { ...RUSH, halls: 20, first: 900 });
		const times: number[] = [];
		const office = await openOffice(folder, postgres.url);
		await sendAll(office.url, warm, AT_ONCE);
		let requests = 0;
		let bad = 0;
		for (const [at, faults] of [{}, FAULTS].entries()) {
			const first = at * RUSH.halls;
			const halls = await benchHalls(store, { ...RUSH, first });
			const proxy = await startFaultyProxy(office.url, faults);
			// Receipts are counted there: one for every result.
			times.push(await sendAll(proxy.url, halls, AT_ONCE, PATIENCE_MS));
			const { lost, deaf, twice, late } = proxy.seen;
			({ requests } = proxy.seen);
			bad = lost + deaf + twice + late;
			await proxy.close();
			const [row] = await engine.all<{ n: number }>(
				'SELECT CAST(COUNT(*) AS INTEGER) AS n FROM hub_result WHERE kecamatan >= ? AND kecamatan < ?',
				[String(310_000 + first), String(310_000 + first + RUSH.halls)],
			);
			if (row?.n !== RUSH.halls * RUSH.results) throw new Error(`rush: ${row?.n} results arrived`);
		}
		await office.stop();
		const [fine = 1, faulty = 0] = times;
		return [
			{
				bench: 'national rush in miniature',
				value: round(faulty / 1000),
				unit: 's',
				yardstick: round(fine / 1000),
				ratio: round(faulty / fine),
				target: 'all arrive once; time beside the same without faults',
				ok: true,
				note: `npm start -- --hub on PostgreSQL: ${RUSH.halls} halls, ${AT_ONCE} at once, ${RUSH.halls * RUSH.results} results; ${bad} of ${requests} requests lost, deaf, doubled or late; every result kept once and receipted`,
			},
		];
	} finally {
		await engine.close();
		await postgres.stop();
		rmSync(folder, { recursive: true, force: true });
	}
};
