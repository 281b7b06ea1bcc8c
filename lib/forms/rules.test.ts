import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateDemo } from '../demo';
import {
	type Cell,
	type Contest,
	contestOf,
	type Field,
	type Figures,
	findingKey,
	findingsOf,
	mustBeExplained,
	RULE_CODES,
} from '.';
import { reserveBallots } from './rules';

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

/** A form with party lines, for K108: two parties of two candidates each. */
const party = (no: number): Field[] => {
	const line = (id: string, kind: 'party' | 'candidate' | 'total'): Field => ({
		id,
		section: 'IV',
		row: id,
		label: { id, en: id },
		contestant: no,
		line: kind,
		countsAsValid: kind === 'total',
		inSystem: true,
		digits: 3,
	});
	return [
		line(`IV.${no}.0`, 'party'),
		line(`IV.${no}.1`, 'candidate'),
		line(`IV.${no}.2`, 'candidate'),
		line(`IV.${no}`, 'total'),
	];
};
const pdpr: Contest = {
	...ppwp,
	code: 'pdpr',
	fields: [...ppwp.fields.filter(({ section }) => section !== 'IV'), ...party(1), ...party(2)],
};

type Get = (field: string) => number;
/** `true` holds, `false` does not; the fields it needs are what `get` is asked for. */
type Statement = (get: Get) => boolean;

const LPJ = ['L', 'P', 'J'];
/** rules.md restated: code → scope → what must hold. */
const STATEMENTS: Readonly<Record<string, Readonly<Record<string, Statement>>>> = {
	K101: Object.fromEntries(
		['I.A', 'I.B.1', 'I.B.2', 'I.B.3', 'I.B.4', 'III'].map((row) => [
			row,
			(n) => n(`${row}.L`) + n(`${row}.P`) === n(`${row}.J`),
		]),
	),
	K102: Object.fromEntries(
		LPJ.map((x) => [x, (n) => n(`I.B.4.${x}`) === n(`I.B.1.${x}`) + n(`I.B.2.${x}`) + n(`I.B.3.${x}`)]),
	),
	K103: { 'II.1': (n) => n('II.1') === n('II.2') + n('II.3') + n('II.4') },
	K104: { 'II.2': (n) => n('II.2') === n('I.B.4.J') },
	K105: { 'V.C': (n) => n('V.C') === n('V.A') + n('V.B') },
	K106: { 'V.C': (n) => n('V.C') === n('I.B.4.J') },
	K201: Object.fromEntries(LPJ.map((x) => [x, (n) => n(`I.B.1.${x}`) <= n(`I.A.${x}`)])),
	K202: Object.fromEntries(LPJ.map((x) => [x, (n) => n(`III.${x}`) <= n(`I.B.4.${x}`)])),
	K203: { 'I.B.4.J': (n) => n('I.B.4.J') <= n('II.1') },
	P301: {
		'II.1': (n) => {
			const voters = n('I.A.J');
			return n('II.1') === voters + Math.floor(voters / 50) + (voters % 50 === 0 ? 0 : 1);
		},
	},
	P302: { 'I.A.J': (n) => n('I.A.J') <= 300 },
	P304: {
		'I.B.1': (n) => {
			const odd = n('I.B.1.L') > n('I.A.L') || n('I.B.1.P') > n('I.A.P');
			return !(odd && n('I.B.1.J') <= n('I.A.J'));
		},
	},
};
const PPWP_VOTES = { 'V.A': ((n) => n('V.A') === n('IV.1') + n('IV.2') + n('IV.3')) as Statement };
const PDPR_VOTES = {
	K107: { 'V.A': ((n) => n('V.A') === n('IV.1') + n('IV.2')) as Statement },
	K108: {
		1: ((n) => n('IV.1') === n('IV.1.0') + n('IV.1.1') + n('IV.1.2')) as Statement,
		2: ((n) => n('IV.2') === n('IV.2.0') + n('IV.2.1') + n('IV.2.2')) as Statement,
	},
};

/** What the statements find: silent when a cell one of them needs is not filled, `X` counts as none. */
function naive(statements: typeof STATEMENTS, figures: Figures): string[] {
	return Object.entries(statements).flatMap(([code, scopes]) =>
		Object.entries(scopes).flatMap(([scope, holds]) => {
			const asked: Cell[] = [];
			const result = holds((field) => {
				const cell = figures[field] ?? null;
				asked.push(cell);
				return cell === null || cell === 'X' ? 0 : cell;
			});
			return asked.includes(null) || result ? [] : [`${code}:${scope}`];
		}),
	);
}

const keys = (contest: Contest, figures: Figures) => findingsOf(contest, figures).map(findingKey).sort();

/** P304's `||` asks for less when its left side holds; so that silence is judged on all six, ask first. */
const ask =
	(fields: readonly string[], holds: Statement): Statement =>
	(n) => {
		for (const field of fields) n(field);
		return holds(n);
	};
const ALL = {
	...STATEMENTS,
	P304: {
		'I.B.1': ask(['I.A.L', 'I.A.P', 'I.A.J', 'I.B.1.L', 'I.B.1.P', 'I.B.1.J'], STATEMENTS.P304?.['I.B.1'] as Statement),
	},
};

describe('findingsOf', () => {
	it('finds what rules.md says, and nothing else, in any presidential form', () => {
		fc.assert(
			fc.property(anyFigures(ppwp), (figures) => {
				expect(keys(ppwp, figures)).toEqual(naive({ ...ALL, K107: PPWP_VOTES }, figures).sort());
			}),
			{ numRuns: 3_000 },
		);
	});

	it('finds what rules.md says in any form with party lines', () => {
		fc.assert(
			fc.property(anyFigures(pdpr), (figures) => {
				expect(keys(pdpr, figures)).toEqual(naive({ ...ALL, ...PDPR_VOTES }, figures).sort());
			}),
			{ numRuns: 2_000 },
		);
	});

	it('finds nothing in an empty form, and strokes count as zeros', () => {
		expect(findingsOf(ppwp, {})).toEqual([]);
		fc.assert(
			fc.property(anyFigures(ppwp), (figures) => {
				const zeros = Object.fromEntries(Object.entries(figures).map(([id, cell]) => [id, cell === 'X' ? 0 : cell]));
				expect(findingsOf(ppwp, zeros)).toEqual(findingsOf(ppwp, figures));
			}),
		);
	});

	it('grows silent only: a number taken away adds no finding', () => {
		fc.assert(
			fc.property(anyFigures(ppwp), fc.constantFrom(...ppwp.fields), (figures, { id }) => {
				const before = keys(ppwp, figures);
				expect(keys(ppwp, { ...figures, [id]: null }).filter((key) => !before.includes(key))).toEqual([]);
			}),
		);
	});

	const TIED: Readonly<Record<string, readonly string[]>> = {
		'I.A.L': ['K101'],
		'I.A.P': ['K101'],
		'I.A.J': ['K101', 'P301'],
		'I.B.1.L': ['K101', 'K102'],
		'I.B.2.P': ['K101', 'K102'],
		'I.B.3.J': ['K101', 'K102'],
		'I.B.4.L': ['K101', 'K102'],
		'I.B.4.J': ['K101', 'K102', 'K104', 'K106'],
		'II.1': ['K103', 'P301'],
		'II.2': ['K103', 'K104'],
		'II.3': ['K103'],
		'II.4': ['K103'],
		'III.L': ['K101'],
		'III.J': ['K101'],
		'IV.1': ['K107'],
		'IV.3': ['K107'],
		'V.A': ['K105', 'K107'],
		'V.B': ['K105'],
		'V.C': ['K105', 'K106'],
	};

	it.each(Object.entries(TIED))('one more in %s of a sound form is found by %j', (field, codes) => {
		const demo = generateDemo(21, { tps: 60 });
		const sound = Object.entries(demo.paper).filter(([tps]) => !demo.contradictory.includes(tps));
		for (const [, figures] of sound) {
			const value = figures[field];
			const flipped = { ...figures, [field]: (typeof value === 'number' ? value : 0) + 1 };
			const found = new Set(findingsOf(ppwp, flipped).map(({ code }) => code));
			expect([...found].filter((code) => !/^(?:K2|P302|P304)/.test(code)).sort()).toEqual(codes);
		}
	});

	it('names the fields to look at, and what they should make', () => {
		const figures = { 'V.A': 10, 'V.B': 2, 'V.C': 13, 'I.A.J': 301, 'I.B.1.J': 302 };
		expect(findingsOf(ppwp, figures)).toEqual([
			{ code: 'K105', scope: 'V.C', fields: ['V.C', 'V.A', 'V.B'], expected: 12, found: 13 },
			{ code: 'K201', scope: 'J', fields: ['I.B.1.J', 'I.A.J'], expected: 301, found: 302 },
			{ code: 'P302', scope: 'I.A.J', fields: ['I.A.J'], expected: 300, found: 301 },
		]);
	});

	it('takes the parameters of an election pack', () => {
		const figures = { 'I.A.J': 600, 'II.1': 615 };
		expect(keys(ppwp, figures)).toEqual(['P301:II.1', 'P302:I.A.J']);
		const parameters = { reservePercent: 2.5, maxVoters: 600 };
		expect(findingsOf(ppwp, figures, { parameters })).toEqual([]);
	});

	it('P303: compares with the other contests of the TPS, field by field', () => {
		const figures = { 'I.A.L': 100, 'I.B.2.L': 1, 'III.J': 'X' as const };
		expect(findingsOf(ppwp, figures, { siblings: [{ 'I.A.L': 100, 'I.B.2.L': 9, 'III.J': 0 }, {}] })).toEqual([]);
		expect(findingsOf(ppwp, figures, { siblings: [{}, { 'I.A.L': 101 }] })).toEqual([
			{ code: 'P303', scope: 'I.A.L', fields: ['I.A.L'], expected: 101, found: 100 },
		]);
	});

	it('P305: only beside another source', () => {
		const figures = { 'IV.1': 50, 'IV.2': 60, 'IV.3': 5 };
		expect(findingsOf(ppwp, figures)).toEqual([]);
		expect(findingsOf(ppwp, figures, { other: { 'IV.1': 5, 'IV.2': 50, 'IV.3': 60 } })).toEqual([
			{ code: 'P305', scope: 'IV.1', fields: ['IV.1', 'IV.2'] },
		]);
	});

	it('asks an explanation for K and for no P', () => {
		for (const code of RULE_CODES) {
			expect(mustBeExplained({ code, scope: '', fields: [] })).toBe(code[0] === 'K');
		}
	});
});

describe('reserveBallots', () => {
	it('is the smallest whole number not below the percentage', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 200 }), (voters, tenths) => {
				const reserve = BigInt(reserveBallots(voters, tenths / 10));
				const exact = BigInt(voters) * BigInt(tenths);
				expect(reserve * 1000n >= exact && (reserve - 1n) * 1000n < exact).toBe(true);
			}),
		);
	});
});
