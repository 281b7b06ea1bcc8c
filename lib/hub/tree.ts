import type { Parcel } from '../delivery';
import { amount, type Contest, type FieldId, fieldsOf } from '../forms';
import { writeTpsFile } from '../sirekap';

/** Digits of the code at each level: province, kabupaten/kota, kecamatan, kelurahan/desa, TPS. */
export const LEVELS = [2, 4, 6, 10, 13] as const;
export type Level = (typeof LEVELS)[number];

/** The level below, or `null` below a TPS. An empty code is the nation. */
export function levelBelow(code: string): Level | null {
	return LEVELS.find((digits) => digits > code.length) ?? null;
}

/** Code of the region above; the nation's is empty. */
export function parentOf(code: string): string {
	const at = LEVELS.indexOf(code.length as Level);
	return at <= 0 ? '' : code.slice(0, LEVELS[at - 1]);
}

/** The steps of a code from the province down: `31/3101/310101/…`. */
export function stepsOf(code: string): string {
	return LEVELS.filter((digits) => digits <= code.length)
		.map((digits) => code.slice(0, digits))
		.join('/');
}

/** Where a result or a sum stands in Sirekap's public tree; the nation is the contest's own file. */
export const resultPath = (contest: Contest, code: string): string =>
	code === '' ? `pemilu/hhcw/${contest.sirekapCode}.json` : `pemilu/hhcw/${contest.sirekapCode}/${stepsOf(code)}.json`;

/** Where the list of a region's children stands. */
export const regionPath = (contest: Contest, code: string): string =>
	`wilayah/pemilu/${contest.sirekapCode}/${code === '' ? '0' : stepsOf(code)}.json`;

/** Where the contestants of a contest stand. */
export const contestantsPath = (contest: Contest): string => `pemilu/${contest.sirekapCode}.json`;

/** One line of a region list as Sirekap writes it. */
export interface RegionLine {
	readonly nama: string;
	readonly id: number;
	readonly kode: string;
	readonly tingkat: number;
}

export function regionLines(children: readonly { readonly code: string; readonly name: string }[]): RegionLine[] {
	return children.map(({ code, name }) => ({
		nama: name,
		id: Number(code),
		kode: code,
		tingkat: LEVELS.indexOf(code.length as Level) + 1,
	}));
}

/** The contestants' file. No colour is theirs here: every line gets the same ink. */
export function contestantsFile(contest: Contest, ts: string): string {
	const line = ({ no, name, sirekapId }: Contest['contestants'][number]) => [
		sirekapId,
		{ ts, nama: name, warna: '#55515E', nomor_urut: no },
	];
	return JSON.stringify(Object.fromEntries(contest.contestants.map(line)));
}

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The public file of one TPS: the paper's figures in the members Sirekap's own file has, everything else
 * of that file as it came. A TPS that never was in Sirekap gets the members a reader expects.
 * @param ts the time of publication as Sirekap writes times (`2024-02-18 10:00:00`, WIB)
 */
export function tpsFile(contest: Contest, parcel: Pick<Parcel, 'figures' | 'rest'>, ts: string): string {
	const fields = fieldsOf(contest);
	const figures: Record<FieldId, number | null> = {};
	for (const [id, cell] of Object.entries(parcel.figures)) if (fields.get(id)?.inSystem) figures[id] = amount(cell);
	const filled = Object.values(figures).some((cell) => cell !== null);
	const { rest } = parcel;
	// Sirekap showed nothing: what it said of its own state no longer fits what stands here now.
	const bare = rest.chart === undefined && rest.administrasi === undefined && Object.keys(rest).length === 0;
	const unseen = filled && (rest.chart ?? null) === null && (rest.administrasi ?? null) === null;
	const base = bare
		? {
				mode: 'hhcw',
				chart: null,
				images: [],
				administrasi: null,
				psu: null,
				ts,
				status_suara: filled,
				status_adm: filled,
			}
		: unseen
			? { ...rest, ts, status_suara: true, status_adm: true }
			: rest;
	return writeTpsFile(contest, { figures, rest: base });
}

/** Sum of two charts, whatever their depth: numbers are added, names kept. */
export function addCharts(a: Json, b: Json): Json {
	const sum: Record<string, unknown> = { ...a };
	for (const [name, value] of Object.entries(b)) {
		const before = sum[name];
		if (typeof value === 'number') sum[name] = (typeof before === 'number' ? before : 0) + value;
		else if (isRecord(value)) sum[name] = addCharts(isRecord(before) ? before : {}, value);
	}
	return sum;
}

export interface Progress {
	readonly total: number;
	readonly progres: number;
}

/** What a region's file says of one child: its sums, and how far it is. */
export interface ChildSums extends Progress {
	readonly chart: Json;
}

const persen = ({ total, progres }: Progress) => (total === 0 ? 0 : Math.round((progres / total) * 10_000) / 100);

/** The sums of one TPS file, for its kelurahan. */
export function sumsOfTps(file: string): ChildSums {
	const { chart } = JSON.parse(file) as { chart?: unknown };
	if (!isRecord(chart)) return { chart: {}, total: 1, progres: 0 };
	const sums = addCharts({}, chart);
	return { chart: sums, total: 1, progres: Object.keys(sums).length > 0 ? 1 : 0 };
}

export function sumChildren(children: ReadonlyMap<string, ChildSums>): ChildSums {
	let chart: Json = {};
	let total = 0;
	let progres = 0;
	for (const child of children.values()) {
		chart = addCharts(chart, child.chart);
		total += child.total;
		progres += child.progres;
	}
	return { chart, total, progres };
}

/** The file of a region: sums, sums of each child, how far it is. */
export function regionFile(children: ReadonlyMap<string, ChildSums>, ts: string): string {
	const own = sumChildren(children);
	const table = Object.fromEntries(
		[...children].map(([code, child]) => [
			code,
			{
				...child.chart,
				psu: 'Reguler',
				persen: persen(child),
				status_progress: child.progres > 0,
				progres: { total: child.total, progres: child.progres },
			},
		]),
	);
	return JSON.stringify({
		mode: 'hhcw',
		chart: { ...own.chart, persen: persen(own) },
		table,
		progres: { total: own.total, progres: own.progres, persen: persen(own) },
		psu: 'Reguler',
		ts,
	});
}

const BESIDE_SUMS = new Set(['psu', 'persen', 'status_progress', 'progres']);

/** The children as a region's file tells them; `null` when the text is no such file. */
export function readRegionFile(text: string): Map<string, ChildSums> | null {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return null;
	}
	if (!isRecord(value) || !isRecord(value.table)) return null;
	const children = new Map<string, ChildSums>();
	for (const [code, line] of Object.entries(value.table)) {
		if (!isRecord(line) || !isRecord(line.progres)) return null;
		const { total, progres } = line.progres as { total?: unknown; progres?: unknown };
		if (typeof total !== 'number' || typeof progres !== 'number') return null;
		const chart = Object.fromEntries(Object.entries(line).filter(([name]) => !BESIDE_SUMS.has(name)));
		children.set(code, { chart, total, progres });
	}
	return children;
}

/** A time as Sirekap writes it: WIB, without a zone. */
export function sirekapTime(at: Date): string {
	return new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
