import { parse } from 'csv-parse/sync';
import type { CommandOf } from '../plenary';

type Row = CommandOf<'operator.register'>['operators'][number];

/** One line of the list that cannot be taken, counted as a spreadsheet counts. */
export interface OperatorProblem {
	readonly line: number;
	readonly code: 'columns' | 'username' | 'name' | 'duty' | 'tps';
	readonly found: string;
}

export const OPERATOR_PROBLEMS = ['columns', 'username', 'name', 'duty', 'tps'] as const;
const COLUMNS = ['kode_tps', 'nama', 'akun', 'peran'] as const;

/**
 * A list of operators: `kode_tps;nama;akun;peran` (mobile or web), columns in any order, commas or semicolons, with or
 * without a byte order mark. Either every line can be taken, or the problems are told and none is.
 */
export function readOperators(text: string): {
	readonly rows: readonly Row[];
	readonly problems: readonly OperatorProblem[];
} {
	let lines: string[][];
	try {
		lines = parse(text, {
			bom: true,
			delimiter: [';', ','],
			relax_column_count: true,
			skip_empty_lines: true,
			trim: true,
		});
	} catch (fault) {
		const found = fault instanceof Error ? fault.message.slice(0, 80) : '';
		return { rows: [], problems: [{ line: 1, code: 'columns', found }] };
	}
	const head = (lines[0] ?? []).map((name) => name.toLowerCase());
	const missing = COLUMNS.filter((name) => !head.includes(name));
	if (missing.length > 0) return { rows: [], problems: [{ line: 1, code: 'columns', found: missing.join(', ') }] };
	const problems: OperatorProblem[] = [];
	const rows = lines.slice(1).flatMap((cells, at): Row[] => {
		const cell = (name: (typeof COLUMNS)[number]) => cells[head.indexOf(name)] ?? '';
		const problem = (code: OperatorProblem['code'], found: string) => {
			problems.push({ line: at + 2, code, found: found.slice(0, 60) });
			return [];
		};
		const username = cell('akun').toLowerCase();
		const duty = cell('peran').toLowerCase();
		const tps = cell('kode_tps');
		if (!/^[a-z0-9._@-]{3,64}$/.test(username)) return problem('username', cell('akun'));
		if (cell('nama') === '' || cell('nama').length > 120) return problem('name', cell('nama'));
		if (duty !== 'mobile' && duty !== 'web') return problem('duty', cell('peran'));
		if (duty === 'mobile' ? !/^\d{13}$/.test(tps) : tps !== '') return problem('tps', tps);
		return [{ username, name: cell('nama'), duty, tps: tps === '' ? null : tps }];
	});
	return problems.length > 0 ? { rows: [], problems } : { rows, problems };
}
