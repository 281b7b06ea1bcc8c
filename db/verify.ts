import { canonicalJson } from '../lib/forms';
import { type EventPayloads, hashFigures, parseResultStream } from '../lib/plenary';
import { type House, openMemory } from './house';
import { type LedgerRow, rowHash, toEvent } from './ledger';
import { PROJECTIONS, project } from './projections';

/** The first thing that is wrong, in words a log can carry; `null` when everything holds. */
export interface Verdict {
	readonly ok: boolean;
	readonly rows: number;
	readonly head: string;
	/** Sequence of the first broken row, where one row is to blame. */
	readonly seq: number | null;
	readonly problem: string | null;
}

/**
 * Walks the whole ledger: numbering, chain, canonical payloads, the hash of every locked result; then
 * replays it into an empty database and compares every projection and every guard (trigger).
 */
export function verifyLedger(house: House): Verdict {
	return house.sqlite.transaction(() => walk(house)).deferred();
}

function walk(house: House): Verdict {
	const replay = openMemory();
	try {
		let seq = 0;
		let head = '';
		const versions = new Map<string, number>();
		const broken = (row: LedgerRow | null, problem: string): Verdict => ({
			ok: false,
			rows: seq,
			head,
			seq: row?.seq ?? null,
			problem,
		});
		for (const row of house.sqlite
			.prepare('SELECT * FROM ledger ORDER BY seq')
			.iterate() as IterableIterator<LedgerRow>) {
			const fault = checkRow(row, seq, head, versions);
			if (fault) return broken(row, fault);
			seq = row.seq;
			head = row.hash;
			try {
				replayRow(replay, row);
			} catch (error) {
				return broken(row, `tidak dapat diputar ulang: ${error instanceof Error ? error.message : String(error)}`);
			}
		}
		const difference = compareTables(house, replay) ?? compareGuards(house, replay);
		if (difference) return { ok: false, rows: seq, head, seq: null, problem: difference };
		return { ok: true, rows: seq, head, seq: null, problem: null };
	} finally {
		replay.sqlite.close();
	}
}

function checkRow(row: LedgerRow, seq: number, head: string, versions: Map<string, number>): string | null {
	if (row.seq !== seq + 1) return `nomor urut ${row.seq} sesudah ${seq}`;
	if (row.prev !== head) return 'rantai putus: hash sebelumnya tidak cocok';
	if (row.hash !== rowHash(row)) return 'isi baris tidak cocok dengan hash-nya';
	const version = (versions.get(row.stream) ?? 0) + 1;
	if (row.version !== version) return `versi ${row.version} pada alur ${row.stream}, seharusnya ${version}`;
	versions.set(row.stream, version);
	try {
		if (canonicalJson(JSON.parse(row.payload)) !== row.payload) return 'isi baris bukan JSON kanonik';
	} catch {
		return 'isi baris bukan JSON';
	}
	if (row.type === 'gavel.struck') return checkLock(row);
	return null;
}

function checkLock(row: LedgerRow): string | null {
	const target = parseResultStream(row.stream);
	const payload = JSON.parse(row.payload) as EventPayloads['gavel.struck'];
	if (!target) return 'ketok palu di luar alur hasil';
	const hash = hashFigures(target.contest, target.tps, payload.version, payload.figures, payload.system);
	return hash === payload.hash ? null : 'hash hasil terkunci tidak cocok dengan angkanya';
}

/** Puts one stored row into the replay database, ledger and projections. */
function replayRow(replay: House, row: LedgerRow): void {
	replay.sqlite
		.prepare('INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
		.run(row.seq, row.stream, row.version, row.type, row.payload, row.actor, row.time, row.prev, row.hash);
	project(replay.sqlite, replay.states, [toEvent(row)]);
}

function compareTables(house: House, replay: House): string | null {
	for (const [table, order] of Object.entries(PROJECTIONS)) {
		const query = `SELECT * FROM ${table} ORDER BY ${order}`;
		const kept = house.sqlite.prepare(query).iterate();
		const fresh = replay.sqlite.prepare(query).iterate();
		for (let at = 1; ; at++) {
			const a = kept.next();
			const b = fresh.next();
			if (a.done && b.done) break;
			if (a.done || b.done || JSON.stringify(a.value) !== JSON.stringify(b.value)) {
				kept.return?.();
				fresh.return?.();
				return `proyeksi ${table} baris ${at} tidak sama dengan hasil putar ulang`;
			}
		}
	}
	return null;
}

/** The triggers that guard ledger and locked rows must all be there, word for word. */
function compareGuards(house: House, replay: House): string | null {
	const query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name";
	const kept = JSON.stringify(house.sqlite.prepare(query).all());
	const fresh = JSON.stringify(replay.sqlite.prepare(query).all());
	return kept === fresh ? null : 'pengaman (trigger) basis data hilang atau diubah';
}
