import { hash } from 'node:crypto';
import type { Problem } from '../../lib/import';
import type { TpsSource } from '../../lib/sirekap';

/** How much of a source is read, so that no file somebody brings can fill the machine. */
export interface Limits {
	/** Largest file, in bytes unpacked. */
	readonly fileBytes: number;
	/** All files together, in bytes unpacked; also the largest zip. */
	readonly totalBytes: number;
	/** Most files (in a zip: entries). */
	readonly entries: number;
}

const MEBIBYTE = 1_048_576;
export const LIMITS: Limits = { fileBytes: MEBIBYTE, totalBytes: 64 * MEBIBYTE, entries: 20_000 };

/** Where files come from: a folder, zip or file on this machine, or an upload held in memory. */
export type SourceInput = string | { readonly name: string; readonly bytes: Uint8Array };

/** A source as it was read: every file seen is one entry, in the order of the paths. */
export interface Source {
	readonly name: string;
	/** Of the bytes of the file or zip; of the paths and hashes of the files of a folder. */
	readonly sha256: string;
	readonly files: readonly TpsSource[];
}

/** The whole source is refused: thrown inside the readers, told as one file with one problem. */
export class SourceRefused extends Error {
	constructor(readonly problem: Problem) {
		super(problem.code);
		this.name = 'SourceRefused';
	}
}

/** SHA-256 of bytes or of a text's UTF-8, as 64 lower-case hexadecimal digits. */
export const sha256Of = (bytes: Uint8Array | string): string => hash('sha256', bytes, 'hex');

export const isJsonName = (path: string) => /\.json$/i.test(path);
