import type { Contest } from '../../lib/forms';
import { levelBelow, parentOf } from '../../lib/hub';
import type { Hub } from './hub';
import type { HallSeen, ProgressRow } from './store';

/** One region of the monitor: how far it is, and what its halls say of themselves. */
export interface MonitorLine extends ProgressRow {
	readonly name: string;
	/** Locked in the halls and not here yet, as the halls said last; null where no hall was heard. */
	readonly waiting: number | null;
	/** Why the last sending of one of its halls failed. */
	readonly fault: string | null;
	/** When one of its halls was heard last. */
	readonly seenAt: string | null;
	readonly halls: number;
}

export interface MonitorView {
	readonly code: string;
	readonly name: string | null;
	/** From the nation down to this region. */
	readonly way: readonly { readonly code: string; readonly name: string }[];
	readonly lines: readonly MonitorLine[];
	readonly total: ProgressRow;
	readonly at: string;
}

/** The regions below one, with what arrived, what is stuck and why. */
export async function monitorView(hub: Hub, contest: Contest, code: string): Promise<MonitorView> {
	const level = levelBelow(code) ?? 13;
	const [rows, halls] = await Promise.all([hub.store.progress(contest.code, code, level), hub.store.halls()]);
	const way: string[] = [];
	for (let at = code; at !== ''; at = parentOf(at)) way.unshift(at);
	const names = await hub.store.names([...way, ...rows.map((row) => row.code)]);
	const nameOf = (of: string) => names.get(of) ?? of;
	const lines = rows.map((row) => ({ ...row, name: nameOf(row.code), ...heardOf(row.code, halls) }));
	const sum = (of: keyof Omit<ProgressRow, 'code'>) => rows.reduce((total, row) => total + row[of], 0);
	return {
		code,
		name: code === '' ? null : nameOf(code),
		way: way.map((of) => ({ code: of, name: nameOf(of) })),
		lines,
		total: {
			code,
			known: sum('known'),
			received: sum('received'),
			verified: sum('verified'),
			published: sum('published'),
			returned: sum('returned'),
		},
		at: hub.now().toISOString(),
	};
}

function heardOf(
	code: string,
	halls: readonly HallSeen[],
): Pick<MonitorLine, 'waiting' | 'fault' | 'seenAt' | 'halls'> {
	// A hall speaks for its kecamatan; below that nobody can say which village's results wait.
	const own = code.length > 6 ? [] : halls.filter((hall) => hall.kecamatan.startsWith(code));
	const reports = own.flatMap(({ report }) => (report ? [report] : []));
	return {
		halls: own.length,
		waiting: reports.length === 0 ? null : reports.reduce((sum, report) => sum + report.waiting, 0),
		fault: reports.find((report) => report.waiting > 0 && report.fault !== null)?.fault ?? null,
		seenAt: own.map(({ seenAt }) => seenAt).reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b), null),
	};
}

/** A cell of a CSV; what a spreadsheet would take for a formula is told to be text. */
function csvCell(value: string | number | null): string {
	const text = value === null ? '' : String(value);
	const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvOf(head: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
	return `\uFEFF${[head, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
