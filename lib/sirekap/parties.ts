import type { Contest, FieldId } from '../forms';
import { type Problem, problem } from '../import/problem';
import { isCount, isObject, type JsonMembers, kindOf, numberProblem, put } from './values';

/** Where a legislature's votes may stand: Sirekap's readers saw candidates under `chart`, `tbl` or `table`. */
export const PARTY_PARTS = ['chart', 'tbl', 'table'] as const;

/** The names of a party's own numbers in Sirekap's files. */
const TOTAL = 'jml_suara_total';
const PARTY = 'jml_suara_partai';

/** A number stood here in the file: `figures` has it, and `write` puts it back. */
const TAKEN = true;

type PartyMembers = ReadonlyMap<string, ReadonlyMap<string, FieldId>>;

const known = new WeakMap<Contest, PartyMembers>();

/** Party key → member name → field of the form. */
function partyMembers(contest: Contest): PartyMembers {
	const before = known.get(contest);
	if (before) return before;
	const members = new Map<string, Map<string, FieldId>>();
	for (const { no, sirekapId } of contest.contestants) {
		const own = contest.fields.filter((field) => field.contestant === no);
		members.set(
			sirekapId,
			new Map(
				own.map((field): [string, FieldId] => [
					field.line === 'total' ? TOTAL : field.line === 'party' ? PARTY : (field.sirekapId ?? ''),
					field.id,
				]),
			),
		);
	}
	known.set(contest, members);
	return members;
}

/**
 * Takes the votes of one part of a legislative file. A party is an object of its numbers, or its total
 * alone. A number that stands in two parts must be the same in both. What comes back is the part with a
 * mark in place of each number.
 */
export function takeParties(
	contest: Contest,
	part: string,
	value: JsonMembers,
	file: string,
	figures: Record<FieldId, number | null>,
	problems: Problem[],
): JsonMembers {
	const parties = partyMembers(contest);
	const take = (field: FieldId, number: unknown, path: string): unknown => {
		if (number === null) return null;
		if (typeof number !== 'number' || !isCount(number)) {
			problems.push(numberProblem(number, file, path));
			return number;
		}
		const before = figures[field] ?? null;
		if (before !== null && before !== number) {
			problems.push(problem('member.conflict', { file, field: path }, { value: number, other: before }));
		}
		figures[field] = number;
		return TAKEN;
	};
	const rest: Record<string, unknown> = {};
	for (const [key, content] of Object.entries(value)) {
		const path = `${part}.${key}`;
		const members = parties.get(key);
		if (!members) {
			if (content !== null) problems.push(problem('member.unknown-contestant', { file, field: path }, { key }));
			put(rest, key, content);
		} else if (!isObject(content)) {
			const total = members.get(TOTAL);
			if (content !== null && typeof content === 'object') {
				problems.push(problem('member.not-object', { file, field: path }, { found: kindOf(content) }));
			}
			put(rest, key, total ? take(total, content, path) : content);
		} else {
			const kept: Record<string, unknown> = {};
			for (const [name, number] of Object.entries(content)) {
				const field = members.get(name);
				if (!field && number !== null) {
					problems.push(problem('member.unknown-contestant', { file, field: `${path}.${name}` }, { key: name }));
				}
				put(kept, name, field ? take(field, number, `${path}.${name}`) : number);
			}
			put(rest, key, kept);
		}
	}
	return rest;
}

/**
 * The parts of a legislative file with the numbers put back where they stood; a number the file did not
 * have is added under its party in `chart`.
 */
export function putParties(
	contest: Contest,
	rest: JsonMembers,
	figures: Readonly<Record<FieldId, unknown>>,
): Map<string, unknown> {
	const parties = partyMembers(contest);
	const written = new Set<FieldId>();
	const parts = new Map<string, unknown>();
	const back = (field: FieldId | undefined, mark: unknown) => {
		if (mark !== TAKEN || field === undefined) return mark;
		written.add(field);
		return figures[field] ?? null;
	};
	for (const part of PARTY_PARTS) {
		const skeleton = rest[part];
		if (!isObject(skeleton)) continue;
		const filled: Record<string, unknown> = {};
		for (const [key, content] of Object.entries(skeleton)) {
			const members = parties.get(key);
			if (!isObject(content)) put(filled, key, back(members?.get(TOTAL), content));
			else {
				const own: Record<string, unknown> = {};
				for (const [name, mark] of Object.entries(content)) put(own, name, back(members?.get(name), mark));
				put(filled, key, own);
			}
		}
		parts.set(part, filled);
	}
	for (const [key, members] of parties) {
		const missing = [...members].filter(([, field]) => typeof figures[field] === 'number' && !written.has(field));
		if (missing.length === 0) continue;
		const chart = (parts.get('chart') ?? {}) as Record<string, unknown>;
		const before = isObject(chart[key]) ? chart[key] : typeof chart[key] === 'number' ? { [TOTAL]: chart[key] } : {};
		parts.set('chart', {
			...chart,
			[key]: { ...before, ...Object.fromEntries(missing.map(([name, field]) => [name, figures[field]])) },
		});
	}
	return parts;
}
