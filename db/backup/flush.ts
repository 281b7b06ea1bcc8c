import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes sure a file, or the names in a folder, are on the disk and not only on their way. */
export function flush(path: string): void {
	try {
		const descriptor = openSync(path, 'r');
		try {
			fsyncSync(descriptor);
		} finally {
			closeSync(descriptor);
		}
	} catch (fault) {
		// Windows flushes no folders; a lost name there is a backup that is not there, never a wrong one.
		const { code } = fault as NodeJS.ErrnoException;
		if (code !== 'EPERM' && code !== 'EISDIR' && code !== 'EACCES' && code !== 'EINVAL') throw fault;
	}
}
