import { type Problem, problem } from '../import/problem';
import type { KelurahanRows } from '../plenary/commands';
import { LEVELS } from './columns';
import { type Row, readTable } from './table';

export { WILAYAH_COLUMNS, type WilayahColumn } from './columns';

/** Longest name a region may have, in characters (the `region.import` command's limit). */
const NAME_LIMIT = 120;

/** What one row says about itself, without a look at the others. */
function rowProblems({ line, cells }: Row, file: string): Problem[] {
	const problems: Problem[] = [];
	for (const [at, level] of LEVELS.entries()) {
		const code = cells[level.code];
		if (code.length !== level.digits || !/^\d+$/.test(code)) {
			problems.push(problem('wilayah.code', { file, line, field: level.code }, { value: code, digits: level.digits }));
		}
		const name = cells[level.name];
		if (name === '') problems.push(problem('wilayah.empty-name', { file, line, field: level.name }, {}));
		if (name.length > NAME_LIMIT) {
			const context = { length: name.length, limit: NAME_LIMIT };
			problems.push(problem('wilayah.long-name', { file, line, field: level.name }, context));
		}
		const above = LEVELS[at + 1];
		if (!above) continue;
		const parent = cells[above.code];
		// A parent of the wrong length has its own line already.
		if (parent.length === above.digits && code.length === level.digits && !code.startsWith(parent)) {
			problems.push(problem('wilayah.not-nested', { file, line, field: level.code }, { value: code, parent }));
		}
	}
	if (!DPT.test(cells.dpt)) problems.push(problem('wilayah.dpt', { file, line, field: 'dpt' }, { value: cells.dpt }));
	return problems;
}

/** Voters of a TPS: empty, or a whole number of at most five digits (the `region.import` command's limit). */
const DPT = /^\d{0,5}$/;

/** What one row says against the rows before it. Names of good rows are remembered in `names`. */
function clashes({ line, cells }: Row, file: string, names: Map<string, string>, tps: Map<string, number>): Problem[] {
	const problems: Problem[] = [];
	for (const level of LEVELS) {
		const code = cells[level.code];
		const known = names.get(code);
		if (known !== undefined && known !== cells[level.name]) {
			const context = { value: code, name: cells[level.name], other: known };
			problems.push(problem('wilayah.two-names', { file, line, field: level.name }, context));
		}
	}
	const first = tps.get(cells.kode_tps);
	if (first !== undefined) {
		const context = { value: cells.kode_tps, first };
		problems.push(problem('wilayah.duplicate-tps', { file, line, field: 'kode_tps' }, context));
	}
	if (problems.length > 0) return problems;
	for (const level of LEVELS) names.set(cells[level.code], cells[level.name]);
	tps.set(cells.kode_tps, line);
	return [];
}

const byCode = (a: { readonly kode: string }, b: { readonly kode: string }) =>
	a.kode < b.kode ? -1 : a.kode > b.kode ? 1 : 0;

/**
 * Reads a list of TPS with KPU codes (columns {@link WILAYAH_COLUMNS}, and `dpt` where it is there; codes as in rules of the data
 * README: province 2, kabupaten/kota 2, kecamatan 2, kelurahan/desa 4, TPS 3 digits). A row with a
 * problem is left out and told; the good rows stay. Where two rows give one code two names, the first
 * stands. Kelurahan and TPS come back in the order of their codes, so that the same list in another
 * order is the same list. Never throws.
 * @param file the name problems are told under
 */
export function parseWilayahCsv(
	text: string,
	file = 'wilayah.csv',
): { kelurahan: KelurahanRows[]; problems: Problem[] } {
	const { rows, problems } = readTable(text, file);
	const names = new Map<string, string>();
	const lines = new Map<string, number>();
	const kelurahan = new Map<string, KelurahanRows>();
	for (const row of rows) {
		const own = rowProblems(row, file);
		const found = own.length > 0 ? own : clashes(row, file, names, lines);
		if (found.length > 0) {
			problems.push(...found);
			continue;
		}
		const { cells } = row;
		const entry = kelurahan.get(cells.kode_kelurahan) ?? {
			kode: cells.kode_kelurahan,
			nama: cells.nama_kelurahan,
			kecamatan: { kode: cells.kode_kecamatan, nama: cells.nama_kecamatan },
			kabko: { kode: cells.kode_kabko, nama: cells.nama_kabko },
			provinsi: { kode: cells.kode_provinsi, nama: cells.nama_provinsi },
			tps: [],
		};
		const dpt = cells.dpt === '' ? {} : { dpt: Number(cells.dpt) };
		entry.tps.push({ kode: cells.kode_tps, nama: cells.nama_tps, ...dpt });
		kelurahan.set(entry.kode, entry);
	}
	if (rows.length === 0 && problems.length === 0) problems.push(problem('csv.empty', { file }, {}));
	const sorted = [...kelurahan.values()].sort(byCode);
	for (const entry of sorted) entry.tps.sort(byCode);
	problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
	return { kelurahan: sorted, problems };
}
