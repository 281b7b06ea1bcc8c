import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What was made and when it was listed, beside the files themselves; the dot keeps it from being fetched. */
const LIST = '.daftar.json';

/** A finished job as it is kept: what was asked for, its file and, for a document, the SHA-256 of its content. */
export interface Finished {
	readonly what: string;
	readonly contest: string;
	readonly tps?: string;
	readonly name: string | null;
	readonly content: string | null;
}

/** What was made before the server started, oldest first, as far as the files are still there. */
export function readFinished(folder: string): (Finished & { readonly name: string })[] {
	let list: unknown;
	try {
		list = JSON.parse(readFileSync(join(/* turbopackIgnore: true */ folder, LIST), 'utf8'));
	} catch {
		// There is none yet, or somebody wrote into it: the files can be made again.
		return [];
	}
	return (Array.isArray(list) ? list : []).flatMap((one: Partial<Finished> | null) => {
		if (typeof one?.what !== 'string' || typeof one.contest !== 'string' || typeof one.name !== 'string') return [];
		const { what, contest, tps, name, content } = one;
		if (!existsSync(join(/* turbopackIgnore: true */ folder, name))) return [];
		const station = typeof tps === 'string' ? { tps } : {};
		return [{ what, contest, ...station, name, content: typeof content === 'string' ? content : null }];
	});
}

/** Keeps the list for the next start; whole under another name first. */
export function keepFinished(folder: string, jobs: readonly Finished[]): void {
	const list = jobs.map(({ what, contest, tps, name, content }) => ({ what, contest, tps, name, content }));
	mkdirSync(/* turbopackIgnore: true */ folder, { recursive: true });
	const file = join(/* turbopackIgnore: true */ folder, LIST);
	writeFileSync(`${file}.sebagian`, JSON.stringify(list));
	renameSync(`${file}.sebagian`, file);
}
