import type Database from 'better-sqlite3';
import type { AccountFact, Facts, LockedRow } from '../lib/plenary';
import { deliveryFactsOf } from './delivery/facts';
import { excelFactsOf } from './excel/facts';
import { leaseOf } from './leases';
import { statement } from './ledger';

/** The facts a decision may ask for, read from the projections inside its transaction. */
export function factsOf(sqlite: Database.Database, now: () => Date): Facts {
	const exists = (source: string, value: string) => statement(sqlite, source).get(value) !== undefined;
	const codes = often(() => knownCodes(sqlite));
	const contents = often((contest) => newestContents(sqlite, contest));
	return {
		...deliveryFactsOf(sqlite),
		...excelFactsOf(sqlite, now),
		knowsTps: (code) => codes('')?.has(code) ?? exists('SELECT 1 FROM tps WHERE kode = ?', code),
		knowsKecamatan: (code) => exists('SELECT 1 FROM kelurahan WHERE kecamatan = ? LIMIT 1', code),
		usernameTaken: (username) => exists('SELECT 1 FROM account WHERE username = ?', username),
		account: (id) => {
			const row = statement<{ id: string; name: string; role: string; disabled: number }>(
				sqlite,
				'SELECT id, name, role, disabled FROM account WHERE id = ?',
			).get(id);
			return row ? ({ ...row, disabled: row.disabled === 1 } satisfies AccountFact) : undefined;
		},
		activeAdmins: () =>
			statement<{ n: number }>(sqlite, "SELECT COUNT(*) AS n FROM account WHERE role = 'admin' AND disabled = 0").get()
				?.n ?? 0,
		installationKey: () =>
			statement<{ key: string }>(
				sqlite,
				'SELECT public_key AS key FROM installation_key ORDER BY seq DESC LIMIT 1',
			).get()?.key,
		systemContent: (contest, tps) => {
			const known = contents(contest);
			if (known) return known.get(tps);
			return statement<{ content: string }>(
				sqlite,
				'SELECT content FROM system_version WHERE contest = ? AND tps = ? ORDER BY seq DESC LIMIT 1',
			).get(contest, tps)?.content;
		},
		placesWithResults: () =>
			statement<{ contest: string; kelurahan: string }>(
				sqlite,
				`SELECT contest, substr(tps, 1, 10) AS kelurahan FROM result
				 UNION SELECT contest, substr(tps, 1, 10) FROM system_version ORDER BY contest, kelurahan`,
			).all(),
		regionContent: (kelurahan) =>
			statement<{ sha: string }>(sqlite, 'SELECT source_sha256 AS sha FROM kelurahan WHERE kode = ?').get(kelurahan)
				?.sha,
		locked: () =>
			statement<LockedRow>(
				sqlite,
				`SELECT contest, tps, result_version AS version, hash FROM result WHERE status = 'locked'
				 ORDER BY contest, tps, result_version`,
			).all(),
		openBoxes: () =>
			statement<{ contest: string; tps: string }>(
				sqlite,
				"SELECT contest, tps FROM box WHERE state <> 'disegel-kembali' ORDER BY contest, tps",
			).all(),
		lease: (panel) => leaseOf(sqlite, panel, now),
	};
}

/** A decision that asks this often (an import) is better served by one look at everything. */
const OFTEN = 32;

/** Nothing at first; after some questions about the same thing, the answer to all of them, read once. */
function often<T>(readAll: (about: string) => T): (about: string) => T | null {
	const asked = new Map<string, number>();
	const answers = new Map<string, T>();
	return (about) => {
		const known = answers.get(about);
		if (known !== undefined) return known;
		const times = (asked.get(about) ?? 0) + 1;
		asked.set(about, times);
		if (times < OFTEN) return null;
		const all = readAll(about);
		answers.set(about, all);
		return all;
	};
}

function knownCodes(sqlite: Database.Database): ReadonlySet<string> {
	return new Set(sqlite.prepare<[], string>('SELECT kode FROM tps').pluck().all());
}

function newestContents(sqlite: Database.Database, contest: string): ReadonlyMap<string, string> {
	const rows = statement<{ tps: string; content: string }>(
		sqlite,
		'SELECT tps, content, MAX(seq) FROM system_version WHERE contest = ? GROUP BY tps',
	).all(contest);
	return new Map(rows.map(({ tps, content }) => [tps, content]));
}
