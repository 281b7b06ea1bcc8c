import type Database from 'better-sqlite3';
import { type Contest, canonicalJson, type Figures } from '../lib/forms';
import type { RecordedEvent, ResultState } from '../lib/plenary';
import { NO_TOTALS, type Totals, withFigures } from '../lib/recap';
import { statement } from './ledger';

/** The totals of a kelurahan as they are kept, canonical JSON. */
export interface RecapRow {
	readonly kelurahan: string;
	readonly locked: number;
	readonly paper: string;
	readonly system: string;
}

/**
 * Keeps the totals of a kelurahan in step with what is locked in it: one row is read and one written,
 * however many TPS there are. A result that is open again leaves the totals; its next version enters them.
 */
export function projectRecap(
	sqlite: Database.Database,
	contest: Contest,
	state: ResultState,
	{ type, seq }: RecordedEvent,
): void {
	if (type !== 'gavel.struck' && type !== 'result.reopened') return;
	const counted = statement<{ seq: number; paper: string; system: string }>(
		sqlite,
		`SELECT recap_tps.locked_seq AS seq, result.paper, result.system FROM recap_tps
		 JOIN result ON result.contest = recap_tps.contest AND result.tps = recap_tps.tps
			AND result.locked_seq = recap_tps.locked_seq
		 WHERE recap_tps.contest = ? AND recap_tps.tps = ?`,
	).get(state.contest, state.tps);
	if (counted?.seq === state.lock?.seq) return;
	const kelurahan = state.tps.slice(0, 10);
	const before = statement<RecapRow>(
		sqlite,
		'SELECT kelurahan, locked, paper, system FROM recap WHERE contest = ? AND kelurahan = ?',
	).get(state.contest, kelurahan);
	const fields = contest.fields.map(({ id }) => id);
	let [paper, system, locked] = [keptTotals(before?.paper), keptTotals(before?.system), before?.locked ?? 0];
	const change = (paperFigures: Figures, systemFigures: Figures, sign: 1 | -1) => {
		paper = withFigures(paper, fields, paperFigures, sign);
		system = withFigures(system, fields, systemFigures, sign);
		locked += sign;
	};
	if (counted) change(JSON.parse(counted.paper), JSON.parse(counted.system), -1);
	if (state.lock) change(state.lock.figures, state.lock.system, 1);
	statement(
		sqlite,
		`INSERT INTO recap (contest, kelurahan, locked, paper, system, as_of) VALUES (?, ?, ?, ?, ?, ?)
		 ON CONFLICT (contest, kelurahan) DO UPDATE SET locked = excluded.locked, paper = excluded.paper,
			system = excluded.system, as_of = excluded.as_of`,
	).run(state.contest, kelurahan, locked, canonicalJson(paper), canonicalJson(system), seq);
	if (state.lock) {
		statement(
			sqlite,
			`INSERT INTO recap_tps (contest, tps, locked_seq) VALUES (?, ?, ?)
			 ON CONFLICT (contest, tps) DO UPDATE SET locked_seq = excluded.locked_seq`,
		).run(state.contest, state.tps, state.lock.seq);
	} else statement(sqlite, 'DELETE FROM recap_tps WHERE contest = ? AND tps = ?').run(state.contest, state.tps);
}

/** Kept totals as figures; none yet is no totals. */
export function keptTotals(text: string | null | undefined): Totals {
	return text ? (JSON.parse(text) as Totals) : NO_TOTALS;
}
