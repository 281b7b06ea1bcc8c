import type Database from 'better-sqlite3';
import { type Case, isPending, PLENARY_STREAM, parseResultStream, type RecordedEvent } from '../lib/plenary';
import { statement } from './ledger';
import type { StateCache } from './states';

/** The row of a box that was opened once. */
export function projectBox(sqlite: Database.Database, states: StateCache, stream: string): void {
	const target = parseResultStream(stream);
	if (!target) return;
	const { box } = states.result(target.contest, target.tps);
	if (!box || standing.has(box)) return;
	statement(
		sqlite,
		`INSERT INTO box (contest, tps, state, seal, opened_at, moved_at) VALUES (?, ?, ?, ?, ?, ?)
		 ON CONFLICT (contest, tps) DO UPDATE SET state = excluded.state, seal = excluded.seal,
			opened_at = excluded.opened_at, moved_at = excluded.moved_at`,
	).run(target.contest, target.tps, box.state, box.seal, box.time, box.steps.at(-1)?.time ?? box.time);
	standing.add(box);
}

/**
 * Boxes whose row says what they say: an answer or a correction moves no box. A state is replaced when the box moves,
 * and forgotten when a transaction fails.
 */
const standing = new WeakSet<object>();

/** The rows of the objections and special events these events are about. */
export function projectCases(sqlite: Database.Database, states: StateCache, events: readonly RecordedEvent[]): void {
	for (const event of events) {
		if (event.type !== 'case.filed' && event.type !== 'case.moved') continue;
		const target = parseResultStream(event.stream);
		const { cases } =
			event.stream === PLENARY_STREAM || !target ? states.plenary() : states.result(target.contest, target.tps);
		const one = cases[event.payload.case];
		if (one) writeCase(sqlite, one, target);
	}
}

function writeCase(sqlite: Database.Database, one: Case, target: { contest: string; tps: string } | null): void {
	statement(
		sqlite,
		`INSERT INTO perkara (id, contest, tps, kind, subject, side, name, status, pending, filed_at, moved_at)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		 ON CONFLICT (id) DO UPDATE SET status = excluded.status, pending = excluded.pending, moved_at = excluded.moved_at`,
	).run(
		one.id,
		target?.contest ?? null,
		target?.tps ?? null,
		one.kind,
		one.subject,
		one.from.side,
		one.from.name,
		one.status,
		isPending(one) ? 1 : 0,
		one.time,
		one.steps.at(-1)?.time ?? one.time,
	);
}
