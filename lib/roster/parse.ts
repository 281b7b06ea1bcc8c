import type { Election } from '../election';
import { type Problem, problem } from '../import/problem';
import { readTable, type TableRow } from '../import/table';
import type { CommandOf } from '../plenary/commands';
import { ROSTER_COLUMNS } from './lists';

type WitnessColumn = (typeof ROSTER_COLUMNS)['saksi'][number];
type AccountColumn = (typeof ROSTER_COLUMNS)['akun'][number];

/** A line that says a witness, as the command that registers one takes it. */
export type WitnessLine = Pick<CommandOf<'witness.register'>, 'contest' | 'contestant' | 'name' | 'mandate'>;
/** A line that says an account. */
export type AccountLine = Pick<CommandOf<'account.create'>, 'username' | 'name' | 'role' | 'kelurahan'>;

/** A good line of the file. */
export interface Numbered<L> {
	readonly line: number;
	readonly said: L;
}

export interface Parsed<L> {
	readonly lines: readonly Numbered<L>[];
	readonly problems: readonly Problem[];
}

/** Longest name, and longest number of a letter, a command takes. */
const LIMIT = 120;
const ROLES = ['ketua', 'anggota', 'operator', 'pps', 'web', 'mobile', 'panwaslu', 'admin'] as const;

/** Reads a list of witnesses. A line with a problem is left out and told; the good lines stay. Never throws. */
export function parseWitnesses(text: string, file: string, election: Election): Parsed<WitnessLine> {
	return read<WitnessColumn, WitnessLine>(text, file, ROSTER_COLUMNS.saksi, (row) => {
		const contest = contestOf(election, row.cell('pemilihan'));
		if (!contest) {
			const choices = election.contests.map(({ code }) => code).join(', ');
			row.complain(problem('roster.choice', row.at('pemilihan'), { value: row.cell('pemilihan'), choices }));
		}
		const no = row.cell('nomor_urut');
		if (!/^[0-9]{1,3}$/.test(no)) row.complain(problem('roster.number', row.at('nomor_urut'), { value: no }));
		const name = row.required('nama');
		const mandate = { number: row.required('nomor_mandat'), signedBy: row.required('penandatangan') };
		return { contest: contest ?? '', contestant: Number(no), name, mandate };
	});
}

/** Reads a list of accounts; a kelurahan/desa is said by its code or its name. Never throws. */
export function parseAccounts(
	text: string,
	file: string,
	kelurahan: readonly { readonly kode: string; readonly name: string }[],
): Parsed<AccountLine> {
	return read<AccountColumn, AccountLine>(text, file, ROSTER_COLUMNS.akun, (row) => {
		const username = row.cell('nama_pengguna').toLowerCase();
		if (!/^[a-z0-9._-]{3,40}$/.test(username)) {
			row.complain(problem('roster.username', row.at('nama_pengguna'), { value: row.cell('nama_pengguna') }));
		}
		const name = row.required('nama');
		const said = row.cell('peran').toLowerCase();
		const role = ROLES.find((known) => known === said);
		if (!role) {
			row.complain(problem('roster.choice', row.at('peran'), { value: row.cell('peran'), choices: ROLES.join(', ') }));
		}
		const place = row.cell('kelurahan');
		const found = kelurahan.filter(({ kode, name: own }) => kode === place || same(own, place));
		if (role === 'pps' && found.length !== 1) {
			row.complain(problem('roster.kelurahan', row.at('kelurahan'), { value: place }));
		}
		const own = role === 'pps' ? found[0]?.kode : undefined;
		return { username, name, role: role ?? 'operator', ...(own ? { kelurahan: own } : {}) };
	});
}

/** One row while it is read: its cells, and what is wrong with it. */
interface Reading<C extends string> {
	cell(column: C): string;
	/** The cell; a complaint where it is empty or too long. */
	required(column: C): string;
	at(column: C): { file: string; line: number; field: string };
	complain(about: Problem): void;
}

function read<C extends string, L>(
	text: string,
	file: string,
	columns: readonly C[],
	take: (row: Reading<C>) => L,
): Parsed<L> {
	if (text.includes('\uFFFD')) return { lines: [], problems: [problem('file.encoding', { file }, {})] };
	const { rows, problems } = readTable(text, file, columns);
	const lines: Numbered<L>[] = [];
	for (const row of rows) {
		const own: Problem[] = [];
		const said = take(reading(row, file, own));
		if (own.length > 0) problems.push(...own);
		else lines.push({ line: row.line, said });
	}
	if (rows.length === 0 && problems.length === 0) problems.push(problem('roster.empty', { file }, {}));
	// A file without one line is told in the words of this list.
	const told = problems.map((one) => (one.code === 'csv.empty' ? problem('roster.empty', { file }, {}) : one));
	return { lines, problems: told.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

function reading<C extends string>({ line, cells }: TableRow<C>, file: string, own: Problem[]): Reading<C> {
	const at = (field: C) => ({ file, line, field });
	return {
		cell: (column) => cells[column],
		at,
		complain: (about) => own.push(about),
		required: (column) => {
			const value = cells[column];
			if (value === '') own.push(problem('roster.required', at(column), {}));
			else if (value.length > LIMIT) {
				own.push(problem('roster.long', at(column), { length: value.length, limit: LIMIT }));
			}
			return value;
		},
	};
}

/** A contest by its code, its name or its folder in Sirekap; the only one there is need not be said. */
function contestOf(election: Election, said: string): string | undefined {
	const [only, another] = election.contests;
	if (said === '' && only && !another) return only.code;
	return election.contests.find(({ code, name, sirekapCode }) =>
		[code, name.id, name.en, sirekapCode].some((known) => same(known, said)),
	)?.code;
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
