import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Contest } from '../../lib/forms';
import { buildReport, type FileReport, type FileStatus, type ImportPreview } from '../../lib/import';
import type { Actor } from '../../lib/plenary';
import { type Forms, type ParsedFile, parseTable, parseTpsFiles } from '../../lib/sirekap';
import { execute, type Outcome } from '../door';
import type { House } from '../house';
import { readSource } from './read-source';
import { LIMITS, type SourceInput, sha256Of } from './source';
import { knownTps, storedVersions } from './stored';

/** What a source says, before it is held against what this house knows. */
export interface ReadSystem {
	readonly contest: Pick<Contest, 'code'>;
	/** The form of each TPS: districts have forms of their own. */
	readonly forms: Forms;
	readonly source: { readonly name: string; readonly sha256: string };
	readonly files: readonly ParsedFile[];
}

export interface SystemPreview extends ImportPreview {
	readonly contest: ReadSystem['contest'];
	readonly source: ReadSystem['source'];
	/** What would be accepted, as one hash: another hash is another decision. */
	readonly plan: string;
}

const ACCEPTABLE: ReadonlySet<FileStatus> = new Set(['new', 'changed', 'notUploaded']);
/** Longest name of a source the ledger keeps. */
const NAME_LIMIT = 400;

/**
 * Reads a folder, a zip or a file of Sirekap TPS files. Never throws over what is in it.
 * @param contest the form, the same for every TPS; or the contest's code with the form of each TPS
 */
export async function readSystem(
	contest: Contest | { readonly code: string; readonly forms: Forms },
	input: SourceInput,
): Promise<ReadSystem> {
	const forms = 'forms' in contest ? contest.forms : contest;
	const table = readTable(input);
	if (table) {
		const { name, sha256, text } = table;
		const files = parseTable(forms, { path: name, text, sha256 }, sha256Of);
		return { contest, forms, source: { name: name.slice(0, NAME_LIMIT), sha256 }, files };
	}
	const { name, sha256, files } = await readSource(input, LIMITS);
	return {
		contest,
		forms,
		source: { name: name.slice(0, NAME_LIMIT), sha256 },
		files: parseTpsFiles(forms, files, sha256Of),
	};
}

/** A table (`.csv`) in place of Sirekap's files; `null` when the source is none, or cannot be read as one. */
function readTable(input: SourceInput): { name: string; sha256: string; text: string } | null {
	const name = typeof input === 'string' ? basename(resolve(input)) : input.name;
	if (!/\.csv$/i.test(name)) return null;
	try {
		if (typeof input === 'string' && statSync(input).size > LIMITS.totalBytes) return null;
		const bytes = typeof input === 'string' ? readFileSync(input) : Buffer.from(input.bytes);
		return isUtf8(bytes) ? { name, sha256: sha256Of(bytes), text: bytes.toString('utf8') } : null;
	} catch {
		// The reader of files says why it cannot be opened.
		return null;
	}
}

/** The files an acceptance would write. */
const acceptable = (files: readonly FileReport[]) =>
	files.flatMap(({ status, item }) => (item && ACCEPTABLE.has(status) ? [item] : []));

/** What accepting this source would do now. */
export function previewSystem(house: House, read: ReadSystem): SystemPreview {
	const preview = buildReport(read.forms, read.files, knownTps(house), storedVersions(house, read.contest));
	const plan = sha256Of(acceptable(preview.files).reduce((text, { tps, content }) => `${text}${tps} ${content}\n`, ''));
	return { ...preview, contest: read.contest, source: read.source, plan };
}

/**
 * Accepts what a preview shows, in one transaction: everything acceptable or, when the door refuses,
 * nothing. Files that are unknown, unchanged or invalid stay out.
 */
export function acceptSystem(house: House, actor: Actor, preview: SystemPreview, id: string = randomUUID()): Outcome {
	return execute(house, actor, {
		id,
		command: {
			type: 'system.import',
			contest: preview.contest.code,
			source: preview.source,
			items: acceptable(preview.files),
		},
	});
}
