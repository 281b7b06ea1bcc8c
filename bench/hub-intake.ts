import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine, Value } from '../db/hub/engine';
import { postgresEngine } from '../db/hub/postgres';
import { RESULT_COLUMNS } from '../db/hub/sql-results';
import { storeOn } from '../db/hub/sql-store';
import { sqliteEngine } from '../db/hub/sqlite';
import { TABLES } from '../db/hub/tables';
import { temporaryFolder } from '../db/testing/house';
import { startPostgres } from '../db/testing/postgres';
import { benchHalls, sendAll } from './hub-halls';
import { openOffice } from './hub-office';
import { type Bench, type Measure, measured } from './measure';

/** Hub and yardstick take turns, so that neither has the quieter minute. */
const ROUNDS = 4;
const HALLS = 8;
const RESULTS = 1_600;
const BATCH = 200;

/** A place for the hub's tables and one for the yardstick's, in the same engine with the same settings. */
interface Place {
	readonly name: string;
	readonly folder: string;
	readonly url?: string;
	hub(): Engine;
	bare(): Engine;
}

function sqlitePlace(): Place {
	const folder = temporaryFolder();
	return {
		name: 'SQLite',
		folder,
		hub: () => sqliteEngine(join(folder, 'pusat.sqlite')),
		bare: () => sqliteEngine(join(folder, 'bare.sqlite')),
	};
}

async function postgresPlace(url: string): Promise<Place> {
	const admin = postgresEngine(url);
	await admin.run('CREATE SCHEMA bare');
	await admin.close();
	return {
		name: 'PostgreSQL',
		folder: temporaryFolder(),
		url,
		hub: () => postgresEngine(url),
		bare: () => postgresEngine(`${url}?options=${encodeURIComponent('-c search_path=bare')}`),
	};
}

/** The very rows the hub has kept of these kecamatan, in the order it kept them. */
function rowsOf(hub: Engine, kecamatan: readonly string[]): Promise<Record<string, Value>[]> {
	return hub.all<Record<string, Value>>(
		`SELECT ${RESULT_COLUMNS.join(', ')} FROM hub_result WHERE kecamatan IN (${kecamatan.map(() => '?').join(', ')})
		 ORDER BY received_at, batch, tps`,
		kecamatan,
	);
}

/** Milliseconds to insert rows in batches of the hub's size, each committed by itself, on one connection. */
async function insertBare(bare: Engine, rows: readonly Record<string, Value>[]): Promise<number> {
	const values = rows.map((row) => RESULT_COLUMNS.map((column) => row[column] ?? null));
	const begin = performance.now();
	for (let at = 0; at < values.length; at += BATCH) {
		const part = values.slice(at, at + BATCH);
		await bare.transaction((session) => session.insert('hub_result', RESULT_COLUMNS, part, ''));
	}
	return performance.now() - begin;
}

async function intake(place: Place): Promise<Measure> {
	const engine = place.hub();
	const store = await storeOn(engine);
	const halls = await benchHalls(store, { halls: HALLS * (ROUNDS + 1), results: RESULTS, batch: BATCH });
	if (engine.kind === 'sqlite') await store.close();
	const bare = place.bare();
	await bare.prepare(TABLES);
	const office = await openOffice(place.folder, place.url);
	const times = { hub: 0, bare: 0 };
	for (let round = 0; round <= ROUNDS; round++) {
		const own = halls.slice(round * HALLS, (round + 1) * HALLS);
		const hub = await sendAll(office.url, own, HALLS);
		const reader = place.hub();
		const rows = await rowsOf(
			reader,
			own.map(({ kecamatan }) => kecamatan),
		);
		await reader.close();
		if (rows.length !== HALLS * RESULTS) throw new Error(`${rows.length} rows kept`);
		const inserted = await insertBare(bare, rows);
		// The first round warms both up.
		if (round === 0) continue;
		times.hub += hub;
		times.bare += inserted;
	}
	await office.stop();
	await bare.close();
	if (engine.kind !== 'sqlite') await store.close();
	rmSync(place.folder, { recursive: true, force: true });
	const results = ROUNDS * HALLS * RESULTS;
	return measured(
		{
			bench: `hub intake, ${place.name}`,
			unit: 'results/s',
			target: 'ratio ≥ 0.4',
			note: `npm start -- --hub in production mode: ${results} results over HTTP from ${HALLS} halls at once, in signed and packed batches of ${BATCH}, checked, committed, receipted; yardstick: the same rows into the same engine in batches of ${BATCH}, each committed, in turns with the hub`,
		},
		results / (times.hub / 1000),
		results / (times.bare / 1000),
		(ratio) => ratio >= 0.4,
	);
}

/** What a hub takes in, on both engines. */
export const hubIntake: Bench = async () => {
	const lines = [await intake(sqlitePlace())];
	const postgres = await startPostgres();
	try {
		lines.push(await intake(await postgresPlace(postgres.url)));
	} finally {
		await postgres.stop();
	}
	return lines;
};
