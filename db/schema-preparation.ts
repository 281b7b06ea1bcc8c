import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// ── Projections of the ledger (db/projections-preparation) ──────────────────────────────────────

/** Which kelurahan/desa is read on which day in which panel. */
export const schedule = sqliteTable('schedule', {
	entry: text('entry').primaryKey(),
	day: text('day').notNull(),
	start: text('start').notNull(),
	until: text('until').notNull(),
	kelurahan: text('kelurahan').notNull(),
	contest: text('contest'),
	panel: text('panel').notNull(),
	note: text('note').notNull(),
});

/** Who does what. */
export const task = sqliteTable('task', {
	task: text('task').primaryKey(),
	day: text('day'),
	panel: text('panel').notNull(),
	duty: text('duty').notNull(),
	name: text('name').notNull(),
});

/** Invitations with their way. */
export const invitation = sqliteTable('invitation', {
	id: text('id').primaryKey(),
	grp: text('grp').notNull(),
	addressee: text('addressee').notNull(),
	number: text('number').notNull(),
	deliveredOn: text('delivered_on'),
	means: text('means'),
	receivedBy: text('received_by'),
	answer: text('answer'),
	answerText: text('answer_text'),
});

/** A sealed box as it came in, one for each contest of a TPS. */
export const arrival = sqliteTable(
	'arrival',
	{
		contest: text('contest').notNull(),
		tps: text('tps').notNull(),
		seal: text('seal').notNull(),
		origin: text('origin').notNull(),
		note: text('note').notNull(),
		receivedAt: text('received_at').notNull(),
		by: text('by').notNull(),
		corrected: integer('corrected', { mode: 'boolean' }).notNull(),
	},
	(table) => [primaryKey({ columns: [table.contest, table.tps] }), index('arrival_tps').on(table.tps)],
);
