import type { Contest } from '../forms';
import { type Problem, problem } from '../import/problem';
import type { SystemItem } from '../plenary/commands';
import { parseTpsFile, tpsOfFileName } from './parse';

/** The form of every TPS: one for all, or one for each district. */
export type Forms = Contest | ((tps: string) => Contest | undefined);

export const formAt = (forms: Forms, tps: string): Contest | undefined =>
	typeof forms === 'function' ? forms(tps) : forms;

/** A file of a folder or zip as it was read, or why it was not. Each file seen is one of these. */
export type TpsSource =
	| { readonly path: string; readonly text: string; readonly sha256: string }
	| { readonly path: string; readonly problems: readonly Problem[] };

/** A file with what it says, or with everything that is wrong with it. */
export type ParsedFile =
	| { readonly file: string; readonly item: SystemItem }
	| { readonly file: string; readonly problems: readonly Problem[] };

interface Seen {
	readonly path: string;
	readonly sha256: string;
	/** Every file of this TPS has the same bytes. */
	same: boolean;
}

/**
 * Reads the TPS files of one source. Two files for one TPS: when their bytes are equal the first is
 * taken and the others are told as copies; when they differ none is taken, for nobody here can say
 * which is right, and each names the other.
 * @param sha256 see {@link parseTpsFile}
 */
export function parseTpsFiles(
	forms: Forms,
	sources: readonly TpsSource[],
	sha256?: (text: string) => string,
): ParsedFile[] {
	const firsts = new Map<string, Seen>();
	const others = new Map<string, string>();
	for (const source of sources) {
		const tps = tpsOfFileName(source.path);
		if (tps === null || !('text' in source)) continue;
		const first = firsts.get(tps);
		if (!first) {
			firsts.set(tps, { path: source.path, sha256: source.sha256, same: true });
			continue;
		}
		if (!others.has(tps)) others.set(tps, source.path);
		if (first.sha256 !== source.sha256) first.same = false;
	}
	const taken = new Set<string>();
	return sources.map((source): ParsedFile => {
		const file = source.path;
		if (!('text' in source)) return { file, problems: source.problems };
		const tps = tpsOfFileName(file);
		const second = tps === null ? undefined : others.get(tps);
		const first = tps === null || second === undefined ? undefined : firsts.get(tps);
		if (tps !== null && first && second !== undefined) {
			const isFirst = !taken.has(tps);
			taken.add(tps);
			const other = isFirst ? second : first.path;
			if (!first.same) return { file, problems: [problem('file.duplicate', { file }, { tps, other })] };
			if (!isFirst) return { file, problems: [problem('file.copy', { file }, { tps, other })] };
		}
		const contest = formAt(forms, tps ?? '');
		if (!contest) return { file, problems: [problem('file.not-held', { file }, { tps: tps ?? '' })] };
		return { file, ...parseTpsFile(contest, file, source.text, source.sha256, sha256) };
	});
}
