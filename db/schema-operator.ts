import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// ── Projections of the ledger (db/operators/projections) ────────────────────────────────────────

/** Sirekap's operators with the stage of their accounts; when and by whom each stage was reached. */
export const sirekapOperator = sqliteTable(
	'sirekap_operator',
	{
		username: text('username').primaryKey(),
		name: text('name').notNull(),
		/** web · mobile */
		duty: text('duty').notNull(),
		tps: text('tps'),
		stage: text('stage').notNull(),
		stageAt: text('stage_at').notNull(),
		stageBy: text('stage_by').notNull(),
		reason: text('reason').notNull(),
		registeredAt: text('registered_at').notNull(),
		activatedAt: text('activated_at'),
		enabledAt: text('enabled_at'),
	},
	(table) => [index('sirekap_operator_tps').on(table.tps)],
);

/** TPS for which PPK sent, each time it was noted. */
export const standIn = sqliteTable(
	'stand_in',
	{
		seq: integer('seq').notNull(),
		tps: text('tps').notNull(),
		reason: text('reason').notNull(),
		by: text('by').notNull(),
		at: text('at').notNull(),
	},
	(table) => [primaryKey({ columns: [table.tps, table.seq] })],
);
