import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../lib/forms';
import {
	type EventPayloads,
	figuresHash,
	hashFigures,
	hashTotals,
	parseAdoptionStream,
	parseResultStream,
} from '../lib/plenary';
import { PLAN } from './backup/swap';
import { DATABASE_FILE, READY } from './folder';
import { type House, openHouse, openMemory } from './house';
import { signatureProblem } from './keys';
import { type LedgerRow, rowHash } from './ledger';
import { photoProblem } from './photo/store';
import { PROJECTIONS } from './projections';
import { replayRow } from './replay';
import { totalsOf } from './totals';

/** The first thing that is wrong, in words a log can carry; `null` when everything holds. */
export interface Verdict {
	readonly ok: boolean;
	readonly rows: number;
	readonly head: string;
	/** Sequence of the first broken (or missing) row, where one row is to blame. */
	readonly seq: number | null;
	readonly problem: string | null;
}

interface Fault {
	readonly seq: number | null;
	readonly problem: string;
}

/**
 * Walks the whole ledger: numbering, chain, canonical payloads, the figures of every locked result; then replays it
 * into an empty database and compares every projection, every table, index and guard (trigger), what was acknowledged,
 * every photo with its hash, and what SQLite itself says of its file.
 */
export function verifyLedger(house: House): Verdict {
	const walked = { seq: 0, hash: '' };
	const replay = openMemory();
	let fault: Fault | null;
	try {
		fault = house.sqlite.transaction(() => firstFault(house, replay, walked)).deferred();
	} catch (error) {
		// A page that cannot be read is a finding, not a crash.
		fault = { seq: null, problem: `basis data tidak dapat dibaca: ${textOf(error)}` };
	} finally {
		replay.sqlite.close();
	}
	return {
		ok: fault === null,
		rows: walked.seq,
		head: walked.hash,
		seq: fault?.seq ?? null,
		problem: fault?.problem ?? null,
	};
}

/**
 * {@link verifyLedger} on a data folder nobody has opened. Opening makes what is missing, so a folder without a
 * database is told and not opened; so is one whose database cannot be opened.
 */
export function verifyFolder(folder: string): Verdict {
	if (!holdsDatabase(folder)) return unread(`tidak ada basis data di ${folder}`);
	let house: House;
	try {
		house = openHouse(folder);
	} catch (error) {
		return unread(`basis data tidak dapat dibuka: ${textOf(error)}`);
	}
	try {
		return verifyLedger(house);
	} finally {
		house.sqlite.close();
	}
}

/** A database with something in it, or a prepared restore that brings one in when the folder is opened. */
function holdsDatabase(folder: string): boolean {
	if (existsSync(join(folder, READY, PLAN))) return true;
	const file = join(folder, DATABASE_FILE);
	return existsSync(file) && (statSync(file).size > 0 || existsSync(`${file}-wal`));
}

const unread = (problem: string): Verdict => ({ ok: false, rows: 0, head: '', seq: null, problem });

function firstFault(house: House, replay: House, walked: { seq: number; hash: string }): Fault | null {
	const versions = new Map<string, number>();
	for (const stored of house.sqlite.prepare(STORED).iterate() as IterableIterator<StoredRow>) {
		const fault = faultOf(stored, walked, versions);
		if (fault) return fault;
		const row = textRow(stored);
		const problem = lockProblem(replay, row) ?? adoptionProblem(replay, row) ?? replayProblem(replay, row);
		if (problem) return { seq: row.seq, problem };
		walked.seq = row.seq;
		walked.hash = row.hash;
	}
	return missingTail(house, walked.seq) ?? notOfOneRow(house, replay) ?? signatureProblem(house) ?? photoFault(house);
}

function notOfOneRow(house: House, replay: House): Fault | null {
	const problem = compareTables(house, replay) ?? compareSchema(house, replay) ?? integrity(house);
	return problem === null ? null : { seq: null, problem };
}

/** Photos lie beside the database; the ledger says what each must contain. */
function photoFault(house: House): Fault | null {
	const problem = photoProblem(house);
	return problem === null ? null : { seq: null, problem };
}

const TEXTS = ['stream', 'type', 'payload', 'actor', 'time', 'prev', 'hash'] as const;

/** A row as bytes: two texts that are read alike (a broken character and its replacement) are not the same. */
type StoredRow = { readonly seq: number; readonly version: number; readonly kinds: string } & {
	readonly [K in (typeof TEXTS)[number]]: Buffer | null;
};

const STORED = `SELECT seq, version, typeof(version) || ${TEXTS.map((name) => `typeof(${name})`).join(' || ')} AS kinds,
	${TEXTS.map((name) => `CAST(${name} AS BLOB) AS ${name}`).join(', ')} FROM ledger NOT INDEXED ORDER BY seq`;
const KINDS = `integer${'text'.repeat(TEXTS.length)}`;

function faultOf(row: StoredRow, walked: { seq: number; hash: string }, versions: Map<string, number>): Fault | null {
	const next = walked.seq + 1;
	if (row.seq !== next) {
		const problem = `nomor urut ${row.seq} sesudah ${walked.seq}`;
		return { seq: Math.min(row.seq, next), problem: row.seq > next ? `${problem}: baris ${next} hilang` : problem };
	}
	const at = (problem: string): Fault => ({ seq: row.seq, problem });
	if (row.kinds !== KINDS) return at('jenis nilai kolom berubah');
	if (text(row.prev) !== walked.hash) return at('rantai putus: hash sebelumnya tidak cocok');
	if (text(row.hash) !== rowHash(row)) return at('isi baris tidak cocok dengan hash-nya');
	const stream = text(row.stream);
	const version = (versions.get(stream) ?? 0) + 1;
	if (row.version !== version) return at(`versi ${row.version} pada alur ${stream}, seharusnya ${version}`);
	versions.set(stream, version);
	return isCanonical(text(row.payload)) ? null : at('isi baris bukan JSON kanonik');
}

const text = (bytes: Buffer | null) => bytes?.toString('utf8') ?? '';

function isCanonical(json: string): boolean {
	try {
		return canonicalJson(JSON.parse(json)) === json;
	} catch {
		return false;
	}
}

function textRow(row: StoredRow): LedgerRow {
	const texts = Object.fromEntries(TEXTS.map((name) => [name, text(row[name])])) as Record<
		(typeof TEXTS)[number],
		string
	>;
	return { ...texts, seq: row.seq, version: row.version };
}

/** What was locked must be what paper and system said at that moment, under its own hash. */
function lockProblem(replay: House, row: LedgerRow): string | null {
	if (row.type !== 'gavel.struck') return null;
	const target = parseResultStream(row.stream);
	if (!target) return 'ketok palu di luar alur hasil';
	const { hash, version, figures, system } = JSON.parse(row.payload) as EventPayloads['gavel.struck'];
	if (hashFigures(target.contest, target.tps, version, figures, system) !== hash) {
		return 'hash hasil terkunci tidak cocok dengan angkanya';
	}
	return figuresHash(replay.states.result(target.contest, target.tps)) === hash
		? null
		: 'angka terkunci bukan angka yang tercatat sebelum ketok palu';
}

/** What was adopted must be what its parts added up to at that moment, under its own hash. */
function adoptionProblem(replay: House, row: LedgerRow): string | null {
	if (row.type !== 'adoption.struck') return null;
	const target = parseAdoptionStream(row.stream);
	if (!target) return 'penetapan di luar alurnya';
	const { hash, version, parts, paper, system } = JSON.parse(row.payload) as EventPayloads['adoption.struck'];
	const { contest, region } = target;
	if (hashTotals(contest, region, version, { parts, paper, system }) !== hash) {
		return 'hash penetapan tidak cocok dengan jumlahnya';
	}
	const found = totalsOf(replay, contest, region);
	return found && found.missing.length === 0 && hashTotals(contest, region, version, found) === hash
		? null
		: 'jumlah yang ditetapkan bukan jumlah hasil yang terkunci';
}

/** Puts one stored row into the replay database, ledger and projections. */
function replayProblem(replay: House, row: LedgerRow): string | null {
	try {
		replayRow(replay, row);
		return null;
	} catch (error) {
		return `tidak dapat diputar ulang: ${textOf(error)}`;
	}
}

/** Rows cut off at the end may leave no trace in a projection, but somebody was told they are there. */
function missingTail(house: House, seq: number): Fault | null {
	const acknowledged = house.sqlite
		.prepare("SELECT MAX(CAST(json_extract(outcome, '$.seq') AS INTEGER)) FROM command_log")
		.pluck()
		.get() as number | null;
	return acknowledged === null || acknowledged <= seq
		? null
		: { seq: seq + 1, problem: `berakhir di baris ${seq}, padahal baris ${acknowledged} pernah dinyatakan tercatat` };
}

function compareTables(house: House, replay: House): string | null {
	for (const [table, order] of Object.entries(PROJECTIONS)) {
		// Kind and bytes of every cell, from the table itself and not from an index beside it.
		const columns = replay.sqlite.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
		const cells = columns.map((name) => `typeof("${name}") || COALESCE(hex(CAST("${name}" AS BLOB)), '')`);
		const query = `SELECT ${cells.join(" || ',' || ")} FROM "${table}" NOT INDEXED ORDER BY ${order}`;
		const kept = house.sqlite.prepare(query).pluck().iterate();
		const fresh = replay.sqlite.prepare(query).pluck().iterate();
		try {
			for (let at = 1; ; at++) {
				const a = kept.next();
				const b = fresh.next();
				if (a.done && b.done) break;
				if (a.done || b.done || a.value !== b.value) {
					return `proyeksi ${table} baris ${at} tidak sama dengan hasil putar ulang`;
				}
			}
		} finally {
			kept.return?.();
			fresh.return?.();
		}
	}
	return null;
}

/** Tables, indexes and the triggers that guard ledger and locked rows must all be there, word for word. */
function compareSchema(house: House, replay: House): string | null {
	const schemaOf = ({ sqlite }: House) =>
		new Map(
			(
				sqlite.prepare('SELECT name, type, sql FROM sqlite_master').all() as {
					name: string;
					type: string;
					sql: string;
				}[]
			).map(({ name, type, sql }) => [`${type} ${name}`, sql]),
		);
	const kept = schemaOf(house);
	const fresh = schemaOf(replay);
	const changed = [...new Set([...fresh.keys(), ...kept.keys()])].find((name) => kept.get(name) !== fresh.get(name));
	return changed === undefined ? null : `susunan basis data hilang atau diubah: ${changed}`;
}

/** An index that no longer says what its table says would lead every reader astray. */
function integrity(house: House): string | null {
	const [first] = house.sqlite.pragma('integrity_check(1)') as { integrity_check: string }[];
	return first?.integrity_check === 'ok' ? null : `berkas basis data rusak: ${first?.integrity_check}`;
}

const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
