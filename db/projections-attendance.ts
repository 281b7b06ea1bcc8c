import type Database from 'better-sqlite3';
import type { RecordedEvent } from '../lib/plenary';
import { statement } from './ledger';

/** Tables of this file that follow from the ledger alone, with their order. */
export const ATTENDANCE_PROJECTIONS: Readonly<Record<string, string>> = {
	attendee: 'id',
	attendance: 'seq',
};

/** What one event changes about who is in the room. */
export function projectAttendance(sqlite: Database.Database, event: RecordedEvent): void {
	switch (event.type) {
		case 'witness.attended':
			enters(sqlite, event, 'saksi', event.payload.witness, event.payload.late === true);
			return;
		case 'witness.left':
			leaves(sqlite, event, event.payload.witness);
			return;
		case 'witness.swapped':
			leaves(sqlite, event, event.payload.leaves);
			enters(sqlite, event, 'saksi', event.payload.witness, event.payload.late === true);
			return;
		case 'witness.credentialDropped':
			statement(sqlite, 'UPDATE witness SET credentialed = 0 WHERE id = ?').run(event.payload.witness);
			return;
		case 'witness.revoked':
			leaves(sqlite, event, event.payload.witness);
			return;
		case 'attendee.registered': {
			const { id, kind, name, from, letter } = event.payload;
			statement(
				sqlite,
				'INSERT INTO attendee (id, kind, name, origin, letter, present, revoked) VALUES (?, ?, ?, ?, ?, 0, 0)',
			).run(id, kind, name, from, letter);
			return;
		}
		case 'attendee.attended':
			enters(sqlite, event, event.payload.kind, event.payload.attendee, event.payload.late === true);
			return;
		case 'attendee.left':
			leaves(sqlite, event, event.payload.attendee);
			return;
		case 'attendee.revoked':
			leaves(sqlite, event, event.payload.attendee);
			statement(sqlite, 'UPDATE attendee SET revoked = 1 WHERE id = ?').run(event.payload.attendee);
			return;
		case 'attendance.dismissed':
			for (const person of [...event.payload.witnesses, ...event.payload.attendees]) leaves(sqlite, event, person);
			return;
		default:
			return;
	}
}

function enters(sqlite: Database.Database, event: RecordedEvent, kind: string, person: string, late: boolean): void {
	statement(
		sqlite,
		'INSERT INTO attendance (seq, kind, person, in_at, in_by, late, out_at, out_by) VALUES (?, ?, ?, ?, ?, ?, NULL, NULL)',
	).run(event.seq, kind, person, event.time, event.actor.name, late ? 1 : 0);
	present(sqlite, person, 1);
}

function leaves(sqlite: Database.Database, event: RecordedEvent, person: string): void {
	statement(sqlite, 'UPDATE attendance SET out_at = ?, out_by = ? WHERE person = ? AND out_at IS NULL').run(
		event.time,
		event.actor.name,
		person,
	);
	present(sqlite, person, 0);
}

function present(sqlite: Database.Database, person: string, value: 0 | 1): void {
	statement(sqlite, 'UPDATE witness SET present = ? WHERE id = ?').run(value, person);
	statement(sqlite, 'UPDATE attendee SET present = ? WHERE id = ?').run(value, person);
}
