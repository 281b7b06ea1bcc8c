import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// ── Projections of the ledger (db/projections-delivery) ─────────────────────────────────────────

/** Hubs this installation sends to. */
export const target = sqliteTable('target', {
	/** Public key of the hub. */
	id: text('id').primaryKey(),
	name: text('name').notNull(),
	url: text('url').notNull(),
	paused: integer('paused', { mode: 'boolean' }).notNull(),
	pausedReason: text('paused_reason').notNull(),
});

/** The outbox: every locked version for every hub, with the newest state its receipts told. */
export const delivery = sqliteTable(
	'delivery',
	{
		target: text('target').notNull(),
		contest: text('contest').notNull(),
		tps: text('tps').notNull(),
		version: integer('version').notNull(),
		/** Ledger row of the gavel; the order of sending. */
		seq: integer('seq').notNull(),
		hash: text('hash').notNull(),
		/** queued · received · returned · verified · published */
		state: text('state').notNull(),
		at: text('at').notNull(),
		reason: text('reason').notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.target, table.contest, table.tps, table.version] }),
		index('delivery_waiting').on(table.target, table.state, table.seq),
	],
);

/** The newest note on the network of each village. */
export const networkNote = sqliteTable('network_note', {
	kelurahan: text('kelurahan').primaryKey(),
	signal: text('signal').notNull(),
	note: text('note').notNull(),
	by: text('by').notNull(),
	at: text('at').notNull(),
});

// ── Beside the ledger ───────────────────────────────────────────────────────────────────────────

/** Attempts to send one version: how often, how the last one ended, when the next one is due. */
export const deliveryTry = sqliteTable(
	'delivery_try',
	{
		target: text('target').notNull(),
		contest: text('contest').notNull(),
		tps: text('tps').notNull(),
		version: integer('version').notNull(),
		attempts: integer('attempts').notNull(),
		/** Set while a request is under way. */
		sendingSince: text('sending_since'),
		lastAt: text('last_at').notNull(),
		/** Code of the last fault (lib/delivery/faults), or null. */
		fault: text('fault'),
		detail: text('detail').notNull(),
		nextAt: text('next_at'),
	},
	(table) => [primaryKey({ columns: [table.target, table.contest, table.tps, table.version] })],
);
