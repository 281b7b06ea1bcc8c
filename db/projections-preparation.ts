import type Database from 'better-sqlite3';
import type { RecordedEvent } from '../lib/plenary';
import { statement } from './ledger';

/** Tables of this file that follow from the ledger alone, with their order. */
export const PREPARATION_PROJECTIONS: Readonly<Record<string, string>> = {
	schedule: 'entry',
	task: 'task',
	invitation: 'id',
	arrival: 'contest, tps',
};

/** What one event changes about the arrangements before the meeting. */
export function projectPreparation(sqlite: Database.Database, event: RecordedEvent): void {
	const run = (source: string, ...values: unknown[]) => void statement(sqlite, source).run(...values);
	switch (event.type) {
		case 'schedule.set': {
			const { entry, day, start, until, kelurahan, contest, panel, note } = event.payload;
			run(
				'INSERT OR REPLACE INTO schedule (entry, day, start, until, kelurahan, contest, panel, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
				...[entry, day, start, until, kelurahan, contest, panel, note],
			);
			return;
		}
		case 'schedule.dropped':
			run('DELETE FROM schedule WHERE entry = ?', event.payload.entry);
			return;
		case 'task.assigned': {
			const { task, day, panel, duty, name } = event.payload;
			run(
				'INSERT OR REPLACE INTO task (task, day, panel, duty, name) VALUES (?, ?, ?, ?, ?)',
				...[task, day, panel, duty, name],
			);
			return;
		}
		case 'task.dropped':
			run('DELETE FROM task WHERE task = ?', event.payload.task);
			return;
		case 'invitation.listed':
			for (const { id, group, to, number } of event.payload.rows) {
				run('INSERT INTO invitation (id, grp, addressee, number) VALUES (?, ?, ?, ?)', id, group, to, number);
			}
			return;
		case 'invitation.delivered': {
			const { invitation, day, means, receivedBy } = event.payload;
			run(
				'UPDATE invitation SET delivered_on = ?, means = ?, received_by = ? WHERE id = ?',
				...[day, means, receivedBy, invitation],
			);
			return;
		}
		case 'invitation.confirmed': {
			const { invitation, answer, text } = event.payload;
			run('UPDATE invitation SET answer = ?, answer_text = ? WHERE id = ?', answer, text, invitation);
			return;
		}
		case 'invitation.dropped':
			run('DELETE FROM invitation WHERE id = ?', event.payload.invitation);
			return;
		case 'boxes.received': {
			const insert = statement(
				sqlite,
				'INSERT INTO arrival (contest, tps, seal, origin, note, received_at, by, corrected) VALUES (?, ?, ?, ?, ?, ?, ?, 0)',
			);
			const { from, groups } = event.payload;
			for (const { contest, seal, note, tps } of groups) {
				for (const code of tps) insert.run(contest, code, seal, from, note, event.time, event.actor.name);
			}
			return;
		}
		case 'box.arrivalCorrected': {
			const { contest, tps, seal, from, note } = event.payload;
			if (seal === null) run('DELETE FROM arrival WHERE contest = ? AND tps = ?', contest, tps);
			else {
				run(
					'UPDATE arrival SET seal = ?, origin = ?, note = ?, corrected = 1 WHERE contest = ? AND tps = ?',
					...[seal, from, note, contest, tps],
				);
			}
			return;
		}
		default:
			return;
	}
}
