import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Every photo of a C.Hasil page that was attached. What it is never changes (trigger); the files lie in `foto/`. */
export const photo = sqliteTable(
	'photo',
	{
		/** Ledger row that attached it. */
		seq: integer('seq').primaryKey(),
		contest: text('contest').notNull(),
		tps: text('tps').notNull(),
		page: integer('page').notNull(),
		version: integer('version').notNull(),
		content: text('content').notNull(),
		received: text('received').notNull(),
		format: text('format').notNull(),
		width: integer('width').notNull(),
		height: integer('height').notNull(),
		bytes: integer('bytes').notNull(),
		source: text('source').notNull(),
		name: text('name').notNull(),
		time: text('time').notNull(),
		by: text('by').notNull(),
		/** Corners set by hand, canonical JSON; `null`: by the marks. */
		corners: text('corners'),
		/** Why it was taken away; `null` while it stands. */
		retracted: text('retracted'),
	},
	(table) => [index('photo_page').on(table.contest, table.tps, table.page), index('photo_content').on(table.content)],
);
