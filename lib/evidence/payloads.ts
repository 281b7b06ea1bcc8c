import type { EventPayloads } from '../plenary/events';
import type { ExcerptRow, Sha256 } from './chain';
import { PATHS } from './manifest';
import type { Fault } from './report';
import type { verifySignature } from './signing';

/** A check under way: what is wrong so far, and how to hash and verify. */
export interface Check {
	readonly faults: Fault[];
	readonly sha256: Sha256;
	readonly verify: typeof verifySignature;
}

/** What the check reads of a payload; a forger may have left anything there. */
const SHAPES: Readonly<Record<ReadType, readonly (readonly [string, string])[]>> = {
	'key.introduced': [['publicKey', 'string']],
	'witness.keyed': [
		['witness', 'string'],
		['publicKey', 'string'],
	],
	'witness.answered': [['witness', 'string']],
	'adoption.answered': [
		['side', 'string'],
		['id', 'string'],
	],
	'adoption.struck': [
		['version', 'number'],
		['hash', 'string'],
		['parts', 'list'],
		['paper', 'record'],
		['system', 'record'],
		['answers', 'list'],
		['absent', 'list'],
	],
	'adoption.voided': [['version', 'number']],
	'result.reopened': [['version', 'number']],
	'witness.revoked': [['witness', 'string']],
	'pack.adopted': [
		['sha256', 'string'],
		['pack', 'record'],
	],
	'photo.attached': [
		['page', 'number'],
		['version', 'number'],
		['content', 'string'],
	],
	'gavel.struck': [
		['version', 'number'],
		['hash', 'string'],
		['figures', 'record'],
		['system', 'record'],
		['answers', 'list'],
		['absent', 'list'],
	],
};

type ReadType =
	| 'adoption.answered'
	| 'adoption.struck'
	| 'adoption.voided'
	| 'gavel.struck'
	| 'key.introduced'
	| 'pack.adopted'
	| 'photo.attached'
	| 'result.reopened'
	| 'witness.revoked'
	| 'witness.answered'
	| 'witness.keyed';

function kindOfValue(payload: object, name: string): string {
	const value: unknown = (payload as Record<string, unknown>)[name];
	if (!Array.isArray(value)) return typeof value === 'object' && value !== null ? 'record' : typeof value;
	return value.every((one) => typeof one === 'object' && one !== null) ? 'list' : 'other';
}

/** Rows of a type whose payload has the shape the check reads; any other is a fault of the ledger. */
export function ofType<T extends ReadType>(
	check: Check,
	rows: readonly ExcerptRow[],
	type: T,
): { row: ExcerptRow; payload: EventPayloads[T] }[] {
	return rows.flatMap((row) => {
		if (row.type !== type) return [];
		const payload = row.payload === undefined ? null : safeJson(row.payload);
		if (payload && SHAPES[type].every(([name, kind]) => kindOfValue(payload, name) === kind))
			return [{ row, payload: payload as EventPayloads[T] }];
		check.faults.push({ code: 'ledger-broken', path: PATHS.ledger, kind: 'ledger', seq: row.seq });
		return [];
	});
}

/** A record or list in JSON, or `null` for anything else. */
export function safeJson(json: string): object | null {
	try {
		const value: unknown = JSON.parse(json);
		return typeof value === 'object' ? value : null;
	} catch {
		return null;
	}
}
