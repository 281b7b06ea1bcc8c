import { exchangedColumns, rowShift } from './causes';
import { amount, type Contest, type ContestParameters, type FieldId, type Figures } from './types';

/** K = kesalahan (the form contradicts itself), P = peringatan (suspicious); rules.md. */
export const RULE_CODES = [
	'K101',
	'K102',
	'K103',
	'K104',
	'K105',
	'K106',
	'K107',
	'K108',
	'K201',
	'K202',
	'K203',
	'P301',
	'P302',
	'P303',
	'P304',
	'P305',
	'P306',
] as const;

export type RuleCode = (typeof RULE_CODES)[number];

/** One place where a rule does not hold. */
export interface Finding {
	readonly code: RuleCode;
	/** What tells two findings of one code apart: a row (`I.A`), a column (`L`) or a party (`7`). */
	readonly scope: string;
	/** The fields to look at, the one to jump to first. */
	readonly fields: readonly FieldId[];
	/** What the other numbers make it, and what stands there (for sums and limits). */
	readonly expected?: number;
	readonly found?: number;
}

/** The key a disposition of a finding is kept under. */
export function findingKey(finding: Finding): string {
	return `${finding.code}:${finding.scope}`;
}

/** True for the findings that must be explained before the gavel. */
export function mustBeExplained(finding: Finding): boolean {
	return finding.code.startsWith('K');
}

/** What a rule may look at beside the form itself. */
export interface RuleContext {
	/** The same form from the other source, for P305. */
	readonly other?: Figures;
	/** The other contests of this TPS, for P303. */
	readonly siblings?: readonly Figures[];
	/** Parameters that replace the contest's own (an election pack). */
	readonly parameters?: ContestParameters;
}

const COLUMNS = ['L', 'P', 'J'] as const;
const ROWS_BY_COLUMN = ['I.A', 'I.B.1', 'I.B.2', 'I.B.3', 'I.B.4', 'III'] as const;

/** A total with the fields it must be the sum of, and what tells it apart. */
interface Sum {
	readonly scope: string;
	readonly total: FieldId;
	readonly parts: readonly FieldId[];
}

const ROW_SUMS = ROWS_BY_COLUMN.map((row): Sum => ({ scope: row, total: `${row}.J`, parts: [`${row}.L`, `${row}.P`] }));
const TURNOUT_SUMS = COLUMNS.map(
	(column): Sum => ({
		scope: column,
		total: `I.B.4.${column}`,
		parts: [`I.B.1.${column}`, `I.B.2.${column}`, `I.B.3.${column}`],
	}),
);

interface Lines {
	/** Fields that together are V.A. */
	readonly valid: Sum;
	readonly parties: readonly Sum[];
}

const lines = new WeakMap<Contest, Lines>();

/** What section IV of a contest adds up to; looked up once, for an import asks it thousands of times. */
function linesOf(contest: Contest): Lines {
	let known = lines.get(contest);
	if (!known) {
		const { fields } = contest;
		known = {
			valid: {
				scope: 'V.A',
				total: 'V.A',
				parts: fields.filter((field) => field.countsAsValid).map((field) => field.id),
			},
			parties: fields
				.filter((field) => field.line === 'total')
				.map((total) => ({
					scope: String(total.contestant),
					total: total.id,
					parts: fields
						.filter((field) => field.contestant === total.contestant && field.line && field.line !== 'total')
						.map((field) => field.id),
				})),
		};
		lines.set(contest, known);
	}
	return known;
}

type Check = (contest: Contest, figures: Figures, context: RuleContext) => readonly Finding[];

/** Most forms break no rule. */
const NONE: readonly Finding[] = [];

/** The findings of several sums of one rule. */
function sumsHold(figures: Figures, code: RuleCode, sums: readonly Sum[]): readonly Finding[] {
	let found = NONE;
	for (const sum of sums) {
		const own = sumHolds(figures, code, sum);
		if (own !== NONE) found = [...found, ...own];
	}
	return found;
}

const BALLOTS: Sum = { scope: 'II.1', total: 'II.1', parts: ['II.2', 'II.3', 'II.4'] };
const USED: Sum = { scope: 'II.2', total: 'II.2', parts: ['I.B.4.J'] };
const COUNTED: Sum = { scope: 'V.C', total: 'V.C', parts: ['V.A', 'V.B'] };
const CAST: Sum = { scope: 'V.C', total: 'V.C', parts: ['I.B.4.J'] };

/** `total = sum of parts`, silent unless every number is known. */
function sumHolds(figures: Figures, code: RuleCode, { scope, total, parts }: Sum): readonly Finding[] {
	const found = amount(figures[total]);
	if (found === null) return NONE;
	let expected = 0;
	for (const part of parts) {
		const value = amount(figures[part]);
		if (value === null) return NONE;
		expected += value;
	}
	return expected === found ? NONE : [{ code, scope, fields: [total, ...parts], expected, found }];
}

/** Two fields of which one may not be larger than the other. */
interface Limit {
	readonly scope: string;
	readonly smaller: FieldId;
	readonly larger: FieldId;
}

const ON_THE_LIST = COLUMNS.map(
	(column): Limit => ({ scope: column, smaller: `I.B.1.${column}`, larger: `I.A.${column}` }),
);
const DISABLED = COLUMNS.map(
	(column): Limit => ({ scope: column, smaller: `III.${column}`, larger: `I.B.4.${column}` }),
);
const SUPPLIED: readonly Limit[] = [{ scope: 'I.B.4.J', smaller: 'I.B.4.J', larger: 'II.1' }];

/** `smaller ≤ larger` for each, silent unless both are known. */
function atMost(figures: Figures, code: RuleCode, limits: readonly Limit[]): readonly Finding[] {
	let all = NONE;
	for (const { scope, smaller, larger } of limits) {
		const found = amount(figures[smaller]);
		const expected = amount(figures[larger]);
		if (found === null || expected === null || found <= expected) continue;
		all = [...all, { code, scope, fields: [smaller, larger], expected, found }];
	}
	return all;
}

/** What every contest of one TPS says alike (P303). */
const SHARED: readonly FieldId[] = ['I.A', 'I.B.1', 'I.B.3', 'III'].flatMap((row) =>
	COLUMNS.map((column) => `${row}.${column}`),
);

/** The part of a form that the other contests of its TPS are compared with (P303). */
export function sharedFigures(figures: Figures): Figures {
	return Object.fromEntries(SHARED.flatMap((id) => (figures[id] === undefined ? [] : [[id, figures[id]]])));
}

const has = (contest: Contest, field: FieldId) => contest.fields.some((candidate) => candidate.id === field);

/** A sum the form must fulfil, for those who show it in another way (the Excel template). */
export interface SumCheck extends Sum {
	readonly code: RuleCode;
}

/** Every sum of a contest's form (K101–K108), in the order of the rules. */
export function sumsOf(contest: Contest): SumCheck[] {
	const { valid, parties } = linesOf(contest);
	const coded = (code: RuleCode, sums: readonly Sum[]) => sums.map((sum) => ({ code, ...sum }));
	return [
		...coded('K101', ROW_SUMS),
		...coded('K102', TURNOUT_SUMS),
		...coded('K103', [BALLOTS]),
		...coded('K104', [USED]),
		...coded('K105', [COUNTED]),
		...coded('K106', [CAST]),
		...coded('K107', [valid]),
		...coded('K108', parties),
	];
}

/** Every rule of rules.md by its code; the type makes the list complete. */
const RULES: Readonly<Record<RuleCode, Check>> = {
	K101: (_contest, figures) => sumsHold(figures, 'K101', ROW_SUMS),
	K102: (_contest, figures) => sumsHold(figures, 'K102', TURNOUT_SUMS),
	K103: (_contest, figures) => sumHolds(figures, 'K103', BALLOTS),
	K104: (_contest, figures) => sumHolds(figures, 'K104', USED),
	K105: (_contest, figures) => sumHolds(figures, 'K105', COUNTED),
	K106: (_contest, figures) => sumHolds(figures, 'K106', CAST),
	K107: (contest, figures) => sumHolds(figures, 'K107', linesOf(contest).valid),
	K108: (contest, figures) => sumsHold(figures, 'K108', linesOf(contest).parties),
	K201: (_contest, figures) => atMost(figures, 'K201', ON_THE_LIST),
	K202: (_contest, figures) => atMost(figures, 'K202', DISABLED),
	K203: (_contest, figures) => atMost(figures, 'K203', SUPPLIED),
	P301: (contest, figures, { parameters = contest.parameters }) => {
		const voters = amount(figures['I.A.J']);
		const found = amount(figures['II.1']);
		if (voters === null || found === null) return NONE;
		const expected = voters + reserveBallots(voters, parameters.reservePercent);
		return expected === found ? NONE : [{ code: 'P301', scope: 'II.1', fields: ['II.1', 'I.A.J'], expected, found }];
	},
	P302: (contest, figures, { parameters = contest.parameters }) => {
		const found = amount(figures['I.A.J']);
		const expected = parameters.maxVoters;
		return found === null || found <= expected
			? NONE
			: [{ code: 'P302', scope: 'I.A.J', fields: ['I.A.J'], expected, found }];
	},
	P303: (contest, figures, { siblings = [] }) => {
		if (siblings.length === 0) return NONE;
		return SHARED.filter((field) => has(contest, field)).flatMap((field): Finding[] => {
			const found = amount(figures[field]);
			if (found === null) return [];
			const odd = siblings.map((sibling) => amount(sibling[field])).find((value) => value !== null && value !== found);
			return odd === undefined || odd === null
				? []
				: [{ code: 'P303', scope: field, fields: [field], expected: odd, found }];
		});
	},
	P304: (_contest, figures) =>
		exchangedColumns(figures)
			? [{ code: 'P304', scope: 'I.B.1', fields: ['I.B.1.L', 'I.B.1.P', 'I.A.L', 'I.A.P'] }]
			: NONE,
	P305: (contest, figures, { other }) =>
		other
			? rowShift(contest, figures, other).map((fields) => ({
					code: 'P305' as const,
					scope: fields[0] ?? '',
					fields,
				}))
			: NONE,
	// P306 speaks about a pair of numbers: see causeOf, which names it beside the difference.
	P306: () => NONE,
};

/**
 * Reserve ballots for a number of voters: `ceil(percent × voters)`, in whole ballots (rules.md P301).
 * Computed in integers so that 2 % of 250 is exactly 5.
 */
export function reserveBallots(voters: number, percent: number): number {
	return Math.ceil(Math.round(voters * percent * 1000) / 100_000);
}

/**
 * Everything that does not hold on one form. A rule is silent while a number it needs is unknown.
 * @param figures one source's numbers; absent fields count as not filled
 */
export function findingsOf(contest: Contest, figures: Figures, context: RuleContext = {}): Finding[] {
	const findings: Finding[] = [];
	for (const code of RULE_CODES) {
		const own = RULES[code](contest, figures, context);
		if (own.length > 0) findings.push(...own);
	}
	return findings;
}
