import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// ── Projections of the ledger (db/projections-adoption) ─────────────────────────────────────────

/** Regions whose totals are being scrutinised now (pencermatan). */
export const scrutiny = sqliteTable(
	'scrutiny',
	{
		contest: text('contest').notNull(),
		region: text('region').notNull(),
		version: integer('version').notNull(),
		hash: text('hash').notNull(),
		seq: integer('seq').notNull(),
	},
	(table) => [primaryKey({ columns: [table.contest, table.region] })],
);

/** Every adoption there ever was, as the gavel fell on it. Rows are never changed or deleted (trigger). */
export const adoption = sqliteTable(
	'adoption',
	{
		contest: text('contest').notNull(),
		region: text('region').notNull(),
		version: integer('version').notNull(),
		hash: text('hash').notNull(),
		/** Canonical JSON: parts, totals of both sources, answers, witnesses who were absent. */
		parts: text('parts').notNull(),
		paper: text('paper').notNull(),
		system: text('system').notNull(),
		answers: text('answers').notNull(),
		absent: text('absent').notNull(),
		struckSeq: integer('struck_seq').notNull(),
		struckAt: text('struck_at').notNull(),
		by: text('by').notNull(),
	},
	(table) => [primaryKey({ columns: [table.contest, table.region, table.version] })],
);

/** Adoptions that no longer stand, and why. Rows are never changed or deleted (trigger). */
export const adoptionVoid = sqliteTable(
	'adoption_void',
	{
		contest: text('contest').notNull(),
		region: text('region').notNull(),
		version: integer('version').notNull(),
		why: text('why').notNull(),
		/** The TPS it came from. */
		cause: text('cause').notNull(),
		seq: integer('seq').notNull(),
		at: text('at').notNull(),
	},
	(table) => [primaryKey({ columns: [table.contest, table.region, table.version] })],
);
