import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder with the real material (KETOK_PALU_REAL_DATA, or ../shared/data), or `null`. */
export function realData(): string | null {
	const folders = [process.env.KETOK_PALU_REAL_DATA, resolve('..', 'shared', 'data')];
	return folders.find((folder) => folder !== undefined && folder !== '' && existsSync(folder)) ?? null;
}

/** Files right below a folder of the real material, by name; none where there is no real material. */
export function realFiles(
	...path: string[]
): { readonly path: string; readonly name: string; readonly text: string }[] {
	const root = realData();
	if (root === null) return [];
	const folder = join(root, ...path);
	return readdirSync(folder)
		.sort()
		.map((name) => ({ path: join(folder, name), name, text: readFileSync(join(folder, name), 'utf8') }));
}
