import type Database from 'better-sqlite3';
import { canonicalJson, type Figures } from '../lib/forms';
import {
	type EventPayloads,
	figuresHash,
	isRecorded,
	itemsOf,
	PLENARY_STREAM,
	parseResultStream,
	type RecordedEvent,
	type ResultState,
	resultStream,
	storedStatus,
	systemFigures,
} from '../lib/plenary';
import { EXCEL_PROJECTIONS, projectExcel } from './excel/projections';
import { statement } from './ledger';
import { OPERATOR_PROJECTIONS, projectOperator } from './operators/projections';
import { ADOPTION_PROJECTIONS, projectAdoption } from './projections-adoption';
import { ATTENDANCE_PROJECTIONS, projectAttendance } from './projections-attendance';
import { DELIVERY_PROJECTIONS, projectDelivery } from './projections-delivery';
import { projectBox, projectCases } from './projections-meeting';
import { PHOTO_PROJECTIONS, projectPhoto } from './projections-photo';
import { PREPARATION_PROJECTIONS, projectPreparation } from './projections-preparation';
import { projectRecap } from './projections-recap';
import { PULL_PROJECTIONS, projectPull } from './pull/projections';
import type { StateCache } from './states';

/** The tables that follow from the ledger alone, with the order in which rows are compared. */
export const PROJECTIONS: Readonly<Record<string, string>> = {
	kelurahan: 'kode',
	tps: 'kode',
	account: 'id',
	plenary: 'id',
	witness: 'id',
	result: 'contest, tps, result_version',
	system_version: 'seq',
	...DELIVERY_PROJECTIONS,
	...ADOPTION_PROJECTIONS,
	...EXCEL_PROJECTIONS,
	...PULL_PROJECTIONS,
	...OPERATOR_PROJECTIONS,
	...ATTENDANCE_PROJECTIONS,
	...PREPARATION_PROJECTIONS,
	recap: 'contest, kelurahan',
	recap_tps: 'contest, tps',
	box: 'contest, tps',
	perkara: 'id',
	installation_key: 'seq',
	hand_over: 'seq',
	...PHOTO_PROJECTIONS,
};

/** What one event changes in the tables of each area. */
const AREAS: readonly ((sqlite: Database.Database, event: RecordedEvent) => void)[] = [
	projectRow,
	projectDelivery,
	projectAdoption,
	projectExcel,
	projectPull,
	projectOperator,
	projectAttendance,
	projectPreparation,
	projectPhoto,
];

/** Brings the projections up to date with events just appended; same transaction. */
export function project(sqlite: Database.Database, states: StateCache, events: readonly RecordedEvent[]): void {
	const results = new Map<string, { event: RecordedEvent; state: ResultState | null }>();
	let plenaryTouched = false;
	const isEarly = beforeTheBox(sqlite, events);
	const imports: Imported[] = [];
	for (const event of events) {
		if (event.stream === PLENARY_STREAM) plenaryTouched = true;
		else if (event.stream.startsWith('hasil/') && !isEarly(event))
			results.set(event.stream, { event, state: states.advance(event) });
		// Thousands at once, of which no area keeps anything but the version itself.
		if (event.type === 'system.imported') imports.push(event);
		else for (const area of AREAS) area(sqlite, event);
	}
	writeSystemVersions(sqlite, imports);
	if (plenaryTouched) projectPlenary(sqlite, states);
	for (const { event, state } of results.values()) {
		projectResult(sqlite, states, event, state);
		// An import moves no box; there are thousands of them at once.
		if (event.type !== 'system.imported') projectBox(sqlite, states, event.stream);
	}
	projectCases(sqlite, states, events);
}

type Imported = Extract<RecordedEvent, { type: 'system.imported' }>;

/** Rows of one statement: a call to the database costs more than a row. */
const ROWS = 50;
const VERSION = '(?, ?, ?, ?, ?)';
const insertVersions = (rows: number) =>
	`INSERT INTO system_version (seq, contest, tps, uploaded, content) VALUES ${Array(rows).fill(VERSION).join(', ')}`;
const INSERT_ONE = insertVersions(1);
const INSERT_MANY = insertVersions(ROWS);

/** The rows of versions of system data, in the order of the events. */
function writeSystemVersions(sqlite: Database.Database, events: readonly Imported[]): void {
	for (let at = 0; at < events.length; ) {
		const many = events.length - at >= ROWS;
		const next = at + (many ? ROWS : 1);
		const values: unknown[] = [];
		for (const { seq, stream, payload } of events.slice(at, next)) {
			const target = parseResultStream(stream);
			values.push(seq, target?.contest, target?.tps, payload.uploaded ? 1 : 0, payload.source.content);
		}
		statement(sqlite, many ? INSERT_MANY : INSERT_ONE).run(values);
		at = next;
	}
}

/** More imports than this at once, and the boxes that were opened are read together. */
const MANY = 32;

/**
 * System data of a TPS whose box is still closed is no result yet: its versions stand in `system_version`,
 * and an import of thousands makes no rows that nobody has read.
 */
function beforeTheBox(sqlite: Database.Database, events: readonly RecordedEvent[]): (event: RecordedEvent) => boolean {
	if (events.length <= MANY) return (event) => event.type === 'system.imported' && !isOpened(sqlite, event.stream);
	const rows = statement<{ contest: string; tps: string }>(sqlite, 'SELECT DISTINCT contest, tps FROM result').all();
	const opened = new Set(rows.map(({ contest, tps }) => resultStream(contest, tps)));
	return (event) => event.type === 'system.imported' && !opened.has(event.stream);
}

function isOpened(sqlite: Database.Database, stream: string): boolean {
	const target = parseResultStream(stream);
	return (
		statement(sqlite, 'SELECT 1 FROM result WHERE contest = ? AND tps = ? LIMIT 1').get(
			target?.contest,
			target?.tps,
		) !== undefined
	);
}

function projectRow(sqlite: Database.Database, event: RecordedEvent): void {
	switch (event.type) {
		case 'region.registered':
			region(sqlite, event.payload);
			return;
		case 'account.created': {
			const { id, username, name, role, kelurahan } = event.payload;
			statement(
				sqlite,
				'INSERT INTO account (id, username, name, role, kelurahan, disabled) VALUES (?, ?, ?, ?, ?, 0)',
			).run(id, username, name, role, kelurahan);
			return;
		}
		case 'account.disabled':
		case 'account.enabled':
			statement(sqlite, 'UPDATE account SET disabled = ? WHERE id = ?').run(
				event.type === 'account.disabled' ? 1 : 0,
				event.stream.slice('akun/'.length),
			);
			return;
		case 'witness.registered': {
			const { id, contest, contestant, name, mandate } = event.payload;
			statement(
				sqlite,
				'INSERT INTO witness (id, contest, contestant, name, mandate_number, mandate_signed_by, present, revoked, credentialed) VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0)',
			).run(id, contest, contestant, name, mandate.number, mandate.signedBy);
			return;
		}
		case 'witness.credentialed':
			statement(sqlite, 'UPDATE witness SET credentialed = 1 WHERE id = ?').run(event.payload.witness);
			return;
		case 'witness.keyed':
			statement(sqlite, 'UPDATE witness SET key = ? WHERE id = ?').run(event.payload.publicKey, event.payload.witness);
			return;
		case 'document.handedOver': {
			const { document, content, recipient, means } = event.payload;
			statement(
				sqlite,
				'INSERT INTO hand_over (seq, document, content, recipient, means, time, by) VALUES (?, ?, ?, ?, ?, ?, ?)',
			).run(event.seq, document, content, recipient, means, event.time, event.actor.name);
			return;
		}
		case 'key.introduced':
			statement(sqlite, 'INSERT INTO installation_key (seq, public_key, time) VALUES (?, ?, ?)').run(
				event.seq,
				event.payload.publicKey,
				event.time,
			);
			return;
		case 'witness.revoked':
			statement(sqlite, 'UPDATE witness SET revoked = 1, present = 0, credentialed = 0 WHERE id = ?').run(
				event.payload.witness,
			);
			return;
		default:
			return;
	}
}

function region(sqlite: Database.Database, payload: EventPayloads['region.registered']): void {
	const { kode, nama, kecamatan, kabko, provinsi, source } = payload;
	statement(
		sqlite,
		`INSERT INTO kelurahan (kode, nama, kecamatan, kecamatan_nama, kabko, kabko_nama, provinsi, provinsi_nama, source_sha256)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		 ON CONFLICT (kode) DO UPDATE SET nama = excluded.nama, kecamatan = excluded.kecamatan,
			kecamatan_nama = excluded.kecamatan_nama, kabko = excluded.kabko, kabko_nama = excluded.kabko_nama,
			provinsi = excluded.provinsi, provinsi_nama = excluded.provinsi_nama, source_sha256 = excluded.source_sha256`,
	).run(
		kode,
		nama,
		kecamatan.kode,
		kecamatan.nama,
		kabko.kode,
		kabko.nama,
		provinsi.kode,
		provinsi.nama,
		source.sha256,
	);
	// A TPS that was listed once stays known: its box exists even when a later list forgets it.
	const upsert = statement(
		sqlite,
		'INSERT INTO tps (kode, kelurahan, nama) VALUES (?, ?, ?) ON CONFLICT (kode) DO UPDATE SET nama = excluded.nama',
	);
	for (const row of payload.tps) upsert.run(row.kode, kode, row.nama);
}

function projectPlenary(sqlite: Database.Database, states: StateCache): void {
	const state = states.plenary();
	statement(
		sqlite,
		`INSERT INTO plenary (id, version, kecamatan, mode, floor_contest, floor_tps, closed_seq)
		 VALUES (1, ?, ?, ?, ?, ?, ?)
		 ON CONFLICT (id) DO UPDATE SET version = excluded.version, kecamatan = excluded.kecamatan,
			mode = excluded.mode, floor_contest = excluded.floor_contest, floor_tps = excluded.floor_tps,
			closed_seq = excluded.closed_seq`,
	).run(
		state.version,
		state.opened?.kecamatan ?? null,
		state.mode,
		state.floor?.contest ?? null,
		state.floor?.tps ?? null,
		state.closed?.seq ?? null,
	);
}

/** Writes the row of the current version of a result; a locked row is left alone (and guarded). */
function projectResult(
	sqlite: Database.Database,
	states: StateCache,
	event: RecordedEvent,
	known: ResultState | null,
): void {
	const target = parseResultStream(event.stream);
	const contest = target ? states.election().contest(target.contest, target.tps) : undefined;
	if (!target || !contest) throw new Error(`projection: unknown result stream ${event.stream}`);
	const state = known ?? states.result(target.contest, target.tps);
	if (state.lock && event.type !== 'gavel.struck') return;
	const items = itemsOf(contest, state);
	statement(
		sqlite,
		`INSERT INTO result (contest, tps, result_version, stream_version, status, set_aside, uploaded, items, open,
			paper, system, hash, answers, locked_seq, locked_at)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		 ON CONFLICT (contest, tps, result_version) DO UPDATE SET stream_version = excluded.stream_version,
			status = excluded.status, set_aside = excluded.set_aside, uploaded = excluded.uploaded,
			items = excluded.items, open = excluded.open, paper = excluded.paper, system = excluded.system,
			hash = excluded.hash, answers = excluded.answers, locked_seq = excluded.locked_seq,
			locked_at = excluded.locked_at`,
	).run(
		state.contest,
		state.tps,
		state.resultVersion,
		state.version,
		storedStatus(contest, state),
		state.setAside ? 1 : 0,
		state.system.uploaded ? 1 : 0,
		items.length,
		items.filter((item) => !isRecorded(state, item)).length,
		state.tally ? figuresText(state.tally.figures) : null,
		figuresText(systemFigures(state.system)),
		state.lock?.hash ?? figuresHash(state),
		state.lock ? canonicalJson(state.lock.answers) : null,
		state.lock?.seq ?? null,
		state.lock?.time ?? null,
	);
	projectRecap(sqlite, contest, state, event);
}

const texts = new WeakMap<Figures, string>();

/** Canonical JSON of figures, which are replaced and never changed. */
function figuresText(figures: Figures): string {
	let text = texts.get(figures);
	if (text === undefined) {
		text = canonicalJson(figures);
		texts.set(figures, text);
	}
	return text;
}
