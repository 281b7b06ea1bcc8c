import type { z } from 'zod';
import { type PackProblem, problemsOfPack } from './check';
import { problemsOfLayouts } from './check-layouts';
import { type ElectionPack, packSchema } from './pack';
import { placeOf, valueAt } from './place';

/** Most problems that are told of one file. */
const MOST = 50;

/** Reads a pack from the text of its file. Everything wrong is told, nothing is half taken; never throws. */
export function readPack(file: string): { pack: ElectionPack } | { problems: PackProblem[] } {
	let value: unknown;
	try {
		value = JSON.parse(file.startsWith('\uFEFF') ? file.slice(1) : file);
	} catch {
		return { problems: [{ code: 'not-json', path: '', found: '' }] };
	}
	const parsed = packSchema.safeParse(value);
	if (!parsed.success) {
		return { problems: parsed.error.issues.slice(0, MOST).map((issue) => problemOf(value, issue)) };
	}
	const own = problemsOfPack(parsed.data);
	const problems = own.length > 0 ? own : problemsOfLayouts(parsed.data);
	if (problems.length === 0) return { pack: parsed.data };
	return {
		problems: problems
			.slice(0, MOST)
			.map((problem) => ({ ...problem, place: placeOf(value, problem.path === '' ? [] : problem.path.split('.')) })),
	};
}

/** What the schema says, as a code whose sentence the catalogue has. */
function problemOf(file: unknown, issue: z.core.$ZodIssue): PackProblem {
	const at = { path: issue.path.join('.'), place: placeOf(file, issue.path) };
	const value = valueAt(file, issue.path);
	if (value === undefined && issue.path.length > 0) return { ...at, code: 'missing', found: '' };
	switch (issue.code) {
		case 'invalid_type':
			return { ...at, code: 'wrong-kind', found: issue.expected };
		case 'unrecognized_keys':
			return { ...at, code: 'unknown-key', found: issue.keys.join(', ') };
		case 'too_small':
			return { ...at, code: 'too-small', found: String(issue.minimum) };
		case 'too_big':
			return { ...at, code: 'too-big', found: String(issue.maximum) };
		case 'invalid_value':
			return { ...at, code: 'not-allowed', found: issue.values.map(String).join(', ') };
		default:
			return { ...at, code: 'schema', found: (JSON.stringify(value) ?? '').slice(0, 60) };
	}
}
