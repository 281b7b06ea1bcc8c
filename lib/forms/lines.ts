import type { Cause } from './causes';
import { amount, type Contest, type FieldId, type Figures } from './types';

/** Two lines whose numbers stand in each other's place, a run one line off, or votes gone from one to another. */
export type LineKind = 'exchange' | 'shift' | 'move';

/** What happened to some lines of section IV between paper and system. Sums alone do not show it. */
export interface LineMove {
	readonly kind: LineKind;
	/** The lines, in the order of the form. */
	readonly fields: readonly FieldId[];
}

interface Line {
	readonly id: FieldId;
	/** Lines of one party stand together; without parties all lines do. */
	readonly group: number;
	readonly mine: number;
	readonly theirs: number;
}

/** Fewest differing lines of a shift, the one it spills into included; from three on it wins over an exchange. */
const SHORTEST_SHIFT = 2;
const SURE_SHIFT = 3;

/**
 * Vote-shifting keeps every sum true (domain 7.3, S5), so lines are compared with lines: long shifts first,
 * then exchanged pairs, short shifts, and what moved within a party or between two lines. Each line is
 * named once; lines with a number on one side only are never named.
 */
export function lineMoves(contest: Contest, paper: Figures, system: Figures): LineMove[] {
	const lines: Line[] = [];
	for (const field of contest.fields) {
		if (field.section !== 'IV' || field.line === 'total') continue;
		const mine = amount(paper[field.id]);
		const theirs = amount(system[field.id]);
		if (mine === null || theirs === null) continue;
		lines.push({ id: field.id, group: field.line ? (field.contestant ?? 0) : 0, mine, theirs });
	}
	const open = new Set(lines.flatMap((line, at) => (line.mine === line.theirs ? [] : [at])));
	if (open.size < 2) return [];
	const moves: LineMove[] = [];
	const name = (kind: LineKind, places: readonly number[]) => {
		for (const at of places) open.delete(at);
		moves.push({ kind, fields: places.map((at) => lines[at]?.id ?? '') });
	};
	for (const run of shifts(lines, open, SURE_SHIFT)) name('shift', run);
	for (const pair of pairs(lines, open, exchanged)) name('exchange', pair);
	for (const run of shifts(lines, open, SHORTEST_SHIFT)) name('shift', run);
	for (const group of balanced(lines, open)) name('move', group);
	for (const pair of pairs(lines, open, opposite)) name('move', pair);
	return moves;
}

/** The likely cause of each difference in section IV that is about lines, by field. */
export function lineCauses(contest: Contest, paper: Figures, system: Figures): ReadonlyMap<FieldId, Cause> {
	return new Map(
		lineMoves(contest, paper, system).flatMap(({ kind, fields }) =>
			fields.map((field): [FieldId, Cause] => [
				field,
				{ code: 'P305', kind, with: fields.filter((other) => other !== field) },
			]),
		),
	);
}

/**
 * Runs of one group that equal the other source one line up or down; the line a run spills into belongs to it. The
 * longest first, whichever way it went: a piece of it may look like a shorter run the other way.
 */
function* shifts(lines: readonly Line[], open: ReadonlySet<number>, least: number): Generator<number[]> {
	const differing = (run: readonly number[]) => run.filter((place) => open.has(place));
	const runs = [...runsOf(lines, 1), ...runsOf(lines, -1)].sort((a, b) => differing(b).length - differing(a).length);
	for (const run of runs) {
		const left = differing(run);
		if (left.length >= least) yield left;
	}
}

/** Every run that equals the other source `step` lines further, with the line it spills into. */
function runsOf(lines: readonly Line[], step: 1 | -1): number[][] {
	const runs: number[][] = [];
	let run: number[] = [];
	for (let at = 0; at <= lines.length; at++) {
		const line = lines[at];
		const other = lines[at + step];
		const follows = line && other && line.group === other.group && line.mine === other.theirs;
		if (follows && (run.length === 0 || lines[run[0] ?? 0]?.group === line.group)) {
			run.push(at);
			continue;
		}
		if (run.length > 0) runs.push(step === 1 ? [...run, (run.at(-1) ?? 0) + 1] : [(run[0] ?? 0) - 1, ...run]);
		run = follows ? [at] : [];
	}
	return runs;
}

const exchanged = (a: Line, b: Line) => a.mine === b.theirs && b.mine === a.theirs;
const opposite = (a: Line, b: Line) => a.mine - a.theirs === b.theirs - b.mine;

/** Pairs that fit each other, those of one group first, each line in one pair. */
function* pairs(
	lines: readonly Line[],
	open: ReadonlySet<number>,
	fits: (a: Line, b: Line) => boolean,
): Generator<number[]> {
	for (const within of [true, false]) {
		for (const at of [...open].sort((a, b) => a - b)) {
			const line = lines[at];
			if (!line || !open.has(at)) continue;
			const partner = [...open].find((place) => {
				const other = lines[place];
				return place > at && other && (other.group === line.group) === within && fits(line, other);
			});
			if (partner !== undefined) yield [at, partner];
		}
	}
}

/** The differing lines of a group whose differences cancel out: the party's sum hides them. */
function* balanced(lines: readonly Line[], open: ReadonlySet<number>): Generator<number[]> {
	const groups = new Map<number, number[]>();
	for (const at of [...open].sort((a, b) => a - b)) {
		const group = lines[at]?.group ?? 0;
		groups.set(group, [...(groups.get(group) ?? []), at]);
	}
	for (const places of groups.values()) {
		const sum = places.reduce((total, at) => total + (lines[at]?.mine ?? 0) - (lines[at]?.theirs ?? 0), 0);
		if (places.length > 1 && sum === 0) yield places;
	}
}
