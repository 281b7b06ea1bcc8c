import type { Finding } from './rules';
import type { Column, Contest } from './types';

/**
 * What tells two findings of one rule apart, to stand behind its sentence: the row of the form (`I.B.1 Pengguna …`), the
 * column by its word, or the party; empty where a rule is broken in one place only.
 */
export function scopeText(
	{ scope }: Pick<Finding, 'scope'>,
	{ fields, contestants }: Pick<Contest, 'fields' | 'contestants'>,
	column: (name: Column) => string,
	language: 'id' | 'en',
): string {
	if (scope === 'L' || scope === 'P' || scope === 'J') return column(scope);
	const row = fields.find((field) => field.row === scope);
	if (row) return `${row.row} ${row.label[language]}`;
	const party = contestants.find(({ no }) => String(no) === scope);
	return party ? `${party.no}. ${party.name}` : '';
}
