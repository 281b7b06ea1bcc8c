import { isUtf8 } from 'node:buffer';
import { type Problem, problem } from '../../lib/import';
import type { TpsSource } from '../../lib/sirekap';
import { type Limits, SourceRefused, sha256Of } from './source';

/** A file with one problem and nothing else. */
export const failed = (path: string, ...problems: Problem[]): TpsSource => ({ path, problems });

/** Bytes as a file of a source (without a byte order mark), or the problem that they are not UTF-8. */
export function decoded(path: string, bytes: Buffer): TpsSource {
	if (!isUtf8(bytes)) return failed(path, problem('file.encoding', { file: path }, {}));
	const text = bytes.toString('utf8');
	return { path, text: text.startsWith('\uFEFF') ? text.slice(1) : text, sha256: sha256Of(bytes) };
}

/** Counts what is read of one source; throws {@link SourceRefused} when it is too much. */
export class Meter {
	private entries = 0;
	private bytes = 0;

	constructor(
		private readonly name: string,
		private readonly limits: Limits,
	) {}

	/** Largest file, in bytes. */
	get fileBytes(): number {
		return this.limits.fileBytes;
	}

	/** One more entry is seen. */
	entry(): void {
		this.entries++;
		if (this.entries <= this.limits.entries) return;
		throw new SourceRefused(problem('source.too-many', { file: this.name }, { limit: this.limits.entries }));
	}

	/** So many bytes more are about to be held. */
	take(bytes: number): void {
		this.bytes += bytes;
		if (this.bytes <= this.limits.totalBytes) return;
		throw new SourceRefused(problem('source.too-large', { file: this.name }, { limit: this.limits.totalBytes }));
	}

	/** The problem of a file over the limit for one file, or `null`. */
	tooLarge(path: string, size: number): Problem | null {
		if (size <= this.limits.fileBytes) return null;
		return problem('file.too-large', { file: path }, { size, limit: this.limits.fileBytes });
	}
}
