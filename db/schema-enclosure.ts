import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// Beside the ledger: what a hub has answered for of the things that go with results (lib/delivery/enclosures). Lost, all
// of it is offered again, and the hub knows it.

/** Lines a hub has answered for; what is not here is sent. */
export const enclosureSent = sqliteTable(
	'enclosure_sent',
	{
		target: text('target').notNull(),
		/** What it is and where it stands in the ledger: `foto/812/ada`, `penetapan/901/sah`. */
		name: text('name').notNull(),
		/** Why the hub did not take it; `null` when it did. */
		refused: text('refused'),
		at: text('at').notNull(),
	},
	(table) => [primaryKey({ columns: [table.target, table.name] })],
);

/** How much of a photo a hub has. */
export const photoSent = sqliteTable(
	'photo_sent',
	{
		target: text('target').notNull(),
		content: text('content').notNull(),
		parts: integer('parts').notNull(),
		whole: integer('whole', { mode: 'boolean' }).notNull(),
		/** Why it will not be sent; `null` otherwise. */
		refused: text('refused'),
		at: text('at').notNull(),
	},
	(table) => [primaryKey({ columns: [table.target, table.content] })],
);

/** How sending beside results went last, for each hub. */
export const enclosureTry = sqliteTable('enclosure_try', {
	target: text('target').primaryKey(),
	attempts: integer('attempts').notNull(),
	fault: text('fault'),
	nextAt: text('next_at'),
	lastAt: text('last_at').notNull(),
});
