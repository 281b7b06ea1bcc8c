import type { Election } from '../election/election';
import { csvOf } from '../forms/csv-text';
import type { Cell } from '../forms/types';
import type { LockedResult } from './locked';

/** Version of the tables below; a reader that finds another one stops. */
export const DATA_SCHEMA = 'ketok-palu/hasil/1';

/** One TPS × contest × field, in the order in which the form is typed into Sirekap. */
export interface DataRow {
	readonly contest: string;
	readonly tps: string;
	readonly version: number;
	readonly field: string;
	/** What the paper says: a number, `X`, or `null` where the paper is empty. */
	readonly paper: Cell;
	/** What the system showed when the gavel fell. */
	readonly system: Cell;
	readonly hash: string;
	readonly lockedAt: string;
}

/**
 * The rows of locked results: contests in the election's order, TPS by code, fields by the form of the place. A number
 * that no form asks for comes after the others: nothing that was locked is left out.
 */
export function dataRows(election: Election, results: readonly LockedResult[]): DataRow[] {
	const known = election.contests.map(({ code }) => code);
	const others = [...new Set(results.map(({ contest }) => contest))].filter((code) => !known.includes(code)).sort();
	return [...known, ...others].flatMap((contest) =>
		results
			.filter((result) => result.contest === contest)
			.sort((a, b) => (a.tps < b.tps ? -1 : 1))
			.flatMap((result) =>
				fieldsOf(election, result).map((field) => ({
					contest,
					tps: result.tps,
					version: result.version,
					field,
					paper: result.figures[field] ?? null,
					system: result.system[field] ?? null,
					hash: result.hash,
					lockedAt: result.time,
				})),
			),
	);
}

/** The fields of a locked result in the order of its form, then what no form asks for. */
export function fieldsOf(
	election: Election,
	{ contest, tps, figures, system }: Pick<LockedResult, 'contest' | 'tps' | 'figures' | 'system'>,
): string[] {
	const form = election.contest(contest, tps)?.fields.map(({ id }) => id) ?? [];
	const filled = [...Object.keys(figures), ...Object.keys(system)].sort();
	return [...new Set([...form, ...filled])];
}

const COLUMNS = ['skema', 'kontes', 'tps', 'versi', 'isian', 'c_hasil', 'sirekap', 'hash', 'diketok'] as const;

/**
 * The rows as CSV (RFC 4180, CRLF, UTF-8 without BOM). An empty cell is an empty paper, never a zero. Every cell is
 * a number, a code or an ISO time of ours, so none can start a formula; {@link csvOf} holds for any text.
 */
export function dataCsv(rows: readonly DataRow[]): string {
	return csvOf([
		COLUMNS,
		...rows.map((row) => [
			DATA_SCHEMA,
			row.contest,
			row.tps,
			row.version,
			row.field,
			row.paper,
			row.system,
			row.hash,
			row.lockedAt,
		]),
	]);
}

/** What `data/hasil.json` holds. */
export interface DataFile {
	readonly schema: typeof DATA_SCHEMA;
	readonly results: readonly LockedResult[];
	readonly rows: readonly DataRow[];
}
