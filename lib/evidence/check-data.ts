import { BUILTIN, type Election, electionOf } from '../election/election';
import { canonicalJson } from '../forms/canonical';
import type { ExcerptRow } from './chain';
import { type DataFile, type DataRow, dataCsv, dataRows } from './data';
import { current, type LockedResult } from './locked';
import { PATHS } from './manifest';
import { type Check, ofType, safeJson } from './payloads';

/** The election the ledger itself speaks of: the last pack adopted, or the contest every copy of the program knows. */
export function electionIn(check: Check, rows: readonly ExcerptRow[]): Election {
	const last = ofType(check, rows, 'pack.adopted').at(-1)?.payload;
	return last ? electionOf(last.pack, last.sha256) : BUILTIN;
}

/** The tables must say what the ledger's newest locks say, cell by cell. */
export function checkData(
	check: Check,
	json: string,
	csv: string,
	rows: readonly ExcerptRow[],
	locked: readonly LockedResult[],
): void {
	const data = safeJson(json) as Partial<DataFile> | null;
	const kind = 'data';
	if (!Array.isArray(data?.rows) || !Array.isArray(data.results)) {
		check.faults.push({ code: 'data-broken', path: PATHS.dataJson, kind });
		return;
	}
	const results = current(locked);
	const expected = dataRows(electionIn(check, rows), results);
	const keyOf = (row: DataRow) => `${row.contest}/${row.tps}/${row.field}`;
	const found = new Map(data.rows.map((row) => [keyOf(row), row]));
	for (const row of expected) {
		const at = { path: PATHS.dataJson, kind, tps: row.tps, field: row.field } as const;
		const other = found.get(keyOf(row));
		if (!other) check.faults.push({ code: 'data-missing', ...at });
		else if (canonicalJson(other) !== canonicalJson(row)) {
			check.faults.push({ code: 'data-differs', ...at, found: shown(other), expected: shown(row) });
		}
		found.delete(keyOf(row));
	}
	for (const row of found.values()) {
		check.faults.push({ code: 'data-extra', path: PATHS.dataJson, kind, tps: row.tps, field: row.field });
	}
	if (canonicalJson(data.results) !== canonicalJson(results) && expected.length === data.rows.length) {
		const at = results.find((result, no) => canonicalJson(data.results?.[no] ?? null) !== canonicalJson(result));
		check.faults.push({ code: 'data-differs', path: PATHS.dataJson, kind, tps: at?.tps });
	}
	if (csv !== dataCsv(expected)) check.faults.push({ code: 'data-csv', path: PATHS.dataCsv, kind });
}

function shown(row: DataRow): string {
	return `v${row.version} ${row.paper ?? '–'} / ${row.system ?? '–'}`;
}
