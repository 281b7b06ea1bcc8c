import type Database from 'better-sqlite3';
import { canonicalJson } from '../lib/forms';
import { parseAdoptionStream, type RecordedEvent } from '../lib/plenary';
import { statement } from './ledger';

/** The tables of adoptions, with the order in which rows are compared. */
export const ADOPTION_PROJECTIONS: Readonly<Record<string, string>> = {
	scrutiny: 'contest, region',
	adoption: 'contest, region, version',
	adoption_void: 'contest, region, version',
};

/** Brings the adoptions up to date with one event. */
export function projectAdoption(sqlite: Database.Database, event: RecordedEvent): void {
	const target = parseAdoptionStream(event.stream);
	if (!target) return;
	const { contest, region } = target;
	switch (event.type) {
		case 'adoption.scrutinyBegan':
			statement(sqlite, 'INSERT INTO scrutiny (contest, region, version, hash, seq) VALUES (?, ?, ?, ?, ?)').run(
				contest,
				region,
				event.payload.version,
				event.payload.hash,
				event.seq,
			);
			return;
		case 'adoption.scrutinyEnded':
			endScrutiny(sqlite, contest, region);
			return;
		case 'adoption.struck': {
			endScrutiny(sqlite, contest, region);
			const { version, hash, parts, paper, system, answers, absent } = event.payload;
			statement(
				sqlite,
				`INSERT INTO adoption (contest, region, version, hash, parts, paper, system, answers, absent, struck_seq,
					struck_at, by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			).run(
				contest,
				region,
				version,
				hash,
				...[parts, paper, system, answers, absent].map(canonicalJson),
				event.seq,
				event.time,
				event.actor.name,
			);
			return;
		}
		case 'adoption.voided': {
			endScrutiny(sqlite, contest, region);
			const { version, why, cause } = event.payload;
			// A scrutiny that was cut short never was an adoption.
			statement(
				sqlite,
				`INSERT INTO adoption_void (contest, region, version, why, cause, seq, at)
				 SELECT contest, region, version, @why, @cause, @seq, @at FROM adoption
				 WHERE contest = @contest AND region = @region AND version = @version`,
			).run({ contest, region, version, why, cause, seq: event.seq, at: event.time });
			return;
		}
		default:
			return;
	}
}

function endScrutiny(sqlite: Database.Database, contest: string, region: string): void {
	statement(sqlite, 'DELETE FROM scrutiny WHERE contest = ? AND region = ?').run(contest, region);
}
