import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// ── Projections of the ledger (db/projections-attendance) ───────────────────────────────────────

/** Peserta other than witnesses, and guests. */
export const attendee = sqliteTable('attendee', {
	id: text('id').primaryKey(),
	kind: text('kind').notNull(),
	name: text('name').notNull(),
	origin: text('origin').notNull(),
	letter: text('letter').notNull(),
	present: integer('present', { mode: 'boolean' }).notNull(),
	revoked: integer('revoked', { mode: 'boolean' }).notNull(),
});

/** The daftar hadir: one row for each stay in the room, by the ledger row of its beginning. */
export const attendance = sqliteTable(
	'attendance',
	{
		seq: integer('seq').primaryKey(),
		/** `saksi`, or the kind of the attendee. */
		kind: text('kind').notNull(),
		person: text('person').notNull(),
		inAt: text('in_at').notNull(),
		inBy: text('in_by').notNull(),
		late: integer('late', { mode: 'boolean' }).notNull(),
		outAt: text('out_at'),
		outBy: text('out_by'),
	},
	(table) => [index('attendance_person').on(table.person, table.outAt)],
);
