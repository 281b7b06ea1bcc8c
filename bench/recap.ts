import { performance } from 'node:perf_hooks';
import type { House } from '../db/house';
import { recapOf } from '../db/recap';
import { adoptWhole, lockAll } from '../db/testing/filled';
import { ACTORS, digest } from '../db/testing/fixtures';
import { command, Hall } from '../db/testing/hall';
import { demolish, freshHouse } from '../db/testing/house';
import { examplePack } from '../lib/demo/packs';
import { paperTruth } from '../lib/demo/paper';
import { randomFrom } from '../lib/demo/random';
import { demoRegions } from '../lib/demo/regions';
import { canonicalJson } from '../lib/forms';
import { hashFigures } from '../lib/plenary';
import { type together, withFigures } from '../lib/recap';
import { type Bench, type Measure, measured, median } from './measure';

const CONTESTS = ['ppwp', 'dpr', 'dpd', 'dprd-prov', 'dprd-kab'] as const;
/** TPS of the smaller and the larger hall; the larger is kecamatan Cengkareng's. */
const SMALL = 50;
const LARGE = 1_569;
/** Results locked through the door in each hall while the clock runs. */
const TIMED = 60;
/** The page the issue names. */
const PAGE_TPS = 451;
const ROUNDS = 7;

/** What a locked result costs, with few and with many others locked; and a large page of totals. */
export const recap: Bench = async () => {
	const small = hallWith(SMALL, 3, CONTESTS);
	const large = hallWith(LARGE, 6, CONTESTS);
	// In turns, so that a slow moment of the machine falls on both.
	const times: [number[], number[]] = [[], []];
	for (let at = 0; at < TIMED; at++) {
		times[0].push(strike(small, at));
		times[1].push(strike(large, at));
	}
	const same = recomputes(large.hall.house);
	const lines: Measure[] = [
		measured(
			{
				bench: `lock one result, ${LARGE} TPS × 5 contests beside ${SMALL} × 5`,
				unit: 'ms',
				target: '≤ 1.5 × (cost does not grow with the number of TPS)',
				note: `median of ${TIMED} gavels, DPR forms of ${large.fields} numbers; full recomputation gives the same: ${same}`,
			},
			median(times[1]),
			median(times[0]),
			(ratio) => ratio <= 1.5 && same,
		),
	];
	small.hall.leave();
	large.hall.leave();
	lines.push(page());
	return lines;
};

interface Filled {
	readonly hall: Hall;
	readonly tps: readonly string[];
	/** TPS of the first contests left for the clock. */
	readonly open: readonly string[];
	readonly fields: number;
}

/** A hall in which every TPS is locked in every contest but the few DPR results left for the clock. */
function hallWith(count: number, kelurahan: number, contests: readonly string[]): Filled {
	const hall = new Hall(freshHouse());
	const random = randomFrom(count);
	const regions = demoRegions(random, kelurahan, count + TIMED);
	hall.does(ACTORS.admin, 'region.import', { file: 'x', sha256: digest('x'), kelurahan: regions });
	adoptWhole(hall.house, ACTORS.admin, examplePack('pemilu-2024'));
	hall.does(ACTORS.ketua, 'plenary.open', { kecamatan: '990101', mode: 'match' });
	const tps = regions.flatMap((rows) => rows.tps.map(({ kode }) => kode));
	const open = tps.filter((_, at) => at % Math.max(1, Math.floor(tps.length / TIMED)) === 0).slice(0, TIMED);
	lockAll(
		hall.house,
		ACTORS.ketua,
		tps.filter((code) => !open.includes(code)),
		contests,
	);
	const fields = hall.house.states.election().contest('dpr', tps[0] ?? '')?.fields.length ?? 0;
	return { hall, tps, open, fields };
}

/** One DPR result through the door; the time of its gavel in milliseconds. */
function strike({ hall, open }: Filled, at: number): number {
	const tps = open[at] ?? '';
	const contest = 'dpr';
	const form = hall.house.states.election().contest(contest, tps);
	if (!form) throw new Error('no dpr');
	const figures = paperTruth(randomFrom(at), form);
	hall.does(ACTORS.operator, 'tps.floor', { contest, tps, seal: 'utuh', note: '', mode: 'match' });
	hall.does(ACTORS.operator, 'tally.fill', { contest, tps, figures, matched: [], blank: [] });
	const state = () => hall.house.states.result(contest, tps);
	const edits = form.fields
		.filter(({ inSystem }) => inSystem)
		.map(({ id }) => ({ field: id, value: figures[id] === 'X' ? 0 : (figures[id] ?? null) }));
	hall.does(ACTORS.operator, 'system.edit', { contest, tps, edits, reason: 'Mengikuti C.Hasil' });
	const hash = hashFigures(contest, tps, 1, figures, {
		...Object.fromEntries(edits.map(({ field, value }) => [field, value])),
	});
	const send = command('gavel.strike', { contest, tps, hash });
	const expect = state().version;
	const started = performance.now();
	const outcome = hall.send(ACTORS.ketua, send, { expect });
	const took = performance.now() - started;
	if (!outcome.ok) throw new Error(JSON.stringify(outcome));
	return took;
}

/** The totals kept are the totals computed anew from every locked row. */
function recomputes(house: House): boolean {
	const rows = house.sqlite
		.prepare("SELECT contest, substr(tps, 1, 10) AS kelurahan, tps, paper FROM result WHERE status = 'locked'")
		.all() as { contest: string; kelurahan: string; tps: string; paper: string }[];
	const anew = new Map<string, ReturnType<typeof together>>();
	for (const { contest, kelurahan, tps, paper } of rows) {
		const key = `${contest}/${kelurahan}`;
		const fields =
			house.states
				.election()
				.contest(contest, tps)
				?.fields.map(({ id }) => id) ?? [];
		anew.set(key, withFigures(anew.get(key) ?? { sums: {}, unknown: {} }, fields, JSON.parse(paper), 1));
	}
	const kept = house.sqlite.prepare('SELECT contest, kelurahan, paper FROM recap').all() as typeof rows;
	return (
		kept.length === anew.size &&
		kept.every(({ contest, kelurahan, paper }) => paper === canonicalJson(anew.get(`${contest}/${kelurahan}`)))
	);
}

/** A page of 451 TPS × the lines of DPR as JSON, beside one bare SQL sum over the same rows. */
function page(): Measure {
	const hall = new Hall(freshHouse());
	const regions = demoRegions(randomFrom(1), 1, PAGE_TPS);
	hall.does(ACTORS.admin, 'region.import', { file: 'x', sha256: digest('x'), kelurahan: regions });
	adoptWhole(hall.house, ACTORS.admin, examplePack('pemilu-2024'));
	const kelurahan = regions[0]?.kode ?? '';
	lockAll(
		hall.house,
		ACTORS.ketua,
		regions.flatMap((rows) => rows.tps.map(({ kode }) => kode)),
		['dpr'],
	);
	const bare = hall.house.sqlite.prepare(
		`SELECT field.key, SUM(field.value) FROM result, json_each(result.paper) AS field
		 WHERE result.contest = 'dpr' AND result.tps >= ? AND result.tps < ? GROUP BY field.key`,
	);
	const [ours, theirs]: [number[], number[]] = [[], []];
	let bytes = 0;
	for (let round = 0; round < ROUNDS; round++) {
		let started = performance.now();
		bytes = JSON.stringify(recapOf(hall.house, 'dpr', kelurahan)).length;
		ours.push(performance.now() - started);
		started = performance.now();
		bare.all(kelurahan, `${kelurahan}~`);
		theirs.push(performance.now() - started);
	}
	const lines = hall.house.states.election().contest('dpr', `${kelurahan}001`)?.fields.length ?? 0;
	demolish(hall.house);
	return measured(
		{
			bench: `recap page, ${PAGE_TPS} TPS × ${lines} lines, both sources`,
			unit: 'ms',
			target: 'beside one bare SQL sum of the same rows (one source)',
			note: `${Math.round(bytes / 1024)} kB of JSON`,
		},
		median(ours),
		median(theirs),
		() => true,
	);
}
