import { EventEmitter } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { finishRestore } from './backup/swap';
import { catchUp } from './catch-up';
import { DATABASE_FILE } from './folder';
import * as schema from './schema';
import { StateCache } from './states';

/** Told to every screen after a commit. A draft has no ledger row, so its `seq` is the head's. */
export interface Notice {
	readonly seq: number;
	readonly streams: readonly string[];
	readonly kind: 'events' | 'draft';
}

/** An open data folder. */
export interface House {
	readonly sqlite: Database.Database;
	readonly db: BetterSQLite3Database<typeof schema>;
	readonly states: StateCache;
	/** Emits `notice` with a {@link Notice} after each commit of this process. */
	readonly bus: EventEmitter<{ notice: [Notice] }>;
	readonly folder: string;
	/** The clock; replaced in tests. */
	now(): Date;
}

/** The data folder of this installation: `KETOK_PALU_DATA`, or `./data`. */
export function dataFolder(): string {
	return resolve(/* turbopackIgnore: true */ process.env.KETOK_PALU_DATA || 'data');
}

/**
 * How far the clock of a drill or a test is set off the real one, in ms: `KETOK_PALU_CLOCK_SHIFT` in minutes, read
 * when it is asked. A plenary that uses it says so on its pages.
 */
export function clockShift(): number {
	const minutes = Number(process.env.KETOK_PALU_CLOCK_SHIFT ?? 0);
	return Number.isFinite(minutes) ? minutes * 60_000 : 0;
}

/** An empty database with the schema, as bytes: a replay starts from it and need not migrate each time. */
let empty: Buffer | undefined;

/** Opens an in-memory database with the schema, for replaying. */
export function openMemory(): House {
	if (!empty) {
		const made = build(new Database(':memory:'), ':memory:');
		empty = made.sqlite.serialize();
		made.sqlite.close();
	}
	return furnish(new Database(empty), ':memory:');
}

/**
 * Opens (and migrates) a data folder; a restore that is ready comes in first. Durable by default: WAL with synchronous=FULL, so that an
 * acknowledged command survives a power cut.
 */
export function openHouse(folder: string = dataFolder()): House {
	mkdirSync(folder, { recursive: true });
	finishRestore(folder);
	const sqlite = new Database(join(folder, DATABASE_FILE));
	sqlite.pragma('journal_mode = WAL');
	sqlite.pragma('synchronous = FULL');
	sqlite.pragma('busy_timeout = 10000');
	// An import of a whole kecamatan stays in memory until its commit (default: 2 MB).
	sqlite.pragma('cache_size = -32000');
	sqlite.pragma('trusted_schema = OFF');
	const house = build(sqlite, folder);
	catchUp(house, migrationCount(), openMemory);
	return house;
}

function build(sqlite: Database.Database, folder: string): House {
	migrate(drizzle(sqlite, { schema }), { migrationsFolder: migrationsFolder() });
	return furnish(sqlite, folder);
}

function furnish(sqlite: Database.Database, folder: string): House {
	const db = drizzle(sqlite, { schema });
	const bus = new EventEmitter<{ notice: [Notice] }>();
	bus.setMaxListeners(0);
	return {
		sqlite,
		db,
		states: new StateCache(sqlite),
		bus,
		folder,
		now: () => new Date(Date.now() + clockShift()),
	};
}

/** The program runs from its own folder (npm does that), bundled or not. */
function migrationsFolder(): string {
	return resolve(/* turbopackIgnore: true */ 'db', 'migrations');
}

const migrationCount = () => readdirSync(migrationsFolder()).filter((name) => name.endsWith('.sql')).length;

const shared = globalThis as typeof globalThis & { ketokPaluHouse?: House };

/** The one house of a server process; bundles of the same process share it. */
export function house(): House {
	shared.ketokPaluHouse ??= openHouse();
	return shared.ketokPaluHouse;
}
