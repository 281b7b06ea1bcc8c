// The browser build: no Buffer, so that this folder stays pure.
import { parse } from 'csv-parse/browser/esm/sync';
import { csvOf, fromCsvText } from '../forms/csv-text';
import type { ElectionPack, PackContest, PackDistrict } from './pack';

/** Columns of the table of candidates; `partai` stays empty for a contest with one line each. */
export const CANDIDATE_COLUMNS = ['kontes', 'dapil', 'partai', 'nomor', 'nama', 'id'] as const;
/** Columns of the table of districts: one line for each region. */
export const DISTRICT_COLUMNS = ['kontes', 'dapil', 'nama', 'wilayah'] as const;

export interface CsvProblem {
	readonly line: number;
	readonly code: 'columns' | 'broken' | 'unknown-contest' | 'unknown-district' | 'number';
	readonly found: string;
}

type Row<C extends string> = Readonly<Record<C, string>> & { readonly line: number };

/** Rows of a table by column, in any order of columns; delimiter `,`, `;` or tab. */
function rowsOf<C extends string>(
	text: string,
	columns: readonly C[],
): { rows: Row<C>[] } | { problems: CsvProblem[] } {
	const clean = text.startsWith('\uFEFF') ? text.slice(1) : text;
	const head = clean.split(/\r?\n/, 1)[0] ?? '';
	const delimiter = [';', '\t'].find((sign) => head.split(sign).length > head.split(',').length) ?? ',';
	let records: { record: Record<string, string>; info: { lines: number } }[];
	try {
		records = parse(clean, {
			columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
			delimiter,
			info: true,
			relax_column_count: true,
			skip_empty_lines: true,
			trim: true,
		}) as unknown as typeof records;
	} catch (error) {
		return { problems: [{ line: 0, code: 'broken', found: error instanceof Error ? error.message : '' }] };
	}
	const named = head
		.toLowerCase()
		.split(delimiter)
		.map((name) => name.replaceAll('"', '').trim());
	const missing = columns.filter((column) => !named.includes(column));
	if (missing.length > 0) return { problems: [{ line: 1, code: 'columns', found: missing.join(', ') }] };
	return {
		rows: records.map(({ record, info }) => ({
			...(Object.fromEntries(columns.map((column) => [column, fromCsvText(record[column] ?? '')])) as Record<
				C,
				string
			>),
			line: info.lines,
		})),
	};
}

/**
 * A pack with the candidates and regions of two tables in place of its own, for those who keep them in a
 * spreadsheet. Contests and districts the tables do not name stay as they are. The result is a draft:
 * `readPack` says whether it is a pack.
 */
export function packFromTables(
	pack: ElectionPack,
	tables: { readonly candidates?: string; readonly districts?: string },
): { pack: ElectionPack } | { problems: CsvProblem[] } {
	let contests = pack.contests;
	if (tables.districts !== undefined) {
		const read = rowsOf(tables.districts, DISTRICT_COLUMNS);
		if ('problems' in read) return read;
		const problems = unknownContests(pack, read.rows);
		if (problems.length > 0) return { problems };
		contests = contests.map((contest) => withDistricts(contest, read.rows));
	}
	if (tables.candidates !== undefined) {
		const read = rowsOf(tables.candidates, CANDIDATE_COLUMNS);
		if ('problems' in read) return read;
		const problems = [...unknownContests(pack, read.rows), ...problemsOfCandidates(contests, read.rows)];
		if (problems.length > 0) return { problems };
		contests = contests.map((contest) => withCandidates(contest, read.rows));
	}
	return { pack: { ...pack, contests } };
}

/** The candidates of a pack as a table. */
export function candidatesCsv(pack: ElectionPack): string {
	const lines = pack.contests.flatMap((contest) => [
		...(contest.contestants ?? []).map((one) => [contest.code, '', '', one.no, one.name, one.sirekapId]),
		...(contest.districts ?? []).flatMap((district) => [
			...(district.contestants ?? []).map((one) => [contest.code, district.code, '', one.no, one.name, one.sirekapId]),
			...(district.lists ?? []).flatMap(({ party, candidates }) =>
				candidates.map((one) => [contest.code, district.code, party, one.no, one.name, one.sirekapId]),
			),
		]),
	]);
	return csvOf([[...CANDIDATE_COLUMNS], ...lines]);
}

/** The districts of a pack as a table. */
export function districtsCsv(pack: ElectionPack): string {
	const lines = pack.contests.flatMap((contest) =>
		(contest.districts ?? []).flatMap((district) =>
			district.regions.map((region) => [contest.code, district.code, district.name, region]),
		),
	);
	return csvOf([[...DISTRICT_COLUMNS], ...lines]);
}

function unknownContests(pack: ElectionPack, rows: readonly Row<'kontes'>[]): CsvProblem[] {
	const known = new Set(pack.contests.map(({ code }) => code));
	return rows
		.filter(({ kontes }) => !known.has(kontes))
		.map(({ line, kontes }) => ({ line, code: 'unknown-contest', found: kontes }));
}

type CandidateRow = Row<(typeof CANDIDATE_COLUMNS)[number]>;
type DistrictRow = Row<(typeof DISTRICT_COLUMNS)[number]>;

function problemsOfCandidates(contests: readonly PackContest[], rows: readonly CandidateRow[]): CsvProblem[] {
	return rows.flatMap((row): CsvProblem[] => {
		const contest = contests.find(({ code }) => code === row.kontes);
		const districts = contest?.districts;
		const known = districts ? districts.some(({ code }) => code === row.dapil) : row.dapil === '';
		if (!known) return [{ line: row.line, code: 'unknown-district', found: row.dapil }];
		const wrong = [row.nomor, ...(contest?.kind === 'party' ? [row.partai] : [])].find(
			(text) => !/^\d{1,2}$/.test(text),
		);
		return wrong === undefined ? [] : [{ line: row.line, code: 'number', found: wrong }];
	});
}

function withDistricts(contest: PackContest, rows: readonly DistrictRow[]): PackContest {
	const own = rows.filter(({ kontes }) => kontes === contest.code);
	if (own.length === 0) return contest;
	const codes = [...new Set(own.map(({ dapil }) => dapil))];
	return {
		...contest,
		districts: codes.map((code): PackDistrict => {
			const lines = own.filter(({ dapil }) => dapil === code);
			const before = contest.districts?.find((district) => district.code === code);
			return {
				...before,
				code,
				name: lines[0]?.nama ?? code,
				regions: lines.map(({ wilayah }) => wilayah),
			};
		}),
	};
}

function withCandidates(contest: PackContest, rows: readonly CandidateRow[]): PackContest {
	const own = rows.filter(({ kontes }) => kontes === contest.code);
	if (own.length === 0) return contest;
	const people = (lines: readonly CandidateRow[]) =>
		lines.map(({ nomor, nama, id }) => ({ no: Number(nomor), name: nama, sirekapId: id }));
	if (!contest.districts) return { ...contest, contestants: people(own) };
	return {
		...contest,
		districts: contest.districts.map((district): PackDistrict => {
			const lines = own.filter(({ dapil }) => dapil === district.code);
			if (lines.length === 0) return district;
			if (contest.kind === 'single') return { ...district, contestants: people(lines) };
			const parties = [...new Set(lines.map(({ partai }) => Number(partai)))];
			return {
				...district,
				lists: parties.map((party) => ({
					party,
					candidates: people(lines.filter(({ partai }) => Number(partai) === party)),
				})),
			};
		}),
	};
}
