/**
 * Tables of the hub, in the SQL its engines share. `kecamatan` leads every key about results, so that a
 * kecamatan lies in one place: `create_distributed_table('hub_result', 'kecamatan')` on Citus, the range
 * or hash of the primary key's first column on CockroachDB and YugabyteDB (docs/hub.md).
 */
export const TABLES: readonly string[] = [
	`CREATE TABLE IF NOT EXISTS hub_code (
		hash TEXT PRIMARY KEY, kecamatan TEXT NOT NULL, offered_by TEXT NOT NULL, offered_at TEXT NOT NULL,
		until_time TEXT NOT NULL, hall TEXT)`,
	`CREATE TABLE IF NOT EXISTS hub_hall (
		id TEXT PRIMARY KEY, kecamatan TEXT NOT NULL, name TEXT NOT NULL, enrolled_at TEXT NOT NULL)`,
	`CREATE TABLE IF NOT EXISTS hub_heard (
		kecamatan TEXT NOT NULL, hall TEXT NOT NULL, seen_at TEXT NOT NULL, report TEXT, PRIMARY KEY (kecamatan, hall))`,
	`CREATE TABLE IF NOT EXISTS hub_region (
		kecamatan TEXT NOT NULL, code TEXT NOT NULL, digits INTEGER NOT NULL, name TEXT NOT NULL,
		PRIMARY KEY (kecamatan, code))`,
	`CREATE TABLE IF NOT EXISTS hub_batch (
		kecamatan TEXT NOT NULL, id TEXT NOT NULL, hall TEXT NOT NULL, received_at TEXT NOT NULL,
		head TEXT NOT NULL, signature TEXT NOT NULL, PRIMARY KEY (kecamatan, id))`,
	`CREATE TABLE IF NOT EXISTS hub_result (
		kecamatan TEXT NOT NULL, contest TEXT NOT NULL, tps TEXT NOT NULL, version INTEGER NOT NULL,
		hash TEXT NOT NULL, body_hash TEXT NOT NULL, body TEXT NOT NULL, codes TEXT NOT NULL, hall TEXT NOT NULL,
		batch TEXT NOT NULL, locked_at TEXT NOT NULL, received_at TEXT NOT NULL, state TEXT NOT NULL,
		state_at TEXT NOT NULL, reason TEXT NOT NULL, step INTEGER NOT NULL, latest INTEGER NOT NULL,
		claimed_by TEXT, lease_until TEXT, first_by TEXT,
		PRIMARY KEY (kecamatan, contest, tps, version))`,
	'CREATE INDEX IF NOT EXISTS hub_region_level ON hub_region (digits, code)',
	'CREATE INDEX IF NOT EXISTS hub_result_later ON hub_result (kecamatan, contest) WHERE version > 1',
	'CREATE INDEX IF NOT EXISTS hub_result_queue ON hub_result (state, latest, state_at)',
	`CREATE TABLE IF NOT EXISTS hub_verdict (
		kecamatan TEXT NOT NULL, contest TEXT NOT NULL, tps TEXT NOT NULL, version INTEGER NOT NULL,
		at_time TEXT NOT NULL, who TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL,
		PRIMARY KEY (kecamatan, contest, tps, version, at_time, who))`,
	`CREATE TABLE IF NOT EXISTS hub_lease (
		name TEXT PRIMARY KEY, holder TEXT NOT NULL, until_time TEXT NOT NULL)`,
];
