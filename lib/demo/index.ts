import { type Contest, contestOf, type Figures } from '../forms';
import type { KelurahanRows } from '../plenary/commands';
import { writeTpsFile } from '../sirekap';
import { writeWilayahCsv } from '../wilayah';
import { MISREADINGS, type Misreading, misread, readWell } from './misreadings';
import { contradictory, paperTruth } from './paper';
import { type Random, randomFrom } from './random';
import { demoRegions } from './regions';

export type { Misreading } from './misreadings';

/** What a demo is made of; the defaults are the plenary that `npm start` offers. */
export interface DemoOptions {
	/** Kelurahan of the kecamatan; 3. */
	readonly kelurahan?: number;
	/** TPS of all kelurahan together; 24. */
	readonly tps?: number;
	/** The contest; PPWP. */
	readonly contest?: Contest;
}

/** An invented kecamatan in the real formats, and what is written on its paper. */
export interface Demo {
	readonly wilayahCsv: string;
	readonly kelurahan: readonly KelurahanRows[];
	/** Sirekap TPS files, in the folders of the public site. */
	readonly files: readonly { readonly path: string; readonly text: string }[];
	/** C.Hasil by TPS code, every field filled. */
	readonly paper: Readonly<Record<string, Figures>>;
	/** TPS the system has nothing of. */
	readonly notUploaded: readonly string[];
	/** TPS whose system data is misread, and how. */
	readonly misread: Readonly<Record<string, Misreading>>;
	/** TPS whose paper contradicts itself (K106). */
	readonly contradictory: readonly string[];
}

const NOT_UPLOADED = 3;
const MISREAD = 8;
const VOTES_ONLY = 12;
const CONTRADICTORY = 16;

/** One in `of`, at least `least`. */
const portion = (count: number, of: number, least: number) => Math.max(least, Math.round(count / of));

const TS_UPLOADED = '2024-02-15 23:29:50';
const TS_EMPTY = '2024-02-15 07:00:44';

/** Path of a TPS file below the public site's root (data README). */
function pathOf(contest: Contest, tps: string): string {
	const folders = [2, 4, 6, 10].map((length) => tps.slice(0, length)).join('/');
	return `pemilu/hhcw/${contest.sirekapCode}/${folders}/${tps}.json`;
}

type Numbers = Readonly<Record<string, number | null>>;

/** A TPS file as the site served it. `numbers` null: nothing uploaded; `votesOnly`: no `administrasi`. */
function tpsFile(contest: Contest, tps: string, random: Random, numbers: Numbers | null, votesOnly: boolean): string {
	const image = (page: number) =>
		`https://sirekap.contoh.invalid/${tps}-${page}-${random.between(0x10000000, 0xfffffff0).toString(16)}.jpg`;
	const rest = {
		...(random.oneIn(8) ? { mode: 'hhcw' } : {}),
		chart: numbers ? { null: null } : null,
		images: [1, 2, 3].map((page) => (numbers ? image(page) : null)),
		administrasi: numbers && !votesOnly ? {} : null,
		psu: null,
		ts: numbers ? TS_UPLOADED : TS_EMPTY,
		status_suara: numbers !== null,
		status_adm: numbers !== null && !votesOnly,
	};
	const votes = new Set(contest.fields.filter(({ section }) => section === 'IV').map(({ id }) => id));
	const shown = Object.entries(numbers ?? {}).filter(([id]) => !votesOnly || votes.has(id));
	return writeTpsFile(contest, { figures: Object.fromEntries(shown), rest });
}

/**
 * A demo election, the same for the same seed and options: about a third of the TPS not uploaded, a
 * tenth misread by the system, a few whose paper contradicts itself (1–2 in the default size), a few
 * with votes but no `administrasi`, as on the real site. Scales to thousands of TPS (at most 899 in a
 * kelurahan, else a RangeError).
 */
export function generateDemo(seed: number, options: DemoOptions = {}): Demo {
	const { kelurahan: kelurahanCount = 3, tps: tpsCount = 24, contest = contestOf('ppwp') } = options;
	if (!contest) throw new Error('generateDemo: no contest');
	const random = randomFrom(seed);
	const kelurahan = demoRegions(random, kelurahanCount, tpsCount);
	const codes = kelurahan.flatMap(({ tps }) => tps.map(({ kode }) => kode));
	const order = random.shuffled(codes);
	const take = (count: number) => order.splice(0, Math.min(count, order.length));
	const notUploaded = take(Math.round(codes.length / NOT_UPLOADED));
	const planned = new Map(
		take(portion(codes.length, MISREAD, 2)).map((tps, at) => [tps, MISREADINGS[at % MISREADINGS.length]] as const),
	);
	const misreadBy: Record<string, Misreading> = {};
	const votesOnly = take(portion(codes.length, VOTES_ONLY, 1));
	// Taken where the system cannot show it, so that only the paper tells.
	const odd = [...votesOnly.slice(0, 1), ...notUploaded].slice(0, portion(codes.length, CONTRADICTORY, 1));
	const [empty, chartOnly, contradicts] = [new Set(notUploaded), new Set(votesOnly), new Set(odd)];
	const paper: Record<string, Figures> = {};
	const files = codes.map((tps) => {
		const truth = paperTruth(random, contest);
		const written = contradicts.has(tps) ? contradictory(truth) : truth;
		paper[tps] = written;
		const read = readWell(contest, written);
		const plan = planned.get(tps);
		// Columns that are equal cannot be seen to be exchanged.
		const how = plan === 'exchanged' && read['I.B.1.L'] === read['I.B.1.P'] ? 'wrong-sum' : plan;
		if (how) misreadBy[tps] = how;
		const numbers = empty.has(tps) ? null : how ? misread(contest, read, how) : read;
		return { path: pathOf(contest, tps), text: tpsFile(contest, tps, random, numbers, chartOnly.has(tps)) };
	});
	return {
		wilayahCsv: writeWilayahCsv(kelurahan),
		kelurahan,
		files,
		paper,
		notUploaded: notUploaded.sort(),
		misread: misreadBy,
		contradictory: [...odd].sort(),
	};
}
