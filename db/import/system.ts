import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type ExcelProblemCode, isProblem } from '../../lib/excel';
import type { Contest } from '../../lib/forms';
import {
	buildReport,
	type FileReport,
	type FileStatus,
	type ImportPreview,
	type Problem,
	problem,
} from '../../lib/import';
import type { Actor, SystemItem } from '../../lib/plenary';
import { type Forms, type ParsedFile, parseSheets, parseTable, parseTpsFiles } from '../../lib/sirekap';
import { BookError, readBook } from '../../lib/workbook';
import { execute, type Outcome } from '../door';
import { unpackBook } from '../excel/unpack';
import type { House } from '../house';
import { decoded } from './files';
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
	const table = await readTable(forms, input);
	if (table) return { contest, forms, ...table };
	const { name, sha256, files } = await readSource(input, LIMITS);
	return {
		contest,
		forms,
		source: { name: name.slice(0, NAME_LIMIT), sha256 },
		files: parseTpsFiles(forms, files, sha256Of),
	};
}

/** What a spreadsheet program calls what it keeps besides CSV; only `.xlsx` is read. */
const BOOK = /\.(xlsx|xlsm|xls|xlsb|ods)$/i;

/**
 * A table (`.csv` or a workbook) in place of Sirekap's files; `null` when the source is none, or cannot be opened: then
 * the reader of files says why.
 */
async function readTable(forms: Forms, input: SourceInput): Promise<Pick<ReadSystem, 'source' | 'files'> | null> {
	const path = typeof input === 'string' ? basename(resolve(input)) : input.name;
	const book = BOOK.test(path);
	if (!book && !/\.csv$/i.test(path)) return null;
	let bytes: Buffer;
	try {
		if (typeof input === 'string' && statSync(input).size > LIMITS.totalBytes) return null;
		bytes = typeof input === 'string' ? readFileSync(input) : Buffer.from(input.bytes);
	} catch {
		return null;
	}
	const sha256 = sha256Of(bytes);
	const source = { name: path.slice(0, NAME_LIMIT), sha256 };
	if (book) return { source, files: await readBookTable(forms, { path, sha256 }, bytes) };
	const file = decoded(path, bytes);
	if (!('text' in file)) return { source, files: [{ file: path, problems: file.problems }] };
	return { source, files: parseTable(forms, file, sha256Of) };
}

async function readBookTable(
	forms: Forms,
	source: { readonly path: string; readonly sha256: string },
	bytes: Buffer,
): Promise<ParsedFile[]> {
	const { path } = source;
	const parts = await unpackBook(bytes);
	if (isProblem(parts)) return [{ file: path, problems: [bookProblem(path, parts.code)] }];
	try {
		return parseSheets(forms, source, readBook(parts), sha256Of);
	} catch (error) {
		if (!(error instanceof BookError)) throw error;
		return [{ file: path, problems: [problem('book.broken', { file: path }, { reason: error.message })] }];
	}
}

/** Formats by the name people know them under. */
const FORMATS: Readonly<Partial<Record<ExcelProblemCode, string>>> = {
	'old-excel': '.xls',
	'binary-excel': '.xlsb',
	'open-document': '.ods',
};

function bookProblem(file: string, code: ExcelProblemCode): Problem {
	const found = FORMATS[code];
	if (found) return problem('book.format', { file }, { found });
	if (code === 'password') return problem('book.password', { file }, {});
	return problem('book.broken', { file }, { reason: code });
}

/** The files an acceptance would write. */
function acceptable(files: readonly FileReport[]): SystemItem[] {
	const items: SystemItem[] = [];
	for (const { status, item } of files) if (item && ACCEPTABLE.has(status)) items.push(item);
	return items;
}

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
