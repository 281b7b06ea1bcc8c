import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * The ledger: everything that happened, in order, chained by hash. Triggers (migration 0001) refuse
 * UPDATE, DELETE and REPLACE. All projections below can be rebuilt from it.
 */
export const ledger = sqliteTable(
	'ledger',
	{
		seq: integer('seq').primaryKey(),
		stream: text('stream').notNull(),
		version: integer('version').notNull(),
		type: text('type').notNull(),
		/** Canonical JSON. */
		payload: text('payload').notNull(),
		/** Canonical JSON of the actor as it was then. */
		actor: text('actor').notNull(),
		/** UTC ISO 8601 with milliseconds. */
		time: text('time').notNull(),
		prev: text('prev').notNull(),
		hash: text('hash').notNull(),
	},
	(table) => [uniqueIndex('ledger_stream_version').on(table.stream, table.version)],
);

// ── Projections: written by db/projections only ─────────────────────────────────────────────────

export const kelurahan = sqliteTable('kelurahan', {
	kode: text('kode').primaryKey(),
	nama: text('nama').notNull(),
	kecamatan: text('kecamatan').notNull(),
	kecamatanNama: text('kecamatan_nama').notNull(),
	kabko: text('kabko').notNull(),
	kabkoNama: text('kabko_nama').notNull(),
	provinsi: text('provinsi').notNull(),
	provinsiNama: text('provinsi_nama').notNull(),
	sourceSha256: text('source_sha256').notNull(),
});

export const tps = sqliteTable(
	'tps',
	{
		kode: text('kode').primaryKey(),
		kelurahan: text('kelurahan').notNull(),
		nama: text('nama').notNull(),
	},
	(table) => [index('tps_kelurahan').on(table.kelurahan)],
);

export const account = sqliteTable('account', {
	id: text('id').primaryKey(),
	username: text('username').notNull().unique(),
	name: text('name').notNull(),
	role: text('role').notNull(),
	kelurahan: text('kelurahan'),
	disabled: integer('disabled', { mode: 'boolean' }).notNull(),
});

export const plenary = sqliteTable('plenary', {
	id: integer('id').primaryKey(),
	version: integer('version').notNull(),
	kecamatan: text('kecamatan'),
	mode: text('mode').notNull(),
	floorContest: text('floor_contest'),
	floorTps: text('floor_tps'),
	/** Ledger row the meeting was closed with; `null` while it runs. */
	closedSeq: integer('closed_seq'),
});

export const witness = sqliteTable('witness', {
	id: text('id').primaryKey(),
	contest: text('contest').notNull(),
	contestant: integer('contestant').notNull(),
	name: text('name').notNull(),
	mandateNumber: text('mandate_number').notNull(),
	mandateSignedBy: text('mandate_signed_by').notNull(),
	present: integer('present', { mode: 'boolean' }).notNull(),
	revoked: integer('revoked', { mode: 'boolean' }).notNull(),
	credentialed: integer('credentialed', { mode: 'boolean' }).notNull(),
	/** Public key of the witness's phone, base64url; `null` until it has made one. */
	key: text('key'),
});

/** One row per version of a result, from the opening of its box on. A locked row cannot be changed or deleted (trigger). */
export const result = sqliteTable(
	'result',
	{
		contest: text('contest').notNull(),
		tps: text('tps').notNull(),
		resultVersion: integer('result_version').notNull(),
		streamVersion: integer('stream_version').notNull(),
		/** waiting · floor · compared · settled · locked (never `signed`: that depends on the room). */
		status: text('status').notNull(),
		setAside: integer('set_aside', { mode: 'boolean' }).notNull(),
		uploaded: integer('uploaded', { mode: 'boolean' }).notNull(),
		/** Differences and K-findings found, and how many of them have no disposition yet. */
		items: integer('items').notNull(),
		open: integer('open').notNull(),
		/** Canonical JSON of the figures; `null` while nothing is filed. */
		paper: text('paper'),
		system: text('system').notNull(),
		hash: text('hash'),
		/** Answers the lock was struck with, canonical JSON. */
		answers: text('answers'),
		lockedSeq: integer('locked_seq'),
		lockedAt: text('locked_at'),
	},
	(table) => [primaryKey({ columns: [table.contest, table.tps, table.resultVersion] })],
);

/**
 * Every version of the system data that was accepted, as far as it is searched by; its figures and its source stand in
 * the ledger's row of the same `seq`. Rows are never changed (trigger).
 */
export const systemVersion = sqliteTable(
	'system_version',
	{
		seq: integer('seq').primaryKey(),
		contest: text('contest').notNull(),
		tps: text('tps').notNull(),
		uploaded: integer('uploaded', { mode: 'boolean' }).notNull(),
		content: text('content').notNull(),
	},
	(table) => [index('system_version_tps').on(table.contest, table.tps, table.seq)],
);

/** A box that was opened at least once, where it stands now. */
export const box = sqliteTable(
	'box',
	{
		contest: text('contest').notNull(),
		tps: text('tps').notNull(),
		state: text('state').notNull(),
		seal: text('seal').notNull(),
		openedAt: text('opened_at').notNull(),
		movedAt: text('moved_at').notNull(),
	},
	(table) => [primaryKey({ columns: [table.contest, table.tps] })],
);

/** Objections (keberatan) and special events (kejadian khusus); without a TPS they are about the meeting. */
export const perkara = sqliteTable(
	'perkara',
	{
		id: text('id').primaryKey(),
		contest: text('contest'),
		tps: text('tps'),
		kind: text('kind').notNull(),
		subject: text('subject').notNull(),
		side: text('side').notNull(),
		name: text('name').notNull(),
		status: text('status').notNull(),
		/** True while the committee still owes an answer. */
		pending: integer('pending', { mode: 'boolean' }).notNull(),
		filedAt: text('filed_at').notNull(),
		movedAt: text('moved_at').notNull(),
	},
	(table) => [index('perkara_tps').on(table.contest, table.tps)],
);
/** Every key this installation has signed with, by the ledger row that introduced it. */
export const installationKey = sqliteTable('installation_key', {
	seq: integer('seq').primaryKey(),
	publicKey: text('public_key').notNull(),
	time: text('time').notNull(),
});

/** Who received which document. */
export const handOver = sqliteTable('hand_over', {
	seq: integer('seq').primaryKey(),
	document: text('document').notNull(),
	content: text('content').notNull(),
	recipient: text('recipient').notNull(),
	means: text('means').notNull(),
	time: text('time').notNull(),
	by: text('by').notNull(),
});

/**
 * Totals of the locked results of a kelurahan in one contest, canonical JSON (lib/recap). They move only with a gavel
 * or a reopening that the ledger has and the totals have not (trigger).
 */
export const recap = sqliteTable(
	'recap',
	{
		contest: text('contest').notNull(),
		kelurahan: text('kelurahan').notNull(),
		locked: integer('locked').notNull(),
		paper: text('paper').notNull(),
		system: text('system').notNull(),
		/** Ledger row of the last gavel or reopening that is in them. */
		asOf: integer('as_of').notNull().default(0),
	},
	(table) => [primaryKey({ columns: [table.contest, table.kelurahan] })],
);

/** Which locked version of a TPS is in the totals; it stands for as long as that lock stands (trigger). */
export const recapTps = sqliteTable(
	'recap_tps',
	{
		contest: text('contest').notNull(),
		tps: text('tps').notNull(),
		lockedSeq: integer('locked_seq').notNull(),
	},
	(table) => [primaryKey({ columns: [table.contest, table.tps] })],
);

// ── Beside the ledger: what is no record of the plenary ─────────────────────────────────────────

/**
 * The installation's signature under a ledger row that must carry one (a locked result): written with the row,
 * never changed (trigger). It cannot be replayed without the private key, so it is checked instead.
 */
export const signature = sqliteTable('signature', {
	seq: integer('seq').primaryKey(),
	publicKey: text('public_key').notNull(),
	signature: text('signature').notNull(),
});

/** Outcome of each command id, so that a repeated post is answered and not repeated. */
export const commandLog = sqliteTable('command_log', {
	id: text('id').primaryKey(),
	actor: text('actor').notNull(),
	outcome: text('outcome').notNull(),
	time: text('time').notNull(),
});

/** Typing that is not filed yet: for the projector and for a lost browser. */
export const draft = sqliteTable(
	'draft',
	{
		contest: text('contest').notNull(),
		tps: text('tps').notNull(),
		figures: text('figures').notNull(),
		matched: text('matched').notNull(),
		/** Fields said to be empty on paper, and those taken as zero, all at once. */
		blank: text('blank').notNull().default('[]'),
		zeroed: text('zeroed').notNull().default('[]'),
		at: text('at'),
		by: text('by').notNull(),
		time: text('time').notNull(),
	},
	(table) => [primaryKey({ columns: [table.contest, table.tps] })],
);

/** Whose desk works on a panel now; a beat renews it every few seconds. */
export const lease = sqliteTable('lease', {
	panel: text('panel').primaryKey(),
	account: text('account').notNull(),
	name: text('name').notNull(),
	beat: text('beat').notNull(),
});

/** Secrets stay out of the ledger: it travels. */
export const credential = sqliteTable('credential', {
	account: text('account').primaryKey(),
	/** Argon2id in PHC format. */
	hash: text('hash').notNull(),
	/** True until the person has chosen a password of their own. */
	mustChange: integer('must_change', { mode: 'boolean' }).notNull(),
	changedAt: text('changed_at').notNull(),
});

/** One-time codes of witnesses' phones; only the SHA-256 of a code is kept. */
export const witnessCode = sqliteTable('witness_code', {
	hash: text('hash').primaryKey(),
	witness: text('witness').notNull(),
	createdAt: text('created_at').notNull(),
	expiresAt: text('expires_at').notNull(),
	usedAt: text('used_at'),
});

export const session = sqliteTable(
	'session',
	{
		/** SHA-256 of the session id in the cookie. */
		id: text('id').primaryKey(),
		/** account · witness · display */
		kind: text('kind').notNull(),
		subject: text('subject').notNull(),
		createdAt: text('created_at').notNull(),
		lastSeenAt: text('last_seen_at').notNull(),
		revokedAt: text('revoked_at'),
		address: text('address').notNull(),
		agent: text('agent').notNull(),
	},
	(table) => [index('session_subject').on(table.kind, table.subject)],
);

/** Failed sign-ins by account name and by address. */
export const throttle = sqliteTable('throttle', {
	key: text('key').primaryKey(),
	failures: integer('failures').notNull(),
	lockedUntil: text('locked_until'),
	lastAt: text('last_at').notNull(),
});

/** Settings of this installation: session secret, display code. */
export const setting = sqliteTable('setting', {
	key: text('key').primaryKey(),
	value: text('value').notNull(),
});

export * from './schema-adoption';
export * from './schema-attendance';
export * from './schema-delivery';
export * from './schema-enclosure';
export * from './schema-excel';
export * from './schema-operator';
export * from './schema-photo';
export * from './schema-preparation';
export * from './schema-pull';
