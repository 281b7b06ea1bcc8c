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

type Check = (contest: Contest, figures: Figures, context: RuleContext) => Finding[];

/** `total = sum of parts`, silent unless every number is known. */
function sumHolds(
	figures: Figures,
	code: RuleCode,
	scope: string,
	total: FieldId,
	parts: readonly FieldId[],
): Finding[] {
	const found = amount(figures[total]);
	if (found === null) return [];
	let expected = 0;
	for (const part of parts) {
		const value = amount(figures[part]);
		if (value === null) return [];
		expected += value;
	}
	return expected === found ? [] : [{ code, scope, fields: [total, ...parts], expected, found }];
}

/** `smaller ≤ larger`, silent unless both are known. */
function atMost(figures: Figures, code: RuleCode, scope: string, smaller: FieldId, larger: FieldId): Finding[] {
	const found = amount(figures[smaller]);
	const expected = amount(figures[larger]);
	if (found === null || expected === null || found <= expected) return [];
	return [{ code, scope, fields: [smaller, larger], expected, found }];
}

const has = (contest: Contest, field: FieldId) => contest.fields.some((candidate) => candidate.id === field);

/** Every rule of rules.md by its code; the type makes the list complete. */
const RULES: Readonly<Record<RuleCode, Check>> = {
	K101: (_contest, figures) =>
		ROWS_BY_COLUMN.flatMap((row) => sumHolds(figures, 'K101', row, `${row}.J`, [`${row}.L`, `${row}.P`])),
	K102: (_contest, figures) =>
		COLUMNS.flatMap((column) =>
			sumHolds(figures, 'K102', column, `I.B.4.${column}`, [`I.B.1.${column}`, `I.B.2.${column}`, `I.B.3.${column}`]),
		),
	K103: (_contest, figures) => sumHolds(figures, 'K103', 'II.1', 'II.1', ['II.2', 'II.3', 'II.4']),
	K104: (_contest, figures) => sumHolds(figures, 'K104', 'II.2', 'II.2', ['I.B.4.J']),
	K105: (_contest, figures) => sumHolds(figures, 'K105', 'V.C', 'V.C', ['V.A', 'V.B']),
	K106: (_contest, figures) => sumHolds(figures, 'K106', 'V.C', 'V.C', ['I.B.4.J']),
	K107: (contest, figures) =>
		sumHolds(
			figures,
			'K107',
			'V.A',
			'V.A',
			contest.fields.filter((field) => field.countsAsValid).map((field) => field.id),
		),
	K108: (contest, figures) =>
		contest.fields
			.filter((field) => field.line === 'total')
			.flatMap((total) =>
				sumHolds(
					figures,
					'K108',
					String(total.contestant),
					total.id,
					contest.fields
						.filter((field) => field.contestant === total.contestant && field.line && field.line !== 'total')
						.map((field) => field.id),
				),
			),
	K201: (_contest, figures) =>
		COLUMNS.flatMap((column) => atMost(figures, 'K201', column, `I.B.1.${column}`, `I.A.${column}`)),
	K202: (_contest, figures) =>
		COLUMNS.flatMap((column) => atMost(figures, 'K202', column, `III.${column}`, `I.B.4.${column}`)),
	K203: (_contest, figures) => atMost(figures, 'K203', 'I.B.4.J', 'I.B.4.J', 'II.1'),
	P301: (contest, figures, { parameters = contest.parameters }) => {
		const voters = amount(figures['I.A.J']);
		const found = amount(figures['II.1']);
		if (voters === null || found === null) return [];
		const expected = voters + reserveBallots(voters, parameters.reservePercent);
		return expected === found ? [] : [{ code: 'P301', scope: 'II.1', fields: ['II.1', 'I.A.J'], expected, found }];
	},
	P302: (contest, figures, { parameters = contest.parameters }) => {
		const found = amount(figures['I.A.J']);
		const expected = parameters.maxVoters;
		return found === null || found <= expected
			? []
			: [{ code: 'P302', scope: 'I.A.J', fields: ['I.A.J'], expected, found }];
	},
	P303: (contest, figures, { siblings = [] }) => {
		if (siblings.length === 0) return [];
		return ['I.A', 'I.B.1', 'I.B.3', 'III']
			.flatMap((row) => COLUMNS.map((column) => `${row}.${column}`))
			.filter((field) => has(contest, field))
			.flatMap((field): Finding[] => {
				const found = amount(figures[field]);
				if (found === null) return [];
				const odd = siblings
					.map((sibling) => amount(sibling[field]))
					.find((value) => value !== null && value !== found);
				return odd === undefined || odd === null
					? []
					: [{ code: 'P303', scope: field, fields: [field], expected: odd, found }];
			});
	},
	P304: (_contest, figures) =>
		exchangedColumns(figures)
			? [{ code: 'P304', scope: 'I.B.1', fields: ['I.B.1.L', 'I.B.1.P', 'I.A.L', 'I.A.P'] }]
			: [],
	P305: (contest, figures, { other }) =>
		other
			? rowShift(contest, figures, other).map((fields) => ({
					code: 'P305' as const,
					scope: fields[0] ?? '',
					fields,
				}))
			: [],
	// P306 speaks about a pair of numbers: see causeOf, which names it beside the difference.
	P306: () => [],
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
	return RULE_CODES.flatMap((code) => RULES[code](contest, figures, context));
}
