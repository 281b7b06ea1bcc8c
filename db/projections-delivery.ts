import type Database from 'better-sqlite3';
import type { ParcelKey } from '../lib/delivery';
import { parseResultStream, type RecordedEvent } from '../lib/plenary';
import { statement } from './ledger';

/** Tables of this file that follow from the ledger alone, with their order. */
export const DELIVERY_PROJECTIONS: Readonly<Record<string, string>> = {
	target: 'id',
	delivery: 'target, contest, tps, version',
	network_note: 'kelurahan',
};

const targetOf = (stream: string) => stream.slice('kirim/'.length);

/**
 * What one event changes about sending. The gavel puts its version into the outbox here: in the very
 * transaction that locks it, for every hub there is.
 */
export function projectDelivery(sqlite: Database.Database, event: RecordedEvent): void {
	switch (event.type) {
		case 'gavel.struck':
			queueLocked(sqlite, event);
			return;
		case 'target.enrolled':
			enrolled(sqlite, event);
			return;
		case 'target.paused':
		case 'target.resumed':
			statement(sqlite, 'UPDATE target SET paused = ?, paused_reason = ? WHERE id = ?').run(
				event.type === 'target.paused' ? 1 : 0,
				event.type === 'target.paused' ? event.payload.reason : '',
				targetOf(event.stream),
			);
			return;
		case 'delivery.retried':
			dueNow(sqlite, targetOf(event.stream), event.payload.items);
			return;
		case 'delivery.acknowledged': {
			const update = statement(
				sqlite,
				'UPDATE delivery SET state = ?, at = ?, reason = ? WHERE target = ? AND contest = ? AND tps = ? AND version = ?',
			);
			for (const { contest, tps, version, state, at, reason } of event.payload.receipts) {
				update.run(state, at, reason, targetOf(event.stream), contest, tps, version);
			}
			return;
		}
		case 'network.noted':
			statement(
				sqlite,
				`INSERT INTO network_note (kelurahan, signal, note, by, at) VALUES (?, ?, ?, ?, ?)
				 ON CONFLICT (kelurahan) DO UPDATE SET signal = excluded.signal, note = excluded.note,
					by = excluded.by, at = excluded.at`,
			).run(
				event.stream.slice('jaringan/'.length),
				event.payload.signal,
				event.payload.note,
				event.actor.name,
				event.time,
			);
			return;
		default:
			return;
	}
}

function queueLocked(sqlite: Database.Database, event: Extract<RecordedEvent, { type: 'gavel.struck' }>): void {
	const result = parseResultStream(event.stream);
	if (!result) throw new Error(`projection: gavel outside a result stream ${event.stream}`);
	statement(
		sqlite,
		`INSERT INTO delivery (target, contest, tps, version, seq, hash, state, at, reason)
		 SELECT id, ?, ?, ?, ?, ?, 'queued', ?, '' FROM target`,
	).run(result.contest, result.tps, event.payload.version, event.seq, event.payload.hash, event.time);
}

/** A hub that comes late gets everything that was locked before it. */
function enrolled(sqlite: Database.Database, event: Extract<RecordedEvent, { type: 'target.enrolled' }>): void {
	const { name, url } = event.payload;
	const id = targetOf(event.stream);
	statement(
		sqlite,
		`INSERT INTO target (id, name, url, paused, paused_reason) VALUES (?, ?, ?, 0, '')
		 ON CONFLICT (id) DO UPDATE SET name = excluded.name, url = excluded.url`,
	).run(id, name, url);
	statement(
		sqlite,
		`INSERT INTO delivery (target, contest, tps, version, seq, hash, state, at, reason)
		 SELECT ?, contest, tps, result_version, locked_seq, hash, 'queued', ?, '' FROM result
		 WHERE locked_seq IS NOT NULL
		 ON CONFLICT (target, contest, tps, version) DO NOTHING`,
	).run(id, event.time);
}

function dueNow(sqlite: Database.Database, target: string, items: readonly ParcelKey[] | 'all'): void {
	if (items === 'all') {
		statement(sqlite, 'UPDATE delivery_try SET next_at = NULL WHERE target = ?').run(target);
		statement(sqlite, 'UPDATE enclosure_try SET next_at = NULL WHERE target = ?').run(target);
		return;
	}
	const update = statement(
		sqlite,
		'UPDATE delivery_try SET next_at = NULL WHERE target = ? AND contest = ? AND tps = ? AND version = ?',
	);
	for (const { contest, tps, version } of items) update.run(target, contest, tps, version);
}
