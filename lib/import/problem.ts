/**
 * What can be wrong with a file somebody brings, and the numbers and names its sentence needs. The
 * sentences live in `lib/i18n/messages/{id,en}/import.json` under `problem.<code>`; beside the context
 * listed here they may use {file}, {line} and {field}.
 */
export const PROBLEM_CONTEXT = {
	'book.broken': ['reason'],
	'book.format': ['found'],
	'book.password': [],
	'book.twice': ['tps', 'other'],
	'csv.broken': ['reason'],
	'csv.column-count': ['expected', 'found'],
	'csv.duplicate-column': [],
	'csv.empty': [],
	'csv.exponent': ['value'],
	'csv.line-twice': ['key', 'first'],
	'csv.missing-column': [],
	'csv.no-tps': [],
	'csv.tps-twice': ['first', 'second'],
	'file.copy': ['tps', 'other'],
	'file.duplicate': ['tps', 'other'],
	'file.empty': [],
	'file.encoding': [],
	'file.link': [],
	'file.long-path': ['length', 'limit'],
	'file.name': [],
	'file.not-json': [],
	'file.not-held': ['tps'],
	'file.special': [],
	'file.too-large': ['size', 'limit'],
	'file.unreadable': ['reason'],
	'json.broken': ['column'],
	'json.duplicate-member': ['column'],
	'json.html': [],
	'json.not-object': ['found'],
	'json.not-tps': [],
	'json.too-deep': ['limit'],
	'member.conflict': ['value', 'other'],
	'member.not-object': ['found'],
	'member.not-text': ['found'],
	'member.too-long': ['length', 'limit'],
	'member.unknown-contestant': ['key'],
	'roster.choice': ['value', 'choices'],
	'roster.empty': [],
	'roster.kelurahan': ['value'],
	'roster.long': ['length', 'limit'],
	'roster.number': ['value'],
	'roster.required': [],
	'roster.username': ['value'],
	'source.empty': [],
	'source.missing': [],
	'source.too-large': ['limit'],
	'source.too-many': ['limit'],
	'value.decimal': ['value'],
	'value.negative': ['value'],
	'value.not-number': ['found'],
	'value.text': ['value'],
	'value.too-large': ['value', 'limit'],
	'wilayah.code': ['value', 'digits'],
	'wilayah.dpt': ['value'],
	'wilayah.duplicate-tps': ['value', 'first'],
	'wilayah.empty-name': [],
	'wilayah.long-name': ['length', 'limit'],
	'wilayah.not-nested': ['value', 'parent'],
	'wilayah.two-names': ['value', 'name', 'other'],
	'zip.broken': ['reason'],
	'zip.encrypted': [],
	'zip.entry': ['reason'],
	'zip.path': ['reason'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ProblemCode = keyof typeof PROBLEM_CONTEXT;
type ContextOf<C extends ProblemCode> = Readonly<Record<(typeof PROBLEM_CONTEXT)[C][number], string | number>>;

export const PROBLEM_CODES = Object.keys(PROBLEM_CONTEXT) as ProblemCode[];

/** One thing wrong with one file, told so that the person who brought it can mend it. */
export interface Problem {
	readonly file: string;
	/** Line in the file, counted from 1. */
	readonly line?: number;
	/** Column of a CSV, or member of a JSON file (`administrasi.suara_sah`). */
	readonly field?: string;
	/** Stable; see {@link PROBLEM_CONTEXT}. */
	readonly code: ProblemCode;
	readonly context: Readonly<Record<string, string | number>>;
}

/** Where in a file a problem is. */
export interface Place {
	readonly file: string;
	readonly line?: number;
	readonly field?: string;
}

/** Longest piece of somebody's file that a problem quotes. */
const QUOTE = 60;

/** A problem with the context its sentence needs; long quotations are cut to 60 characters. */
export function problem<C extends ProblemCode>(code: C, place: Place, context: ContextOf<C>): Problem {
	const short = Object.fromEntries(
		Object.entries<string | number>(context).map(([key, value]) => [
			key,
			typeof value === 'string' && value.length > QUOTE && key !== 'other' ? `${value.slice(0, QUOTE)}…` : value,
		]),
	);
	return {
		file: place.file,
		...(place.line === undefined ? {} : { line: place.line }),
		...(place.field === undefined ? {} : { field: place.field }),
		code,
		context: short,
	};
}
