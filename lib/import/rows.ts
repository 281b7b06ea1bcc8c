import type { Finding, RuleCode } from '../forms';
import type { Problem } from './problem';
import type { FileStatus, Moved } from './report';

/** What a list of an import can be narrowed to; held in the address. */
export const SHOWS = [
	'all',
	'new',
	'changed',
	'notUploaded',
	'unchanged',
	'inconsistent',
	'locked',
	'unknown',
	'missing',
	'invalid',
] as const;

export type Show = (typeof SHOWS)[number];

/** One line of the preview of system data. */
export interface PreviewRow {
	readonly file: string | null;
	readonly tps: string | null;
	/** Name of the TPS and its kelurahan, where the region list has it. */
	readonly place: string | null;
	readonly status: FileStatus | 'missing';
	/** The gavel has fallen on it. */
	readonly locked: boolean;
	/** Box opened and not locked yet. */
	readonly open: boolean;
	readonly moved: readonly Moved[];
	readonly findings: readonly Finding[];
	readonly problems: readonly Problem[];
}

/** Does a row stand under this heading? */
export function belongs(row: PreviewRow, show: Show): boolean {
	switch (show) {
		case 'all':
			return true;
		case 'inconsistent':
			return row.findings.length > 0;
		case 'locked':
			return row.locked;
		default:
			return row.status === show;
	}
}

/** How many rows stand under each heading. */
export function countShows(rows: readonly PreviewRow[]): Record<Show, number> {
	const counts = Object.fromEntries(SHOWS.map((show) => [show, 0])) as Record<Show, number>;
	for (const row of rows) for (const show of SHOWS) if (belongs(row, show)) counts[show]++;
	return counts;
}

/** The rows a search finds: parts of a TPS code, a place or a file name, in any case. */
export function searched(rows: readonly PreviewRow[], text: string): readonly PreviewRow[] {
	const wanted = text.trim().toLowerCase();
	if (wanted === '') return rows;
	return rows.filter(({ file, tps, place }) =>
		[file, tps, place].some((value) => value?.toLowerCase().includes(wanted)),
	);
}

/** Rules that some TPS breaks, most frequent first. */
export function brokenRules(findings: Readonly<Record<RuleCode, number>>): { code: RuleCode; count: number }[] {
	return Object.entries(findings)
		.map(([code, count]) => ({ code: code as RuleCode, count }))
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count || a.code.localeCompare(b.code));
}
