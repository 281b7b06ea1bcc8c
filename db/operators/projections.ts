import type Database from 'better-sqlite3';
import type { OperatorFact, OperatorFacts, OperatorStage, RecordedEvent } from '../../lib/plenary';
import { statement } from '../ledger';

/** Tables of this file that follow from the ledger alone, with their order. */
export const OPERATOR_PROJECTIONS: Readonly<Record<string, string>> = {
	sirekap_operator: 'username',
	stand_in: 'tps, seq',
};

/** What one event changes about Sirekap's operators. */
export function projectOperator(sqlite: Database.Database, event: RecordedEvent): void {
	const { time } = event;
	const by = event.actor.name;
	const username = event.stream.slice('petugas/'.length);
	const stage = (to: OperatorStage, reason = '') =>
		statement(
			sqlite,
			'UPDATE sirekap_operator SET stage = ?, stage_at = ?, stage_by = ?, reason = ? WHERE username = ?',
		).run(to, time, by, reason, username);
	switch (event.type) {
		case 'operator.registered': {
			const { name, duty, tps } = event.payload;
			statement(
				sqlite,
				`INSERT INTO sirekap_operator (username, name, duty, tps, stage, stage_at, stage_by, reason, registered_at)
				 VALUES (?, ?, ?, ?, 'terdaftar', ?, ?, '', ?)`,
			).run(username, name, duty, tps, time, by, time);
			return;
		}
		case 'operator.activated':
			stage('aktif');
			statement(sqlite, 'UPDATE sirekap_operator SET activated_at = ? WHERE username = ?').run(time, username);
			return;
		case 'operator.enabled':
			stage('dapat-kirim');
			statement(sqlite, 'UPDATE sirekap_operator SET enabled_at = ? WHERE username = ?').run(time, username);
			return;
		case 'operator.failed':
			stage('terhambat', event.payload.reason);
			return;
		case 'operator.retired':
			stage('berhenti', event.payload.reason);
			return;
		case 'operator.stoodIn':
			statement(sqlite, 'INSERT INTO stand_in (seq, tps, reason, by, at) VALUES (?, ?, ?, ?, ?)').run(
				event.seq,
				event.payload.tps,
				event.payload.reason,
				by,
				time,
			);
			return;
		default:
			return;
	}
}

/** What a decision about operators may ask for. */
export function operatorFactsOf(sqlite: Database.Database): OperatorFacts {
	return {
		operator: (username) =>
			statement<OperatorFact>(sqlite, 'SELECT name, duty, tps, stage FROM sirekap_operator WHERE username = ?').get(
				username,
			),
	};
}
