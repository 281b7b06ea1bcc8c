import { type PackProblem, problemsOfPack } from './check';
import { problemsOfLayouts } from './check-layouts';
import { type ElectionPack, packSchema } from './pack';

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
		return {
			problems: parsed.error.issues
				.slice(0, MOST)
				.map((issue) => ({ code: 'schema', path: issue.path.join('.'), found: issue.message })),
		};
	}
	const own = problemsOfPack(parsed.data);
	const problems = own.length > 0 ? own : problemsOfLayouts(parsed.data);
	return problems.length > 0 ? { problems: problems.slice(0, MOST) } : { pack: parsed.data };
}
