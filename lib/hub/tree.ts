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

/** What the paths of a contest in the tree are made of. */
export type TreeContest = Pick<Contest, 'sirekapCode' | 'sirekapShape'>;

/** Sirekap had a tree of its own for Pilkada, with everything in `tungsura`. */
const treeOf = ({ sirekapShape }: TreeContest) => (sirekapShape === 'tungsura' ? 'pilkada' : 'pemilu');

/** Where a result or a sum stands in Sirekap's public tree; the nation is the contest's own file. */
export const resultPath = (contest: TreeContest, code: string): string => {
	const root = `${treeOf(contest)}/hhcw/${contest.sirekapCode}`;
	return code === '' ? `${root}.json` : `${root}/${stepsOf(code)}.json`;
};

/** Where the list of a region's children stands. */
export const regionPath = (contest: TreeContest, code: string): string =>
	`wilayah/${treeOf(contest)}/${contest.sirekapCode}/${code === '' ? '0' : stepsOf(code)}.json`;

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

/** A file of the tree and what is to be in it; what is there already stays. */
export interface TreeFile {
	readonly path: string;
	readonly members: Readonly<Record<string, unknown>>;
}

/** No colour is anybody's here: every line gets the same ink. */
const INK = '#55515E';

/**
 * Who stands for election, as Sirekap's public tree tells it: pairs in the contest's file, parties in `partai.json` with
 * the candidates of a district beside. Candidates of a district without parties (DPD) stand below the contest's name.
 */
export function contestantFiles(contest: Contest, ts: string): TreeFile[] {
	const { contestants, district, fields } = contest;
	const line = (no: number, name: string) => ({ ts, nama: name, warna: INK, nomor_urut: no });
	if (contest.sirekapShape !== 'parties') {
		const members = Object.fromEntries(contestants.map(({ no, name, sirekapId }) => [sirekapId, line(no, name)]));
		const own = district ? [`/${district.code.toLowerCase()}`] : [];
		// Pilkada's readers ask for one file with the pairs of all places; beside it each place has its own.
		const [root, names] =
			treeOf(contest) === 'pilkada' ? ['pilkada/paslon', ['', ...own]] : ['pemilu', district ? own : ['']];
		return names.map((name) => ({ path: `${root}/${contest.sirekapCode}${name}.json`, members }));
	}
	const parties = contestants.map(({ no, name, sirekapId }) => [
		sirekapId,
		{ ...line(no, name), nama_lengkap: name, id_pilihan: no },
	]);
	const files: TreeFile[] = [{ path: 'pemilu/partai.json', members: Object.fromEntries(parties) }];
	if (!district) return files;
	const lists = contestants.map(({ no, sirekapId }) => [
		sirekapId,
		Object.fromEntries(
			fields
				.filter((field) => field.contestant === no && field.line === 'candidate' && field.sirekapId)
				.map((field) => [field.sirekapId, { nama: field.label.id, nomor_urut: field.candidate }]),
		),
	]);
	const code = district.code.toLowerCase();
	return [...files, { path: `pemilu/caleg/partai/${code}.json`, members: Object.fromEntries(lists) }];
}

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** True when Sirekap's file had numbers, whose places are left in it. */
const showed = (members: Json) => isRecord(members.chart) || isRecord(members.administrasi);

/** The members a reader expects of a TPS that never was in Sirekap. */
function blankFile(contest: TreeContest): Json {
	const numbers = { chart: null, administrasi: null };
	const shown = treeOf(contest) === 'pilkada' ? { tungsura: numbers } : numbers;
	return { mode: 'hhcw', ...shown, images: [], psu: null };
}

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
	const unseen = filled && !showed(rest) && !(isRecord(rest.tungsura) && showed(rest.tungsura));
	const state = { ts, status_suara: filled, status_adm: filled };
	const base =
		Object.keys(rest).length === 0 ? { ...blankFile(contest), ...state } : unseen ? { ...rest, ...state } : rest;
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
	const members = JSON.parse(file) as { chart?: unknown; tungsura?: unknown };
	const { chart } = isRecord(members.tungsura) ? members.tungsura : members;
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
export function regionFile(contest: TreeContest, children: ReadonlyMap<string, ChildSums>, ts: string): string {
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
	const sums = {
		chart: { ...own.chart, persen: persen(own) },
		table,
		progres: { total: own.total, progres: own.progres, persen: persen(own) },
	};
	const numbers = treeOf(contest) === 'pilkada' ? { tungsura: sums } : sums;
	return JSON.stringify({ mode: 'hhcw', ...numbers, psu: 'Reguler', ts });
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
	const sums = isRecord(value) && isRecord(value.tungsura) ? value.tungsura : value;
	if (!isRecord(sums) || !isRecord(sums.table)) return null;
	const children = new Map<string, ChildSums>();
	for (const [code, line] of Object.entries(sums.table)) {
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
