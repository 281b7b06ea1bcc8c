import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amount, type Cell, type Contest, contestOf, differencesOf, type Field, type Figures } from '.';
import { digitCause, exchangedBetween, exchangedColumns, rowShift } from './causes';

const ppwp = contestOf('ppwp') as Contest;

/** Small numbers, so that rules hold by chance often enough; strokes and cells not filled among them. */
const anyCell: fc.Arbitrary<Cell> = fc.oneof(
	{ weight: 6, arbitrary: fc.integer({ min: 0, max: 6 }) },
	{ weight: 2, arbitrary: fc.integer({ min: 0, max: 999 }) },
	{ weight: 1, arbitrary: fc.constant<Cell>('X') },
	{ weight: 1, arbitrary: fc.constant<Cell>(null) },
);

/** Any figures of a contest, absent fields among them. */
const anyFigures = (contest: Contest): fc.Arbitrary<Figures> =>
	fc
		.record(Object.fromEntries(contest.fields.map(({ id }) => [id, anyCell])), { requiredKeys: [] })
		.map((figures) => figures as Figures);

/** A form with many lines in section IV, for shifts. */
const many: Contest = {
	...ppwp,
	fields: Array.from(
		{ length: 12 },
		(_, at): Field => ({
			id: `IV.${at + 1}`,
			section: 'IV',
			row: `IV.${at + 1}`,
			label: { id: '', en: '' },
			contestant: at + 1,
			countsAsValid: true,
			inSystem: true,
			digits: 3,
		}),
	),
};
const lines = (...values: Cell[]): Figures => Object.fromEntries(values.map((value, at) => [`IV.${at + 1}`, value]));
const fields = (...numbers: number[]) => numbers.map((number) => `IV.${number}`);

describe('digitCause', () => {
	it.each<[Cell, Cell, string | null]>([
		[1, 7, 'misread'],
		[7, 1, 'misread'],
		[3, 8, 'misread'],
		[0, 6, 'misread'],
		[94, 49, 'misread'],
		[137, 181, 'misread'],
		[137, 182, null],
		[16, 160, 'extra-digit'],
		[74, 748, 'extra-digit'],
		[16, 116, 'extra-digit'],
		[16, 156, 'extra-digit'],
		[160, 16, 'extra-digit'],
		[74, 874, 'x-as-8'],
		[4, 884, 'x-as-8'],
		['X', 8, 'x-as-8'],
		['X', 888, 'x-as-8'],
		['X', 5, null],
		['X', 0, null],
		[12, 34, null],
		[12, 1345, null],
		[5, 5, null],
		[null, 5, null],
		[5, null, null],
	])('%j on paper, %j in the system: %j', (paper, system, kind) => {
		expect(digitCause(paper, system)).toEqual(kind === null ? null : { code: 'P306', kind });
	});

	it('sees any digit put in anywhere', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 999 }), fc.nat(3), fc.nat(9), (value, where, digit) => {
				const text = String(value);
				const at = Math.min(where, text.length);
				const shown = Number(text.slice(0, at) + digit + text.slice(at));
				fc.pre(String(shown).length === text.length + 1);
				expect(digitCause(value, shown)?.code).toBe('P306');
				expect(digitCause(shown, value)).toEqual({ code: 'P306', kind: 'extra-digit' });
			}),
		);
	});
});

describe('P304', () => {
	const form = (al: Cell, ap: Cell, aj: Cell, bl: Cell, bp: Cell, bj: Cell): Figures => ({
		'I.A.L': al,
		'I.A.P': ap,
		'I.A.J': aj,
		'I.B.1.L': bl,
		'I.B.1.P': bp,
		'I.B.1.J': bj,
	});

	it.each([
		[form(100, 120, 220, 110, 90, 200), true],
		[form(120, 100, 220, 90, 110, 200), true],
		[form(100, 120, 220, 90, 110, 200), false],
		[form(100, 120, 220, 130, 110, 240), false],
		[form(100, 120, 220, 110, 90, null), false],
		[form('X', 120, 120, 1, 90, 91), true],
	])('%j within one form: %j', (figures, exchanged) => {
		expect(exchangedColumns(figures)).toBe(exchanged);
	});

	it('between two sources needs both columns crosswise and unequal', () => {
		const paper = { 'I.A.L': 5, 'I.A.P': 7 };
		expect(exchangedBetween(paper, { 'I.A.L': 7, 'I.A.P': 5 }, 'I.A')).toBe(true);
		expect(exchangedBetween(paper, { 'I.A.L': 7, 'I.A.P': 6 }, 'I.A')).toBe(false);
		expect(exchangedBetween(paper, { 'I.A.L': 7 }, 'I.A')).toBe(false);
		expect(exchangedBetween({ 'I.A.L': 5, 'I.A.P': 5 }, { 'I.A.L': 5, 'I.A.P': 5 }, 'I.A')).toBe(false);
	});
});

describe('rowShift (P305)', () => {
	it.each<[Figures, Figures, string[][]]>([
		[lines(1, 2, 3, 4), lines(9, 1, 2, 3), [fields(1, 2, 3)]],
		[lines(1, 2, 3, 4), lines(2, 3, 4, 9), [fields(2, 3, 4)]],
		[lines(1, 2, 3, 4), lines(1, 2, 3, 4), []],
		[lines(0, 0, 0, 0), lines(9, 0, 0, 0), []],
		[lines(1, 2, 5, 6), lines(9, 1, 7, 8), []],
		[lines(1, 2, null, 4), lines(9, 1, 2, null), [fields(1, 2)]],
		[lines('X', 2, 3), lines(9, 0, 2), [fields(1, 2)]],
	])('%j beside %j: %j', (figures, other, runs) => {
		expect(rowShift(many, figures, other)).toEqual(runs);
	});

	it('sees different numbers moved by one line from any place on', () => {
		const distinct = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 13, maxLength: 13 });
		fc.assert(
			fc.property(distinct, fc.integer({ min: 0, max: 9 }), (values, from) => {
				const paper = values.slice(0, 12);
				const moved = [...paper.slice(0, from), values[12] ?? 0, ...paper.slice(from, 11)];
				const expected = Array.from({ length: 11 - from }, (_, at) => `IV.${from + at + 1}`);
				expect(rowShift(many, lines(...paper), lines(...moved))).toEqual([expected]);
			}),
		);
	});
});

describe('differencesOf', () => {
	it('is every field of the system where the numbers are not one number, in the order of the form', () => {
		fc.assert(
			fc.property(anyFigures(ppwp), anyFigures(ppwp), (paper, system) => {
				const expected = ppwp.fields
					.filter(({ section, id }) => !['II', 'III'].includes(section) && amount(paper[id]) !== amount(system[id]))
					.map(({ id }) => {
						const [a, b] = [amount(paper[id]), amount(system[id])];
						const delta = a === null || b === null ? null : a - b;
						return { field: id, paper: paper[id] ?? null, system: system[id] ?? null, delta };
					});
				expect(differencesOf(ppwp, paper, system).map(({ cause: _cause, ...rest }) => rest)).toEqual(expected);
				expect(differencesOf(ppwp, paper, paper)).toEqual([]);
				const back = differencesOf(ppwp, system, paper);
				expect(back.map(({ field, delta }) => [field, delta === null ? null : 0 - delta])).toEqual(
					expected.map(({ field, delta }) => [field, delta]),
				);
			}),
		);
	});

	it('never sets a field not filled beside a zero as one number', () => {
		expect(differencesOf(ppwp, { 'V.A': null }, { 'V.A': 0 })).toEqual([
			{ field: 'V.A', paper: null, system: 0, delta: null, cause: null },
		]);
		expect(differencesOf(ppwp, { 'V.A': 'X' }, { 'V.A': 0 })).toEqual([]);
	});

	it('names the likely cause, the exchange before the digit', () => {
		const paper = { 'I.B.1.L': 101, 'I.B.1.P': 107, 'IV.1': 74, 'V.B': 4, 'IV.2': 1 };
		const system = { 'I.B.1.L': 107, 'I.B.1.P': 101, 'IV.1': 874, 'V.B': 9, 'IV.2': 5 };
		expect(differencesOf(ppwp, paper, system).map(({ field, delta, cause }) => [field, delta, cause])).toEqual([
			['I.B.1.L', -6, { code: 'P304' }],
			['I.B.1.P', 6, { code: 'P304' }],
			['IV.1', -800, { code: 'P306', kind: 'x-as-8' }],
			['IV.2', -4, null],
			['V.B', -5, { code: 'P306', kind: 'misread' }],
		]);
	});

	it('names a shift at each line of its run', () => {
		const found = differencesOf(ppwp, lines(50, 60, 5), lines(5, 50, 60));
		const shift = (...others: string[]) => ({ code: 'P305', kind: 'shift', with: others });
		expect(found.map(({ field, cause }) => [field, cause])).toEqual([
			['IV.1', shift('IV.2', 'IV.3')],
			['IV.2', shift('IV.1', 'IV.3')],
			['IV.3', shift('IV.1', 'IV.2')],
		]);
	});
});
