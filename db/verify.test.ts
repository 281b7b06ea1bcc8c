import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../lib/forms';
import { hashFigures } from '../lib/plenary';
import { type LedgerRow, rowHash } from './ledger';
import { ACTORS, KELURAHAN, PAPER, SYSTEM, systemItem, tpsOf, witnessId } from './testing/fixtures';
import { Hall } from './testing/hall';
import { temporaryFolder } from './testing/house';
import { FILE, inCopy, tampered } from './testing/tamper';

const { admin, operator } = ACTORS;

/** A name as it came out of somebody's broken spreadsheet: the replacement character is part of it. */
const MOJIBAKE = 'Bu\uFFFDdi \u{1F3DB} Nainggolan\u0000';
const COLUMNS = ['seq', 'stream', 'version', 'type', 'payload', 'actor', 'time', 'prev', 'hash'] as const;

const folder = temporaryFolder();
const file = join(folder, FILE);
let rows = 0;

/** A house in which every kind of event has happened, checkpointed into one file. */
beforeAll(() => {
	const hall = Hall.opened();
	hall.imports(systemItem(tpsOf(1), { ...SYSTEM, 'IV.1': 850 }), systemItem(tpsOf(2)), systemItem(tpsOf(3), {}));
	hall.does(ACTORS.ketua, 'plenary.setMode', { mode: 'match' });
	hall.does(operator, 'witness.credential', { witness: witnessId(3) });
	hall.does({ ...operator, name: MOJIBAKE }, 'witness.leave', { witness: witnessId(3) });
	hall.read({ ...PAPER, 'V.B': 7 });
	hall.correct({ 'V.B': 6 });
	hall.edit({ 'IV.1': 50 });
	hall.answers(1);
	hall.answers(2, 'object');
	hall.strike();
	hall.imports(systemItem(tpsOf(1), SYSTEM, 'late'));
	hall.read({ ...PAPER, 'II.3': 2 }, tpsOf(2));
	hall.recordAll(tpsOf(2));
	hall.does(operator, 'tps.setAside', { tps: tpsOf(2), reason: 'Ditunda' });
	hall.does(operator, 'witness.revoke', { witness: witnessId(2), reason: 'Mandat ditarik' });
	hall.does(operator, 'display.renewCode', {});
	const account = { id: 'pps-1', username: 'pps.1', name: MOJIBAKE, role: 'pps' as const, kelurahan: KELURAHAN };
	hall.does(admin, 'account.create', account);
	hall.does(admin, 'account.disable', { account: 'pps-1', reason: 'Pindah tugas' });
	hall.does(admin, 'account.enable', { account: 'pps-1' });
	hall.does(admin, 'account.revokeSessions', { account: 'pps-1' });
	// Last on purpose: it leaves no trace in any projection.
	hall.does(admin, 'account.resetPassword', { account: 'pps-1' });
	rows = hall.ledger().length;
	hall.house.sqlite.exec(`VACUUM INTO '${file}'`);
	hall.leave();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a ledger nobody touched', () => {
	it('is found whole', () => {
		expect(tampered(file, () => undefined)).toMatchObject({ ok: true, rows, seq: null, problem: null });
	});
});

describe('one changed byte', () => {
	it.each(COLUMNS)('in %s of any row is found, and the row is named', (column) => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: rows }), fc.nat(), fc.integer({ min: 1, max: 255 }), (seq, at, change) => {
				const named = new Set<number>([seq]);
				const verdict = tampered(file, (sqlite) => {
					if (column === 'seq' || column === 'version') {
						// A number is stored in as few bytes as it needs: the byte is one of those.
						const found = sqlite.prepare(`SELECT ${column} FROM ledger WHERE seq = ?`).pluck().get(seq) as number;
						const now = found ^ (change << (8 * (at % 2)));
						if (column === 'seq') named.add(now);
						// A row that would be pushed out of the way is another row that is wrong.
						const taken =
							column === 'seq' ? 'seq = ?1' : 'version = ?1 AND stream = (SELECT stream FROM ledger WHERE seq = ?2)';
						const [other] = sqlite
							.prepare(`SELECT seq FROM ledger WHERE ${taken}`)
							.pluck()
							.all({ 1: now, 2: seq }) as number[];
						if (other !== undefined) named.add(other);
						sqlite.prepare(`UPDATE OR REPLACE ledger SET ${column} = ? WHERE seq = ?`).run(now, seq);
						return;
					}
					const bytes = bytesOf(sqlite, column, seq);
					if (bytes.length === 0) bytes.fill(0);
					const where = at % Math.max(bytes.length, 1);
					const now = Buffer.concat([
						bytes.subarray(0, where),
						Buffer.from([(bytes[where] ?? 0) ^ change]),
						bytes.subarray(where + 1),
					]);
					if (column === 'stream') {
						// One byte can make the name of another stream, whose row of that version is then pushed out.
						const pushed = sqlite
							.prepare(
								'SELECT seq FROM ledger WHERE stream = CAST(? AS TEXT) AND version = (SELECT version FROM ledger WHERE seq = ?) AND seq <> ?',
							)
							.pluck()
							.get(now, seq, seq) as number | undefined;
						if (pushed !== undefined) named.add(pushed);
					}
					sqlite.prepare(`UPDATE OR REPLACE ledger SET ${column} = CAST(? AS TEXT) WHERE seq = ?`).run(now, seq);
				});
				expect(verdict.ok).toBe(false);
				expect([...named]).toContain(verdict.seq);
			}),
			{ numRuns: 40 },
		);
	});

	it('in the replacement character of a broken name is found', () => {
		// F0 BF BD is no character, and a lenient reader shows it as EF BF BD: the replacement character.
		const verdict = tampered(file, (sqlite) => {
			const seq = sqlite
				.prepare("SELECT seq FROM ledger WHERE actor LIKE '%Nainggolan%' LIMIT 1")
				.pluck()
				.get() as number;
			const bytes = bytesOf(sqlite, 'actor', seq);
			bytes[bytes.indexOf(Buffer.from('\uFFFD'))] = 0xf0;
			sqlite.prepare('UPDATE ledger SET actor = CAST(? AS TEXT) WHERE seq = ?').run(bytes, seq);
		});
		expect(verdict).toMatchObject({ ok: false, seq: expect.any(Number) });
	});

	it.each(COLUMNS)('that makes %s another kind of value is found', (column) => {
		for (let seq = 1; seq <= rows; seq += 7) {
			const verdict = tampered(file, (sqlite) => {
				if (column === 'seq') return sqlite.exec(`UPDATE ledger SET seq = ${rows + seq + 1} WHERE seq = ${seq}`);
				return sqlite.exec(`UPDATE ledger SET ${column} = CAST(${column} AS BLOB) WHERE seq = ${seq}`);
			});
			expect(verdict, `row ${seq}`).toMatchObject({ ok: false, seq });
		}
	});

	it('anywhere in the file is found, or changes nothing anybody reads', () => {
		const bytes = readFileSync(file);
		const before = everything(file);
		fc.assert(
			fc.property(fc.integer({ min: 100, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
				let readable: string | null = null;
				let verdict: ReturnType<typeof inCopy> | null = null;
				try {
					verdict = inCopy(file, (copy) => {
						const now = Buffer.from(bytes);
						now[at] = (now[at] ?? 0) ^ change;
						writeFileSync(copy, now);
						readable = everything(copy);
					});
				} catch (fault) {
					// SQLite itself would not open or read it: found as well.
					expect(String(fault)).toMatch(
						/malformed|not a database|corrupt|syntax|no such|schema|unrecognized token|Failed/i,
					);
				}
				if (verdict?.ok) expect(readable).toBe(before);
			}),
			{ numRuns: 200 },
		);
	});
});

describe('rows that went or came', () => {
	const problemAt = (seq: number | null) => ({ ok: false, seq, problem: expect.any(String) });

	it('names the gap a deleted row leaves', () => {
		for (const seq of [1, 2, Math.floor(rows / 2), rows - 1]) {
			expect(tampered(file, (sqlite) => sqlite.exec(`DELETE FROM ledger WHERE seq = ${seq}`))).toMatchObject(
				problemAt(seq),
			);
		}
	});

	it('misses the last row, and any number of last rows', () => {
		for (const kept of [rows - 1, rows - 2, rows - 5, 10, 3, 0]) {
			const verdict = tampered(file, (sqlite) => sqlite.exec(`DELETE FROM ledger WHERE seq > ${kept}`));
			expect(verdict, `${kept} kept`).toMatchObject({ ok: false, problem: expect.any(String) });
		}
	});

	it('finds two rows that changed places', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: rows }), fc.integer({ min: 1, max: rows }), (a, b) => {
				fc.pre(a !== b);
				const verdict = tampered(file, (sqlite) => {
					sqlite.exec(`UPDATE ledger SET seq = -1 WHERE seq = ${a}; UPDATE ledger SET seq = ${a} WHERE seq = ${b};
						UPDATE ledger SET seq = ${b} WHERE seq = -1`);
				});
				expect(verdict).toMatchObject(problemAt(Math.min(a, b)));
			}),
			{ numRuns: 20 },
		);
	});

	it('finds a row put in at the end without its hash', () => {
		const verdict = tampered(file, (sqlite) =>
			sqlite.exec(`INSERT INTO ledger SELECT seq + 1, stream, version + 1, type, payload, actor, time, hash, hash
				FROM ledger ORDER BY seq DESC LIMIT 1`),
		);
		expect(verdict).toMatchObject(problemAt(rows + 1));
	});

	it('finds a lock whose figures were not the ones on the table, though the chain was made anew', () => {
		const verdict = tampered(file, (sqlite) =>
			rewrite(sqlite, (row) => {
				if (row.type !== 'gavel.struck') return;
				// Paper and system of the lock change places with each other's missing sections: the hash is made to fit.
				const payload = JSON.parse(row.payload);
				payload.figures['IV.1'] = 60;
				row.payload = canonicalJson(payload);
				payload.hash = hashFigures('ppwp', tpsOf(1), 1, payload.figures, payload.system);
				row.payload = canonicalJson(payload);
			}),
		);
		expect(verdict).toMatchObject({ ok: false, problem: expect.stringContaining('terkunci') });
	});
});

describe('tables beside the ledger', () => {
	const PROJECTED = ['kelurahan', 'tps', 'account', 'plenary', 'witness', 'result', 'system_version'];

	it.each(PROJECTED)('finds a changed cell, a new row and a missing row of %s', (table) => {
		const columns = withFile((sqlite) => sqlite.pragma(`table_info(${table})`) as { name: string }[]);
		for (const { name } of columns) {
			const changed = tampered(file, (sqlite) => {
				sqlite.pragma('ignore_check_constraints = ON');
				sqlite.exec(`UPDATE ${table} SET ${name} = CASE WHEN typeof(${name}) = 'integer' THEN ${name} + 1000
					ELSE COALESCE(${name}, '') || 'x' END WHERE rowid = (SELECT MAX(rowid) FROM ${table})`);
			});
			expect(changed, name).toMatchObject({ ok: false, problem: expect.stringContaining(table) });
		}
		const gone = tampered(file, (sqlite) =>
			sqlite.exec(`DELETE FROM ${table} WHERE rowid = (SELECT MIN(rowid) FROM ${table})`),
		);
		expect(gone).toMatchObject({ ok: false, problem: expect.stringContaining(table) });
		const key = columns[0]?.name ?? '';
		const added = tampered(file, (sqlite) => {
			sqlite.exec(`CREATE TEMP TABLE one AS SELECT * FROM ${table} LIMIT 1;
				UPDATE one SET ${key} = CASE WHEN typeof(${key}) = 'integer' THEN ${key} + 1000 ELSE ${key} || 'x' END`);
			if (table === 'account') sqlite.exec("UPDATE one SET username = username || 'x'");
			sqlite.exec(`INSERT INTO ${table} SELECT * FROM one`);
		});
		expect(added).toMatchObject({ ok: false, problem: expect.stringContaining(table) });
	});

	it('finds a cell that shows the same and is another kind of value', () => {
		const verdict = tampered(file, (sqlite) =>
			sqlite.exec('UPDATE result SET paper = CAST(paper AS BLOB) WHERE paper IS NOT NULL'),
		);
		expect(verdict).toMatchObject({ ok: false, problem: expect.stringContaining('result') });
	});

	it('finds every guard that is missing or says something else', () => {
		const guards = withFile(
			(sqlite) =>
				sqlite.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all() as {
					name: string;
					sql: string;
				}[],
		);
		expect(guards.length).toBeGreaterThanOrEqual(9);
		for (const { name, sql } of guards) {
			const guarded = (statement: string) => inCopy(file, (copy) => on(copy, (sqlite) => sqlite.exec(statement)));
			expect(guarded(`DROP TRIGGER ${name}`), name).toMatchObject({ ok: false });
			const weaker = sql.replace('BEFORE', 'AFTER');
			expect(guarded(`DROP TRIGGER ${name}; ${weaker}`), name).toMatchObject({ ok: false });
		}
	});

	it('finds a missing index and a table nobody made', () => {
		for (const statement of ['DROP INDEX ledger_stream_version', 'CREATE TABLE result2 AS SELECT * FROM result']) {
			const verdict = inCopy(file, (copy) => on(copy, (sqlite) => sqlite.exec(statement)));
			expect(verdict, statement).toMatchObject({ ok: false });
		}
	});
});

describe('plain SQL', () => {
	const REFUSED = [
		"UPDATE ledger SET payload = '{}' WHERE seq = 1",
		'UPDATE ledger SET seq = seq WHERE seq = 1',
		'DELETE FROM ledger',
		'DELETE FROM ledger WHERE seq = (SELECT MAX(seq) FROM ledger)',
		'REPLACE INTO ledger SELECT * FROM ledger WHERE seq = 1',
		'INSERT OR REPLACE INTO ledger SELECT * FROM ledger ORDER BY seq DESC LIMIT 1',
		'INSERT INTO ledger SELECT seq + 1000, stream, version + 1, type, payload, actor, time, hash, hash FROM ledger WHERE seq = (SELECT MAX(seq) FROM ledger)',
		'INSERT INTO ledger SELECT seq + 1, stream, version, type, payload, actor, time, hash, hash FROM ledger WHERE seq = (SELECT MAX(seq) FROM ledger)',
		"UPDATE result SET paper = '{}' WHERE status = 'locked'",
		"UPDATE result SET status = 'settled' WHERE status = 'locked'",
		"UPDATE OR REPLACE result SET tps = (SELECT tps FROM result WHERE status = 'locked') WHERE status <> 'locked'",
		"DELETE FROM result WHERE status = 'locked'",
		'DELETE FROM result',
		"REPLACE INTO result SELECT * FROM result WHERE status = 'locked'",
		"INSERT INTO result SELECT * FROM result WHERE status = 'locked' ON CONFLICT DO UPDATE SET paper = '{}'",
		"UPDATE system_version SET content = ''",
		'UPDATE OR REPLACE system_version SET seq = (SELECT MIN(seq) FROM system_version)',
		'DELETE FROM system_version',
		'REPLACE INTO system_version SELECT * FROM system_version',
		// Beside a locked version no other stands but one the ledger reopened.
		...['result_version + 1', 'result_version - 1', 'result_version + 7'].map(
			(version) =>
				`INSERT INTO result SELECT contest, tps, ${version}, stream_version, 'settled', set_aside, uploaded, items, open, paper, system, hash, answers, NULL, NULL FROM result WHERE status = 'locked'`,
		),
		"UPDATE result SET result_version = 2, tps = (SELECT tps FROM result WHERE status = 'locked') WHERE status <> 'locked'",
		// Totals move with a gavel or a reopening alone.
		"UPDATE recap SET paper = '{}'",
		'UPDATE recap SET locked = locked + 1, as_of = as_of + 1',
		'UPDATE recap SET as_of = (SELECT MAX(seq) FROM ledger)',
		"UPDATE recap SET contest = 'dpr'",
		'DELETE FROM recap',
		'REPLACE INTO recap SELECT * FROM recap',
		"INSERT INTO recap SELECT contest, kelurahan, 9, '{}', '{}', as_of + 1 FROM recap",
		"INSERT INTO recap VALUES ('dpr', '3101011001', 1, '{}', '{}', (SELECT MIN(as_of) FROM recap))",
		'UPDATE recap_tps SET locked_seq = 1',
		'DELETE FROM recap_tps',
		'REPLACE INTO recap_tps SELECT contest, tps, 1 FROM recap_tps',
		"INSERT INTO recap_tps SELECT contest, tps, 1 FROM result WHERE status <> 'locked'",
	];

	it.each(REFUSED)('%s is refused', (statement) => {
		const verdict = inCopy(file, (copy) =>
			on(copy, (sqlite) =>
				expect(() => sqlite.exec(statement)).toThrow(/ledger:|hasil terkunci:|hasil:|rekap:|data sistem:/),
			),
		);
		expect(verdict).toMatchObject({ ok: true, rows });
	});
});

/** Changes rows and makes the chain anew from there, as somebody would who knows this program. */
function rewrite(
	sqlite: Database.Database,
	change: (row: { -readonly [K in keyof LedgerRow]: LedgerRow[K] }) => void,
): void {
	let prev = '';
	for (const row of sqlite.prepare('SELECT * FROM ledger ORDER BY seq').all() as LedgerRow[]) {
		const now = { ...row, prev };
		change(now);
		prev = rowHash(now);
		sqlite
			.prepare('UPDATE ledger SET payload = ?, prev = ?, hash = ? WHERE seq = ?')
			.run(now.payload, now.prev, prev, row.seq);
		if (now.payload === row.payload || row.type !== 'gavel.struck') continue;
		const { hash, figures } = JSON.parse(now.payload);
		sqlite
			.prepare('UPDATE result SET paper = ?, hash = ? WHERE locked_seq = ?')
			.run(canonicalJson(figures), hash, row.seq);
	}
}

function on<T>(path: string, work: (sqlite: Database.Database) => T): T {
	const sqlite = new Database(path);
	try {
		return work(sqlite);
	} finally {
		sqlite.close();
	}
}

function withFile<T>(work: (sqlite: Database.Database) => T): T {
	return on(file, work);
}

function bytesOf(sqlite: Database.Database, column: string, seq: number): Buffer {
	const found = sqlite.prepare(`SELECT CAST(${column} AS BLOB) FROM ledger WHERE seq = ?`).pluck().get(seq);
	return Buffer.isBuffer(found) ? found : Buffer.alloc(0);
}

/** Every value of ledger and projections with its kind, as one text. */
function everything(path: string): string {
	return on(path, (sqlite) =>
		['ledger', 'kelurahan', 'tps', 'account', 'plenary', 'witness', 'result', 'system_version']
			.map((table) => {
				const columns = (sqlite.pragma(`table_info(${table})`) as { name: string }[]).map(
					({ name }) => `typeof(${name}) || ':' || COALESCE(hex(CAST(${name} AS BLOB)), '')`,
				);
				return `${table}\n${sqlite
					.prepare(`SELECT ${columns.join(" || ',' || ")} FROM ${table} NOT INDEXED ORDER BY rowid`)
					.pluck()
					.all()
					.join('\n')}`;
			})
			.join('\n'),
	);
}
