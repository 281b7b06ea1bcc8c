import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes a file so that a reader sees the old one or the new one and nothing between, and so that a power
 * cut leaves one of the two: written aside, synced, renamed.
 */
export async function writeAtomic(root: string, path: string, text: string): Promise<void> {
	const file = join(root, path);
	const draft = join(dirname(file), `.${randomUUID()}.tmp`);
	const handle = await open(draft, 'w').catch(async (fault: NodeJS.ErrnoException) => {
		if (fault.code !== 'ENOENT') throw fault;
		await mkdir(dirname(file), { recursive: true });
		return open(draft, 'w');
	});
	try {
		await handle.writeFile(text);
		await handle.sync();
		await handle.close();
		await rename(draft, file);
	} catch (fault) {
		await handle.close().catch(() => undefined);
		await rm(draft, { force: true });
		throw fault;
	}
}

/** Text of a file below a root, or `null` when there is none. */
export async function readIfThere(root: string, path: string): Promise<string | null> {
	try {
		return await readFile(join(root, path), 'utf8');
	} catch (fault) {
		const { code } = fault as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ENOTDIR') return null;
		throw fault;
	}
}
