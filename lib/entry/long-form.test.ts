import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examplePack } from '../demo/packs';
import { electionOf } from '../election';
import { type Contest, contestOf, type FieldId } from '../forms';
import { type Entry, emptyFields, enter, startEntry, typeInto } from './model';
import { nextOf } from './next';
import { groupsOf, hasParties, pageAt, pagesOf, stateOfPage } from './pages';
import { restIsBlank, restIsZero, restOf, toPage, toParty } from './rest';

const election = (name: 'pemilu-2024' | 'pemilu-2024-aceh') => electionOf(examplePack(name), 'a'.repeat(64));
const TPS = '9901011001001';
const dpr = election('pemilu-2024').contest('dpr', TPS) as Contest;
const dprk = election('pemilu-2024-aceh').contest('dprd-kab', TPS) as Contest;
const ppwp = contestOf('ppwp') as Contest;
const blind = { contest: dpr, shown: null };
const at = (field: FieldId, entry: Entry = startEntry(dpr)): Entry => ({ ...entry, at: field });

describe('pages', () => {
	it('bind a legislature as its paper is bound, and leave PPWP in one piece', () => {
		expect(pagesOf(dpr).map(({ party }) => party)).toEqual([
			null,
			...Array.from({ length: 17 }, (_, n) => n + 1),
			24,
			null,
		]);
		expect(pagesOf(dprk)).toHaveLength(26);
		expect(pagesOf(ppwp)).toHaveLength(1);
		expect([hasParties(dpr), hasParties(ppwp)]).toEqual([true, false]);
	});

	it('hold every field once, in the order of the form', () => {
		for (const contest of [dpr, dprk, ppwp]) {
			const all = contest.fields.map(({ id }) => id);
			expect(pagesOf(contest).flatMap(({ fields }) => fields.map(({ id }) => id))).toEqual(all);
			expect(groupsOf(contest).flatMap(({ fields }) => fields.map(({ id }) => id))).toEqual(all);
		}
	});

	it('tell how far they are and what A.1 and A.2 make so far', () => {
		const entry = typeInto(typeInto(startEntry(dpr), 'IV.3.A1', 5), 'IV.3.A2.2', 7);
		const page = pagesOf(dpr)[pageAt(dpr, 'IV.3.B')];
		expect(page && stateOfPage(page, entry.figures, [])).toEqual({ filled: 2, empty: 10, sum: 12 });
	});
});

describe('“sisanya nol”', () => {
	it('makes only the unread lines of this party zero and stops at its total', () => {
		const typed = at('IV.3.A2.3', typeInto(typeInto(startEntry(dpr), 'IV.3.A1', 5), 'IV.3.A2.2', 7));
		const { entry } = restIsZero(blind, typed);
		expect(entry.figures['IV.3.A1']).toBe(5);
		expect(entry.figures['IV.3.A2.9']).toBe(0);
		expect(entry.figures['IV.3.B']).toBeUndefined();
		expect(entry.at).toBe('IV.3.B');
		expect(entry.zeroed).not.toContain('IV.3.A1');
		expect(entry.figures['IV.4.A1']).toBeUndefined();
	});

	it('closes the page of a party that got nothing, total included, with one key', () => {
		const { entry } = restIsZero(blind, at('IV.6.A1'));
		expect(entry.figures['IV.6.B']).toBe(0);
		expect(entry.at).toBe('IV.7.A1');
	});

	it('is no reading of its own once a number is typed over it', () => {
		const { entry } = restIsZero(blind, at('IV.6.A1'));
		expect(typeInto(entry, 'IV.6.A2.1', 3).zeroed).not.toContain('IV.6.A2.1');
	});

	it('never changes what was read, and zeroes nothing outside the page', () => {
		const lines = dpr.fields.filter(({ line }) => line === 'party' || line === 'candidate').map(({ id }) => id);
		const readings = fc.dictionary(fc.constantFrom(...lines), fc.integer({ min: 0, max: 999 }), { maxKeys: 60 });
		fc.assert(
			fc.property(readings, fc.constantFrom(...lines), (read, here) => {
				const before: Entry = { ...startEntry(dpr), figures: read, at: here };
				const { entry } = restIsZero(blind, before);
				for (const [id, value] of Object.entries(read)) expect(entry.figures[id]).toBe(value);
				const added = Object.keys(entry.figures).filter((id) => !Object.hasOwn(read, id));
				expect(new Set(entry.zeroed)).toEqual(new Set(added));
				expect(added.every((id) => pageAt(dpr, id) === pageAt(dpr, here))).toBe(true);
				expect(restOf(dpr, { ...entry, at: here })).toEqual([]);
			}),
		);
	});
});

describe('“sisanya kosong”', () => {
	it('leaves the lines without a number and no longer open', () => {
		const { entry } = restIsBlank(blind, at('IV.2.A2.4', typeInto(startEntry(dpr), 'IV.2.A1', 1)));
		expect(entry.figures['IV.2.A2.4']).toBeUndefined();
		expect(entry.blank).toContain('IV.2.A2.4');
		expect(emptyFields(dpr, entry.figures, entry.blank)).not.toContain('IV.2.A2.4');
		expect(entry.at).toBe('IV.2.B');
		expect(typeInto(entry, 'IV.2.A2.4', 6).blank).not.toContain('IV.2.A2.4');
	});
});

describe('finding one’s way', () => {
	it('goes to a party by its number, and says when there is none', () => {
		expect(toParty(dpr, startEntry(dpr), 24)?.at).toBe('IV.24.A1');
		expect(toParty(dpr, startEntry(dpr), 18)).toBeNull();
		expect(toPage(blind, startEntry(dpr), 1).entry.at).toBe('IV.1.A1');
		expect(toPage(blind, startEntry(dpr), -1).effect).toBe('none');
	});

	it('goes on from the last line of a page to the next page', () => {
		expect(enter(blind, at('IV.1.B')).entry.at).toBe('IV.2.A1');
		expect(enter(blind, at('IV.24.B')).entry.at).toBe('V.A');
	});

	it('offers the next box in the order the plenary chose', () => {
		const contests = ['ppwp', 'dpr'];
		const here = { contest: 'ppwp', tps: '1' };
		expect(nextOf('tps-first', here, contests, ['2', '3'])).toEqual({ contest: 'dpr', tps: '1' });
		expect(nextOf('tps-first', { contest: 'dpr', tps: '1' }, contests, ['2'])).toEqual({ contest: 'ppwp', tps: '2' });
		expect(nextOf('contest-first', here, contests, ['2', '3'])).toEqual({ contest: 'ppwp', tps: '2' });
		expect(nextOf('contest-first', here, contests, [])).toBeNull();
	});
});
