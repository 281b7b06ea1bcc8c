import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// ── Projections of the ledger (db/excel/projections) ────────────────────────────────────────────

/** Permissions for the Excel template with their way from KPU RI to PPK. */
export const excelPermit = sqliteTable('excel_permit', {
	id: text('id').primaryKey(),
	/** Ledger row of the request. */
	seq: integer('seq').notNull(),
	status: text('status').notNull(),
	/** Canonical JSON of lib/plenary/permit's state. */
	state: text('state').notNull(),
});

/** Templates that were taken out, with what they were filled with. */
export const excelTemplate = sqliteTable(
	'excel_template',
	{
		id: text('id').primaryKey(),
		seq: integer('seq').notNull(),
		permit: text('permit').notNull(),
		contest: text('contest').notNull(),
		kelurahan: text('kelurahan').notNull(),
		form: text('form').notNull(),
		/** Canonical JSON: TPS, version, figures. */
		tps: text('tps').notNull(),
		time: text('time').notNull(),
		by: text('by').notNull(),
	},
	(table) => [index('excel_template_place').on(table.contest, table.kelurahan, table.seq)],
);

/** Workbooks that were taken in. */
export const excelImport = sqliteTable(
	'excel_import',
	{
		seq: integer('seq').primaryKey(),
		template: text('template').notNull(),
		contest: text('contest').notNull(),
		kelurahan: text('kelurahan').notNull(),
		file: text('file').notNull(),
		sha256: text('sha256').notNull(),
		/** How many TPS, numbers taken over, and differences decided for the desk and for the workbook. */
		tps: integer('tps').notNull(),
		taken: integer('taken').notNull(),
		ours: integer('ours').notNull(),
		theirs: integer('theirs').notNull(),
		time: text('time').notNull(),
		by: text('by').notNull(),
	},
	(table) => [index('excel_import_place').on(table.contest, table.kelurahan, table.seq)],
);

/** What the last workbook said of each TPS, so that the same again is no news. */
export const excelTaken = sqliteTable(
	'excel_taken',
	{
		contest: text('contest').notNull(),
		tps: text('tps').notNull(),
		content: text('content').notNull(),
		seq: integer('seq').notNull(),
	},
	(table) => [primaryKey({ columns: [table.contest, table.tps] })],
);
