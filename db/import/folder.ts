import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '../../lib/import';
import type { TpsSource } from '../../lib/sirekap';
import { decoded, failed, Meter } from './files';
import { isJsonName, type Limits } from './source';

/** The code of a file system error (`EACCES`), for the problem's context. */
export function reasonOf(error: unknown): string {
	if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
	return error instanceof Error ? error.message : String(error);
}

const unreadable = (path: string, error: unknown) =>
	failed(path, problem('file.unreadable', { file: path }, { reason: reasonOf(error) }));

/** Read into again and again: a file's bytes are needed only until they are text. */
let scratch = Buffer.alloc(0);

/** The bytes of a file, at most one more than `limit`, valid until the next call. */
function readUpTo(path: string, limit: number): Buffer {
	if (scratch.length !== limit + 1) scratch = Buffer.allocUnsafeSlow(limit + 1);
	const file = openSync(path, 'r');
	try {
		let length = 0;
		for (let more = true; more && length < scratch.length; ) {
			const room = scratch.length - length;
			const got = readSync(file, scratch, length, room, null);
			length += got;
			// Of a file on disk less than asked for is its end.
			more = got === room;
		}
		return scratch.subarray(0, length);
	} finally {
		closeSync(file);
	}
}

function readOne(root: string, path: string, meter: Meter): TpsSource {
	if (!isJsonName(path)) return failed(path, problem('file.not-json', { file: path }, {}));
	// Not join(): it takes the path apart again, a thousand times.
	const full = `${root}/${path}`;
	try {
		const bytes = readUpTo(full, meter.fileBytes);
		const tooLarge = meter.tooLarge(path, bytes.length > meter.fileBytes ? statSync(full).size : bytes.length);
		if (tooLarge) return failed(path, tooLarge);
		meter.take(bytes.length);
		return decoded(path, bytes);
	} catch (error) {
		if (error instanceof Error && 'code' in error) return unreadable(path, error);
		throw error;
	}
}

/**
 * Every file below a folder, at any depth. Links are not followed, and neither they nor pipes, sockets
 * and devices are opened; each is told. Paths are relative to the folder, with `/`. Throws
 * `SourceRefused` past the limits.
 */
export function readFolder(root: string, name: string, limits: Limits): TpsSource[] {
	const meter = new Meter(name, limits);
	const found: TpsSource[] = [];
	const folders = [''];
	for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
		try {
			for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
				const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
				if (entry.isDirectory()) {
					folders.push(path);
					continue;
				}
				meter.entry();
				if (entry.isSymbolicLink()) found.push(failed(path, problem('file.link', { file: path }, {})));
				else if (!entry.isFile()) found.push(failed(path, problem('file.special', { file: path }, {})));
				else found.push(readOne(root, path, meter));
			}
		} catch (error) {
			if (!(error instanceof Error && 'code' in error)) throw error;
			const path = folder === '' ? name : folder;
			found.push(unreadable(path, error));
		}
	}
	return found;
}
