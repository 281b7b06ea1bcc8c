import {
	closeSync,
	existsSync,
	fsyncSync,
	linkSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';

/**
 * The content of a file only its owner may read; made at first use. Two processes that start together end with
 * the same one.
 */
export function secretFile(file: string, make: () => string | Buffer): Buffer {
	if (!existsSync(file)) {
		// Written whole under another name, then linked: nobody ever reads half a key, and the first one stays.
		const draft = `${file}.${process.pid}`;
		const descriptor = openSync(draft, 'w', 0o600);
		writeFileSync(descriptor, make());
		fsyncSync(descriptor);
		closeSync(descriptor);
		try {
			linkSync(draft, file);
		} catch (fault) {
			const { code } = fault as NodeJS.ErrnoException;
			// A USB stick's file system knows no links; then the rename may replace a key made this very moment.
			if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') renameSync(draft, file);
			else if (code !== 'EEXIST') throw fault;
		}
		rmSync(draft, { force: true });
	}
	return readFileSync(file);
}
