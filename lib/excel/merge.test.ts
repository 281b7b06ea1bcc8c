import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contestOf } from '../forms/contests';
import type { Cell, Contest, Figures } from '../forms/types';
import { mergeCells, type Standing } from './merge';

const contest = contestOf('ppwp') as Contest;
const FIELDS = ['IV.1', 'IV.2', 'V.A'] as const;
const value = fc.constantFrom<Cell>(null, 0, 1, 2, 'X');
const figures = fc.record({ 'IV.1': value, 'IV.2': value, 'V.A': value }) as fc.Arbitrary<Figures>;
const standing = fc.constantFrom<Standing>('open', 'reading', 'filed', 'floor', 'locked');

/** The desk after a merge in which every conflict is decided one way. */
function merged(cells: ReturnType<typeof mergeCells>, ours: Figures, took: 'ours' | 'theirs'): Figures {
	const taken = cells.filter(({ kind }) => kind === 'take' || took === 'theirs');
	return { ...ours, ...Object.fromEntries(taken.map(({ field, theirs }) => [field, theirs])) };
}

describe('merging a workbook with the desk', () => {
	it('loses nothing: what only one side changed stands afterwards, an empty cell erases nothing', () => {
		fc.assert(
			fc.property(figures, figures, figures, (base, ours, theirs) => {
				const cells = mergeCells(contest, 'open', { base, ours, theirs });
				for (const took of ['ours', 'theirs'] as const) {
					const result = merged(cells, ours, took);
					for (const field of FIELDS) {
						const [b, o, t, r] = [base[field], ours[field], theirs[field], result[field]];
						if (t === null || t === o) expect(r).toBe(o);
						else if (o === b || o === null) expect(r).toBe(t);
						else if (t === b) expect(r).toBe(o);
						else expect(r).toBe(took === 'ours' ? o : t);
					}
				}
			}),
		);
	});

	it('twice is once', () => {
		fc.assert(
			fc.property(figures, figures, figures, (base, ours, theirs) => {
				const first = merged(mergeCells(contest, 'open', { base, ours, theirs }), ours, 'theirs');
				const again = mergeCells(contest, 'open', { base, ours: first, theirs });
				expect(merged(again, first, 'theirs')).toEqual(first);
			}),
		);
	});

	it('a filed or locked tally changes by nobody’s silence', () => {
		fc.assert(
			fc.property(standing, figures, figures, figures, (stand, base, ours, theirs) => {
				const cells = mergeCells(contest, stand, { base, ours, theirs });
				if (stand !== 'open' && stand !== 'reading') expect(cells.every(({ kind }) => kind === 'conflict')).toBe(true);
			}),
		);
	});
});
