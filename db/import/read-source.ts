import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { problem } from '../../lib/import';
import type { TpsSource } from '../../lib/sirekap';
import { decoded, failed } from './files';
import { readFolder, reasonOf } from './folder';
import { isJsonName, LIMITS, type Limits, type Source, type SourceInput, SourceRefused, sha256Of } from './source';
import { readZip } from './zip';

export { LIMITS, type Limits, type Source, type SourceInput } from './source';

/** `PK`: every zip begins with it, the empty one too. */
const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

const byPath = (a: TpsSource, b: TpsSource) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

/** Of the paths and hashes of a folder's files, whatever order the disk gave them in. */
const folderHash = (files: readonly TpsSource[]) =>
	sha256Of(files.map((file) => `${'sha256' in file ? file.sha256 : '-'} ${file.path}\n`).join(''));

const refused = (name: string, sha256: string, error: SourceRefused): Source => ({
	name,
	sha256,
	files: [failed(name, error.problem)],
});

async function readBytes(name: string, bytes: Buffer, limits: Limits): Promise<Source> {
	const sha256 = sha256Of(bytes);
	try {
		if (isZip(bytes) || /\.zip$/i.test(name)) {
			const files = (await readZip(bytes, name, limits)).sort(byPath);
			if (files.length === 0) throw new SourceRefused(problem('source.empty', { file: name }, {}));
			return { name, sha256, files };
		}
	} catch (error) {
		if (error instanceof SourceRefused) return refused(name, sha256, error);
		throw error;
	}
	if (!isJsonName(name)) return { name, sha256, files: [failed(name, problem('file.not-json', { file: name }, {}))] };
	if (bytes.length > limits.fileBytes) {
		const context = { size: bytes.length, limit: limits.fileBytes };
		return { name, sha256, files: [failed(name, problem('file.too-large', { file: name }, context))] };
	}
	return { name, sha256, files: [decoded(name, bytes)] };
}

/**
 * Reads what somebody brings: a folder (any depth), a zip (by its first bytes or its name) or a single
 * file; a string is a path on this machine, bytes are an upload. Every file seen is one entry of
 * `files`, with its text or with the problem that kept it from being read. A source that is refused as
 * a whole (too large, too many, broken zip, not there) is one entry under the source's own name. Never
 * throws over what is in the files.
 */
export async function readSource(input: SourceInput, limits: Limits = LIMITS): Promise<Source> {
	if (typeof input !== 'string') {
		const { buffer, byteOffset, byteLength } = input.bytes;
		return readBytes(input.name, Buffer.from(buffer, byteOffset, byteLength), limits);
	}
	const name = basename(resolve(input)) || input;
	try {
		const stat = statSync(input);
		if (stat.isDirectory()) {
			const files = readFolder(input, name, limits).sort(byPath);
			if (files.length === 0) throw new SourceRefused(problem('source.empty', { file: name }, {}));
			return { name, sha256: folderHash(files), files };
		}
		if (!stat.isFile()) throw new SourceRefused(problem('file.special', { file: name }, {}));
		if (stat.size > limits.totalBytes) {
			throw new SourceRefused(problem('source.too-large', { file: name }, { limit: limits.totalBytes }));
		}
		return await readBytes(name, readFileSync(input), limits);
	} catch (error) {
		if (error instanceof SourceRefused) return refused(name, sha256Of(''), error);
		if (!(error instanceof Error && 'code' in error)) throw error;
		const missing = error.code === 'ENOENT' || error.code === 'ENOTDIR';
		const why = missing
			? problem('source.missing', { file: name }, {})
			: problem('file.unreadable', { file: name }, { reason: reasonOf(error) });
		return refused(name, sha256Of(''), new SourceRefused(why));
	}
}
