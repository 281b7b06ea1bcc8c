import type Database from 'better-sqlite3';
import { canonicalJson } from '../../lib/forms';
import { evolvePermit, type PermitState, type RecordedEvent } from '../../lib/plenary';
import { statement } from '../ledger';

/** Tables of this file that follow from the ledger alone, with their order. */
export const EXCEL_PROJECTIONS: Readonly<Record<string, string>> = {
	excel_permit: 'id',
	excel_template: 'id',
	excel_import: 'seq',
	excel_taken: 'contest, tps',
};

/** What one event changes about the Excel template. */
export function projectExcel(sqlite: Database.Database, event: RecordedEvent): void {
	switch (event.type) {
		case 'excel.requested':
		case 'excel.granted':
		case 'excel.denied':
		case 'excel.adopted':
		case 'excel.ended':
			permit(sqlite, event);
			return;
		case 'excel.exported': {
			const { permit: under, contest, kelurahan, form, tps } = event.payload;
			statement(
				sqlite,
				`INSERT INTO excel_template (id, seq, permit, contest, kelurahan, form, tps, time, by)
				 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			).run(
				idOf(event.stream),
				event.seq,
				under,
				contest,
				kelurahan,
				form,
				canonicalJson(tps),
				event.time,
				event.actor.name,
			);
			return;
		}
		case 'excel.imported':
			imported(sqlite, event);
			return;
		default:
			return;
	}
}

const idOf = (stream: string) => stream.slice(stream.indexOf('/') + 1);

function permit(sqlite: Database.Database, event: RecordedEvent): void {
	const id = idOf(event.stream);
	const row = statement<{ state: string }>(sqlite, 'SELECT state FROM excel_permit WHERE id = ?').get(id);
	const state = evolvePermit(row ? (JSON.parse(row.state) as PermitState) : undefined, id, event);
	if (!state) throw new Error(`projection: permission ${id} without a request`);
	statement(
		sqlite,
		`INSERT INTO excel_permit (id, seq, status, state) VALUES (?, ?, ?, ?)
		 ON CONFLICT (id) DO UPDATE SET status = excluded.status, state = excluded.state`,
	).run(id, event.seq, state.status, canonicalJson(state));
}

function imported(sqlite: Database.Database, event: Extract<RecordedEvent, { type: 'excel.imported' }>): void {
	const { contest, kelurahan, file, sha256, tps } = event.payload;
	const settled = tps.flatMap((one) => one.settled);
	statement(
		sqlite,
		`INSERT INTO excel_import (seq, template, contest, kelurahan, file, sha256, tps, taken, ours, theirs, time, by)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
	).run(
		event.seq,
		idOf(event.stream),
		contest,
		kelurahan,
		file,
		sha256,
		tps.length,
		tps.reduce((sum, one) => sum + one.taken.length, 0),
		settled.filter(({ took }) => took === 'ours').length,
		settled.filter(({ took }) => took === 'theirs').length,
		event.time,
		event.actor.name,
	);
	const upsert = statement(
		sqlite,
		`INSERT INTO excel_taken (contest, tps, content, seq) VALUES (?, ?, ?, ?)
		 ON CONFLICT (contest, tps) DO UPDATE SET content = excluded.content, seq = excluded.seq`,
	);
	for (const one of tps) upsert.run(contest, one.tps, one.content, event.seq);
}
