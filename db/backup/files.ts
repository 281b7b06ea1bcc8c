import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { ASIDE, DATABASE_FILE, DERIVED, HUB_DATABASE, HUB_TREE, PARTIAL, READY } from '../folder';

/** Files of a data folder that go into a backup at `target` beside the databases. No private key is among them. */
export function otherFiles(folder: string, target: string): { path: string; bytes: number; modified: number }[] {
	const found: { path: string; bytes: number; modified: number }[] = [];
	const walk = (at: string) => {
		for (const entry of readdirSync(at, { withFileTypes: true })) {
			const full = join(at, entry.name);
			const path = relative(folder, full).split(sep).join('/');
			// A folder of copies inside the data folder would be copied into itself.
			if (isOurs(path) || resolve(full) === resolve(target)) continue;
			if (entry.isDirectory()) walk(full);
			else if (entry.isFile()) {
				const { size, mtimeMs } = statSync(full);
				found.push({ path, bytes: size, modified: mtimeMs });
			}
		}
	};
	walk(folder);
	return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function isOurs(path: string): boolean {
	const [first = ''] = path.split('/');
	return (
		first.startsWith(DATABASE_FILE) ||
		first.startsWith(HUB_DATABASE) ||
		// Keys, under whatever name they were put here, and drafts of them.
		path.includes('.pem') ||
		first === HUB_TREE ||
		first === READY ||
		first === DERIVED ||
		first.startsWith(ASIDE) ||
		first.startsWith(PARTIAL)
	);
}

/** SHA-256 of a file, read in pieces. */
export async function sha256OfFile(file: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
	return hash.digest('hex');
}
