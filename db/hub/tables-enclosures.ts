/**
 * Tables of what halls send beside results (lib/delivery/enclosures.ts). Photos lie in parts: several processes of one
 * hub see them, and a line that breaks goes on where it was. `kecamatan` leads every key, as in tables.ts.
 */
export const ENCLOSURE_TABLES: readonly string[] = [
	`CREATE TABLE IF NOT EXISTS hub_pack (
		hash TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, body TEXT NOT NULL, hall TEXT NOT NULL,
		received_at TEXT NOT NULL)`,
	`CREATE TABLE IF NOT EXISTS hub_pack_use (
		kecamatan TEXT PRIMARY KEY, hash TEXT NOT NULL, hall TEXT NOT NULL, since_time TEXT NOT NULL)`,
	`CREATE TABLE IF NOT EXISTS hub_pack_order (
		kecamatan TEXT PRIMARY KEY, hall TEXT NOT NULL, seq BIGINT NOT NULL)`,
	`CREATE TABLE IF NOT EXISTS hub_photo (
		kecamatan TEXT NOT NULL, contest TEXT NOT NULL, tps TEXT NOT NULL, page INTEGER NOT NULL,
		version INTEGER NOT NULL, content TEXT NOT NULL, received TEXT NOT NULL, format TEXT NOT NULL,
		width INTEGER NOT NULL, height INTEGER NOT NULL, bytes INTEGER NOT NULL, source TEXT NOT NULL,
		taken_at TEXT NOT NULL, taken_by TEXT NOT NULL, retracted TEXT NOT NULL, hall TEXT NOT NULL,
		received_at TEXT NOT NULL, PRIMARY KEY (kecamatan, contest, tps, page, version))`,
	'CREATE INDEX IF NOT EXISTS hub_photo_content ON hub_photo (kecamatan, content)',
	`CREATE TABLE IF NOT EXISTS hub_photo_part (
		kecamatan TEXT NOT NULL, content TEXT NOT NULL, part INTEGER NOT NULL, body BYTEA NOT NULL,
		PRIMARY KEY (kecamatan, content, part))`,
	`CREATE TABLE IF NOT EXISTS hub_photo_whole (
		kecamatan TEXT NOT NULL, content TEXT NOT NULL, whole_at TEXT NOT NULL, PRIMARY KEY (kecamatan, content))`,
	`CREATE TABLE IF NOT EXISTS hub_photo_corners (
		kecamatan TEXT NOT NULL, contest TEXT NOT NULL, tps TEXT NOT NULL, page INTEGER NOT NULL,
		content TEXT NOT NULL, hall TEXT NOT NULL, seq BIGINT NOT NULL, corners TEXT NOT NULL,
		received_at TEXT NOT NULL, PRIMARY KEY (kecamatan, contest, tps, page, content))`,
	`CREATE TABLE IF NOT EXISTS hub_adoption (
		kecamatan TEXT NOT NULL, contest TEXT NOT NULL, region TEXT NOT NULL, version INTEGER NOT NULL,
		hash TEXT NOT NULL, struck_at TEXT NOT NULL, struck_by TEXT NOT NULL, voided TEXT NOT NULL, hall TEXT NOT NULL,
		received_at TEXT NOT NULL, PRIMARY KEY (kecamatan, contest, region, version))`,
	`CREATE TABLE IF NOT EXISTS hub_closing (
		kecamatan TEXT NOT NULL, hall TEXT NOT NULL, seq INTEGER NOT NULL, closed_at TEXT NOT NULL,
		closed_by TEXT NOT NULL, note TEXT NOT NULL, reopened TEXT NOT NULL, open INTEGER NOT NULL,
		cases INTEGER NOT NULL, PRIMARY KEY (kecamatan, hall))`,
];
