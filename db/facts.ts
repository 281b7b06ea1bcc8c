import type Database from 'better-sqlite3';
import type { AccountFact, Facts, LockedRow } from '../lib/plenary';
import { closingList } from './closing';
import { deliveryFactsOf } from './delivery/facts';
import { excelFactsOf } from './excel/facts';
import type { House } from './house';
import { leaseOf } from './leases';
import { statement } from './ledger';
import { operatorFactsOf } from './operators/projections';
import { photoFactsOf } from './photo/facts';
import { placeName } from './places';
import { preparationFactsOf } from './preparation-facts';
import { pullFactsOf } from './pull/projections';
import { adoptionFacts, totalsOf } from './totals';

/** The facts a decision may ask for, read from the projections inside its transaction. */
export function factsOf(house: House): Facts {
	const { sqlite } = house;
	const known = standing.get(house) ?? standingFacts(house);
	standing.set(house, known);
	const codes = often(() => knownCodes(sqlite));
	const contents = often((contest) => newestContents(sqlite, contest));
	const own: Pick<Facts, 'knowsTps' | 'systemContent'> = {
		knowsTps: (code) => codes('')?.has(code) ?? known.knowsTps(code),
		systemContent: (contest, tps) => {
			const all = contents(contest);
			return all ? all.get(tps) : known.systemContent(contest, tps);
		},
	};
	return Object.assign(Object.create(known), own);
}

/** What remembers nothing between two decisions is made once for a house. */
const standing = new WeakMap<House, Facts>();

function standingFacts(house: House): Facts {
	const { sqlite } = house;
	const exists = (source: string, value: string) => statement(sqlite, source).get(value) !== undefined;
	return {
		...deliveryFactsOf(sqlite),
		...preparationFactsOf(sqlite),
		...excelFactsOf(sqlite, () => house.now()),
		...pullFactsOf(sqlite),
		...operatorFactsOf(sqlite),
		...photoFactsOf(sqlite),
		knowsTps: (code) => exists('SELECT 1 FROM tps WHERE kode = ?', code),
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
		systemContent: (contest, tps) =>
			statement<{ content: string }>(
				sqlite,
				'SELECT content FROM system_version WHERE contest = ? AND tps = ? ORDER BY seq DESC LIMIT 1',
			).get(contest, tps)?.content,
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
		totals: (contest, region) => totalsOf(house, contest, region),
		adoptions: () => adoptionFacts(house),
		committee: () => committeeOf(house),
		placeName: (code) => placeName(house, code),
		closing: () => closingList(house),
		lease: (panel) => leaseOf(sqlite, panel, () => house.now()),
	};
}

/** The members of PPK with an account, in the order of their names. */
export function committeeOf({ sqlite }: Pick<House, 'sqlite'>): AccountFact[] {
	return statement<{ id: string; name: string; role: string }>(
		sqlite,
		"SELECT id, name, role FROM account WHERE role IN ('ketua', 'anggota') AND disabled = 0 ORDER BY role DESC, name, id",
	)
		.all()
		.map((row) => ({ ...row, disabled: false }));
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
