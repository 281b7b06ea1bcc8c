import type { ExcerptRow } from './chain';
import { electionIn } from './check-data';
import { type Check, ofType } from './payloads';
import type { CheckedRecord, SaidAnswer } from './report';

const TURNS = ['gavel.struck', 'result.reopened', 'adoption.struck', 'adoption.voided'] as const;

/** Reads the record out of rows whose chain was looked at; what is broken in them was said there. */
export function recordOf(check: Check, rows: readonly ExcerptRow[]): CheckedRecord {
	const silent: Check = { ...check, faults: [] };
	const said = new Map<string, SaidAnswer[]>();
	for (const { row, payload } of ofType(silent, rows, 'witness.answered')) {
		const [, contest, tps] = row.stream.split('/');
		const { witness, name, hash, answer, text } = payload;
		push(said, `${contest}/${tps}/${witness}`, { seq: row.seq, time: row.time, name, hash, answer, text });
	}
	for (const { row, payload } of ofType(silent, rows, 'adoption.answered')) {
		const [, contest, region] = row.stream.split('/');
		const { side, id, name, hash, answer, text } = payload;
		if (side === 'saksi')
			push(said, `${contest}/${region}/${id}`, { seq: row.seq, time: row.time, name, hash, answer, text });
	}
	const phones = new Map<string, string[]>();
	for (const { payload } of ofType(silent, rows, 'witness.keyed')) push(phones, payload.witness, payload.publicKey);
	const turns: ReadonlySet<string> = new Set(TURNS);
	return {
		rows: new Map(rows.map(({ seq, hash }) => [seq, hash])),
		turns: rows.flatMap(({ seq, stream, type }) => (turns.has(type) ? [{ seq, stream }] : [])),
		said,
		phones,
		election: electionIn(silent, rows),
	};
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
	const known = map.get(key);
	if (known) known.push(value);
	else map.set(key, [value]);
}
