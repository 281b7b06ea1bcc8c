import { isKelurahan } from '../lib/election';
import type { AdoptionFact, FoundTotals } from '../lib/plenary';
import { NO_TOTALS, type Totals, together } from '../lib/recap';
import type { House } from './house';
import { statement } from './ledger';
import { kelurahanOf } from './places';

interface PartRow {
	readonly code: string;
	readonly version: number | null;
	readonly hash: string | null;
}

/** Adoptions in force: struck, and not void. */
export const STANDING = `SELECT contest, region, version, hash FROM adoption AS made WHERE NOT EXISTS (
	SELECT 1 FROM adoption_void AS void
	WHERE void.contest = made.contest AND void.region = made.region AND void.version = made.version)`;

/**
 * What a region adds up to in one contest: a kelurahan over its locked TPS, the kecamatan (or a dapil's share of it) over
 * its adopted kelurahan; `null` for a region nobody knows.
 */
export function totalsOf(house: Pick<House, 'sqlite' | 'states'>, contest: string, region: string): FoundTotals | null {
	return isKelurahan(region) ? ofKelurahan(house, contest, region) : ofKecamatan(house, contest, region);
}

function ofKelurahan({ sqlite }: Pick<House, 'sqlite'>, contest: string, region: string): FoundTotals | null {
	const rows = statement<PartRow>(
		sqlite,
		`SELECT tps.kode AS code, result.result_version AS version, result.hash FROM tps
		 LEFT JOIN recap_tps ON recap_tps.tps = tps.kode AND recap_tps.contest = @contest
		 LEFT JOIN result ON result.contest = recap_tps.contest AND result.tps = recap_tps.tps
			AND result.locked_seq = recap_tps.locked_seq
		 WHERE tps.kelurahan = @region ORDER BY tps.kode`,
	).all({ contest, region });
	return rows.length === 0 ? null : { ...split(rows), ...sums(sqlite, contest, [region]) };
}

function ofKecamatan(house: Pick<House, 'sqlite' | 'states'>, contest: string, region: string): FoundTotals | null {
	const standing = statement<{ version: number; hash: string }>(
		house.sqlite,
		`SELECT version, hash FROM (${STANDING}) WHERE contest = ? AND region = ?`,
	);
	const rows = kelurahanOf(house, contest, region).map(
		({ kode }): PartRow => ({ code: kode, ...(standing.get(contest, kode) ?? { version: null, hash: null }) }),
	);
	const codes = rows.map(({ code }) => code);
	return rows.length === 0 ? null : { ...split(rows), ...sums(house.sqlite, contest, codes) };
}

function split(rows: readonly PartRow[]): Pick<FoundTotals, 'parts' | 'missing'> {
	return {
		parts: rows.flatMap(({ code, version, hash }) =>
			version === null || hash === null ? [] : [{ code, version, hash }],
		),
		missing: rows.filter(({ version }) => version === null).map(({ code }) => code),
	};
}

function sums(
	sqlite: House['sqlite'],
	contest: string,
	kelurahan: readonly string[],
): Pick<FoundTotals, 'paper' | 'system'> {
	const rows = kelurahan.flatMap(
		(code) =>
			statement<{ paper: string; system: string }>(
				sqlite,
				'SELECT paper, system FROM recap WHERE contest = ? AND kelurahan = ?',
			).get(contest, code) ?? [],
	);
	const all = (texts: readonly string[]): Totals => {
		const [only, ...more] = texts.map((text) => JSON.parse(text) as Totals);
		return only ? (more.length === 0 ? only : together([only, ...more])) : NO_TOTALS;
	};
	return { paper: all(rows.map(({ paper }) => paper)), system: all(rows.map(({ system }) => system)) };
}

/** Every region under scrutiny or adopted, in force. */
export function adoptionFacts({ sqlite }: Pick<House, 'sqlite'>): AdoptionFact[] {
	return statement<{ contest: string; region: string; scrutiny: number }>(
		sqlite,
		`SELECT contest, region, 1 AS scrutiny FROM scrutiny
		 UNION ALL SELECT contest, region, 0 FROM (${STANDING}) ORDER BY contest, region`,
	)
		.all()
		.map((row) => ({ ...row, scrutiny: row.scrutiny === 1 }));
}
