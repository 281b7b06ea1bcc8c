import { house } from '@/db/house';
import { previewRows } from '@/db/import/rows';
import { belongs, countShows, type Show, searched } from '@/lib/import';
import { isNoop, type Preview } from './import';

export type SystemAnswer = ReturnType<typeof systemAnswer>;
export type RegionAnswer = ReturnType<typeof regionAnswer>;

/** What the page is told about system data: all counts, and the rows that fit up to a limit. */
export function systemAnswer(found: Extract<Preview, { kind: 'sirekap' }>, show: Show, search: string, limit: number) {
	const { report, source, plan, contest } = found.preview;
	const all = previewRows(house(), contest, found.preview);
	const fitting = searched(all, search).filter((row) => belongs(row, show));
	const rows = fitting.slice(0, limit);
	const place = rows.find(({ tps, status }) => tps !== null && status !== 'unknown')?.tps;
	return {
		kind: found.kind,
		contest: contest.code,
		/** The form whose lines the rows are about, for their names; `null` where none of them is known here. */
		form: (place && house().states.election().contest(contest.code, place)) || null,
		source,
		plan,
		report,
		noop: isNoop(found),
		counts: countShows(all),
		fitting: fitting.length,
		rows,
	};
}

/** What the page is told about a region list. */
export function regionAnswer(found: Extract<Preview, { kind: 'wilayah' }>, search: string, limit: number) {
	const { report, source, plan, problems, items } = found.preview;
	const wanted = search.trim().toLowerCase();
	const kelurahan = found.preview.kelurahan.filter(
		({ kode, nama, kecamatan }) =>
			kode.includes(wanted) || nama.toLowerCase().includes(wanted) || kecamatan.toLowerCase().includes(wanted),
	);
	return {
		kind: found.kind,
		source,
		plan,
		report,
		noop: isNoop(found),
		changing: items.length,
		kelurahan: kelurahan.slice(0, limit),
		fitting: kelurahan.length,
		kelurahanCount: found.preview.kelurahan.length,
		problems: problems.slice(0, limit),
		problemCount: problems.length,
	};
}
