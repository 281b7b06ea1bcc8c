import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// ── Projection of the ledger (db/pull/projections) ──────────────────────────────────────────────

/** The last order to fetch each contest. */
export const pullOrder = sqliteTable('pull_order', {
	contest: text('contest').primaryKey(),
	/** Ledger row of the order: the round. */
	seq: integer('seq').notNull(),
	url: text('url').notNull(),
	rate: integer('rate').notNull(),
	parallel: integer('parallel').notNull(),
	paused: integer('paused', { mode: 'boolean' }).notNull(),
	reason: text('reason').notNull(),
	by: text('by').notNull(),
	time: text('time').notNull(),
});

// ── Beside the ledger ───────────────────────────────────────────────────────────────────────────

/** How far a round is, file by file; with what the next question about the file may name. */
export const pullFile = sqliteTable(
	'pull_file',
	{
		contest: text('contest').notNull(),
		tps: text('tps').notNull(),
		/** The round that asked last. */
		round: integer('round').notNull(),
		/** fresh · same · missing · unreadable */
		state: text('state').notNull(),
		url: text('url').notNull(),
		etag: text('etag'),
		modified: text('modified'),
		at: text('at').notNull(),
	},
	(table) => [primaryKey({ columns: [table.contest, table.tps] })],
);

/** Who fetches now, and what went wrong last. */
export const pullState = sqliteTable('pull_state', {
	contest: text('contest').primaryKey(),
	round: integer('round').notNull(),
	/** The process at work and when it was last heard of. */
	runner: text('runner').notNull(),
	beat: text('beat').notNull(),
	bytes: integer('bytes').notNull(),
	fault: text('fault'),
	detail: text('detail').notNull(),
	/** When the next try is due, while one waits. */
	nextAt: text('next_at'),
	finishedAt: text('finished_at'),
});
