import { amount, type Contest, type FieldId, type Figures, type Finding, findingsOf, mustBeExplained } from '../forms';

/**
 * Sums over locked results. A field nobody filled is not zero: it is counted apart, so that a total can
 * say how many of its parts are unknown.
 */
export interface Totals {
	/** Sum of what is known, by field. */
	readonly sums: Readonly<Record<FieldId, number>>;
	/** How many results have no number there, by field; absent means none. */
	readonly unknown: Readonly<Record<FieldId, number>>;
}

export const NO_TOTALS: Totals = { sums: {}, unknown: {} };

/**
 * Totals with one result more (`sign` 1) or less (−1). `X` adds nothing and is known.
 * @param fields every field that belongs into the total: one the figures lack is unknown
 */
export function withFigures(totals: Totals, fields: readonly FieldId[], figures: Figures, sign: 1 | -1): Totals {
	const sums: Record<FieldId, number> = { ...totals.sums };
	const unknown: Record<FieldId, number> = { ...totals.unknown };
	for (const field of fields) {
		const value = amount(figures[field]);
		sums[field] = (sums[field] ?? 0) + sign * (value ?? 0);
		if (value !== null) continue;
		const count = (unknown[field] ?? 0) + sign;
		if (count === 0) delete unknown[field];
		else unknown[field] = count;
	}
	return { sums, unknown };
}

/** The totals of several parts together (kelurahan to kecamatan). */
export function together(parts: readonly Totals[]): Totals {
	const sums: Record<FieldId, number> = {};
	const unknown: Record<FieldId, number> = {};
	for (const part of parts) {
		for (const [field, value] of Object.entries(part.sums)) sums[field] = (sums[field] ?? 0) + value;
		for (const [field, count] of Object.entries(part.unknown)) unknown[field] = (unknown[field] ?? 0) + count;
	}
	return { sums, unknown };
}

/** The totals as figures: a total with an unknown part is itself unknown. */
export function asFigures(totals: Totals): Figures {
	return Object.fromEntries(
		Object.entries(totals.sums).map(([field, sum]) => [field, totals.unknown[field] ? null : sum]),
	);
}

/**
 * What does not hold down a column of totals. Every K rule is linear, so it holds for a sum when it held
 * for each part (domain 7.3, H10); where one form contradicts itself, so does the sum.
 */
export function findingsOfTotals(contest: Contest, totals: Totals): Finding[] {
	return findingsOf(contest, asFigures(totals)).filter(mustBeExplained);
}
