import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examplePack } from '../demo/packs';
import { electionOf } from '../election';
import { differencesOf } from './differences';
import { lineMoves } from './lines';
import type { Contest, Figures } from './types';

const TPS = '9901011001001';
const election = electionOf(examplePack('pemilu-2024'), 'a'.repeat(64));
const dpr = election.contest('dpr', TPS) as Contest;
const dpd = election.contest('dpd', TPS) as Contest;

const linesOf = (contest: Contest) =>
	contest.fields.filter(({ section, line }) => section === 'IV' && line !== 'total');
const formOf = (contest: Contest) =>
	fc
		.array(fc.integer({ min: 0, max: 99 }), { minLength: linesOf(contest).length, maxLength: linesOf(contest).length })
		.map((votes): Figures => Object.fromEntries(linesOf(contest).map(({ id }, at) => [id, votes[at] ?? 0])));
const place = (contest: Contest) => fc.integer({ min: 0, max: linesOf(contest).length - 1 });
const named = (contest: Contest, paper: Figures, system: Figures) =>
	new Map(lineMoves(contest, paper, system).flatMap(({ kind, fields }) => fields.map((field) => [field, kind])));
const sum = (figures: Figures) => Object.values(figures).reduce<number>((all, cell) => all + Number(cell), 0);

describe.each([
	['DPR', dpr],
	['DPD', dpd],
])('lines of %s that keep every sum true', (_name, contest) => {
	const lines = linesOf(contest);

	it('two lines in each other’s place are always named, and nothing else is', () => {
		fc.assert(
			fc.property(formOf(contest), place(contest), place(contest), (paper, a, b) => {
				const [one, two] = [lines[a]?.id ?? '', lines[b]?.id ?? ''];
				fc.pre(paper[one] !== paper[two]);
				const system = { ...paper, [one]: paper[two] ?? 0, [two]: paper[one] ?? 0 };
				const found = named(contest, paper, system);
				expect([...found.keys()].sort()).toEqual([one, two].sort());
				expect(found.get(one)).toBe('exchange');
			}),
		);
	});

	it('a run of lines one line off is always named', () => {
		fc.assert(
			fc.property(
				formOf(contest),
				place(contest),
				fc.integer({ min: 2, max: 9 }),
				fc.boolean(),
				(paper, a, length, up) => {
					const group = lines.filter(({ contestant, line }) => !line || contestant === lines[a]?.contestant);
					const from = group.findIndex(({ id }) => id === lines[a]?.id);
					const run = group.slice(from, from + length + 1).map(({ id }) => id);
					const system: Record<string, Figures[string]> = { ...paper };
					const order = up ? run : [...run].reverse();
					order.forEach((id, at) => {
						system[id] = at + 1 < order.length ? (paper[order[at + 1] ?? ''] ?? 0) : 0;
					});
					const moved = order.slice(0, -1).filter((id) => paper[id] !== system[id]);
					fc.pre(moved.length >= 2);
					const found = named(contest, paper, system);
					for (const id of moved) expect(found.has(id)).toBe(true);
				},
			),
		);
	});

	it('a run is named whole, also where a piece of it looks like a shorter one the other way', () => {
		const four = lines.filter(({ contestant }) => contestant === lines[8]?.contestant || contest === dpd).slice(7, 11);
		const of = (votes: readonly number[]): Figures => ({
			...Object.fromEntries(lines.map(({ id }) => [id, 0])),
			...Object.fromEntries(four.map(({ id }, at) => [id, votes[at] ?? 0])),
		});
		const found = named(contest, of([1, 18, 0, 18]), of([18, 0, 18, 0]));
		expect([...found]).toEqual(four.map(({ id }) => [id, 'shift']));
	});

	it('votes gone from one line to another are always named', () => {
		const votes = fc.integer({ min: 1, max: 40 });
		fc.assert(
			fc.property(formOf(contest), place(contest), place(contest), votes, (paper, a, b, count) => {
				const [one, two] = [lines[a]?.id ?? '', lines[b]?.id ?? ''];
				fc.pre(one !== two && Number(paper[one]) >= count);
				const system = { ...paper, [one]: Number(paper[one]) - count, [two]: Number(paper[two]) + count };
				expect(sum(system)).toBe(sum(paper));
				const causes = differencesOf(contest, paper, system).map(({ cause }) => cause?.code);
				expect(causes).toEqual(['P305', 'P305']);
			}),
		);
	});

	it('says nothing of lines that are equal, of one line alone, or of numbers nobody read', () => {
		fc.assert(
			fc.property(formOf(contest), place(contest), (paper, a) => {
				const id = lines[a]?.id ?? '';
				expect(lineMoves(contest, paper, paper)).toEqual([]);
				expect(lineMoves(contest, paper, { ...paper, [id]: Number(paper[id]) + 7 })).toEqual([]);
				expect(lineMoves(contest, {}, paper)).toEqual([]);
			}),
		);
	});
});
