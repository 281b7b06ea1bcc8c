import type { Cell, FieldId } from '../forms';

/** What the system showed for one TPS in one file; see lib/sirekap. */
export interface SystemItem {
	readonly tps: string;
	/** False when the file says that nothing has been uploaded. */
	readonly uploaded: boolean;
	/** Whole numbers of at most nine digits, or `null`. */
	readonly figures: Readonly<Record<FieldId, Exclude<Cell, 'X'>>>;
	/** Everything of the file that is not a figure (images, status, mode), kept as it came. */
	readonly rest: Readonly<Record<string, unknown>>;
	readonly file: string;
	/** SHA-256 of the file's bytes, and of its meaning: `figures` and `rest` in canonical form. */
	readonly sha256: string;
	readonly content: string;
	/** The file's own time stamp, as it stands there. */
	readonly ts: string | null;
	/** `figures` and `rest` in canonical form, where the reader has them: `content` was made of these, the ledger takes them. */
	readonly canonical?: { readonly figures: string; readonly rest: string };
}

const TPS = /^\d{13}$/;
const HASH = /^[0-9a-f]{64}$/;
const LARGEST = 999_999_999;

const isText = (value: unknown, longest: number): value is string =>
	typeof value === 'string' && value.length <= longest;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function isCell(value: unknown): boolean {
	return value === null || (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LARGEST);
}

/** Which fields there are, the decision knows. */
function areFigures(value: unknown): boolean {
	if (!isRecord(value)) return false;
	for (const field in value) if (!isCell(value[field])) return false;
	return true;
}

/** Is this an item a command may carry? Nothing is copied: a member called `__proto__` stays what it is. */
export function isSystemItem(value: unknown): value is SystemItem {
	return (
		isRecord(value) &&
		typeof value.tps === 'string' &&
		TPS.test(value.tps) &&
		typeof value.uploaded === 'boolean' &&
		areFigures(value.figures) &&
		isRecord(value.rest) &&
		isText(value.file, 400) &&
		typeof value.sha256 === 'string' &&
		HASH.test(value.sha256) &&
		typeof value.content === 'string' &&
		HASH.test(value.content) &&
		(value.ts === null || isText(value.ts, 40))
	);
}
