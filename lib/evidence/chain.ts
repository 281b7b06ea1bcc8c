import { canonicalJson } from '../forms/canonical';

/** SHA-256 of a text or of bytes, 64 hexadecimal digits; the caller brings its machine's. */
export type Sha256 = (value: string | Uint8Array) => string;

/**
 * One row of a ledger excerpt. A row that is nobody's business outside (accounts, region lists, whole imports) is
 * sealed: its payload is left out and its hash stands there instead, so the chain still closes.
 */
export interface ExcerptRow {
	readonly seq: number;
	readonly stream: string;
	readonly version: number;
	readonly type: string;
	/** Canonical JSON of the actor, as in the ledger. */
	readonly actor: string;
	readonly time: string;
	readonly prev: string;
	readonly hash: string;
	/** Canonical JSON as in the ledger; absent where the row is sealed. */
	readonly payload?: string;
	readonly payloadHash?: string;
}

const SEALED_TYPES: ReadonlySet<string> = new Set([
	'region.registered',
	'system.imported',
	'display.codeRenewed',
	'backup.configured',
]);

/** True when a row goes into an excerpt without its payload. */
export function isSealed(row: { readonly stream: string; readonly type: string }): boolean {
	return row.stream.startsWith('akun/') || SEALED_TYPES.has(row.type);
}

/** Hash of a row as the ledger computes it (db/ledger.ts), from an excerpt. */
export function excerptHash(row: ExcerptRow, sha256: Sha256): string {
	const payload = row.payload === undefined ? (row.payloadHash ?? '') : sha256(row.payload);
	return sha256([row.prev, row.seq, row.stream, row.version, row.type, row.time, row.actor, payload].join('\n'));
}

/** Rows as lines of canonical JSON. */
export function excerptText(rows: readonly ExcerptRow[]): string {
	return rows.map((row) => `${canonicalJson(row)}\n`).join('');
}

const TEXTS = ['stream', 'type', 'actor', 'time', 'prev', 'hash'] as const;

/** Reads an excerpt; `null` where a line is none of its rows. */
export function parseExcerpt(text: string): ExcerptRow[] | null {
	const rows: ExcerptRow[] = [];
	for (const line of text.split('\n')) {
		if (line === '') continue;
		const row = rowOf(line);
		if (!row) return null;
		rows.push(row);
	}
	return rows;
}

function rowOf(line: string): ExcerptRow | null {
	let row: Partial<Record<keyof ExcerptRow, unknown>>;
	try {
		row = JSON.parse(line);
	} catch {
		return null;
	}
	if (typeof row !== 'object' || row === null) return null;
	const whole =
		Number.isSafeInteger(row.seq) &&
		Number.isSafeInteger(row.version) &&
		TEXTS.every((name) => typeof row[name] === 'string') &&
		(typeof row.payload === 'string') !== (typeof row.payloadHash === 'string');
	return whole ? (row as unknown as ExcerptRow) : null;
}
