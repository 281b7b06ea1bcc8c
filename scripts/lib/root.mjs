import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository, whatever the folder the command was typed in. */
export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

export const lockfile = join(root, 'package-lock.json');

/**
 * The JavaScript behind a package's command, to be run with this very Node: no shell, no `.cmd` on Windows.
 * @param {string} pkg
 * @param {string} [command] the command's name where the package offers more than one
 */
export function bin(pkg, command = pkg.split('/').pop() ?? pkg) {
	const folder = join(root, 'node_modules', pkg);
	const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	return join(folder, typeof bin === 'string' ? bin : bin[command]);
}
