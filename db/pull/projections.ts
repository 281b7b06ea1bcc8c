import type Database from 'better-sqlite3';
import type { PullFacts, RecordedEvent } from '../../lib/plenary';
import { statement } from '../ledger';

/** Table of this file that follows from the ledger alone, with its order. */
export const PULL_PROJECTIONS: Readonly<Record<string, string>> = { pull_order: 'contest' };

const contestOf = (stream: string) => stream.slice('ambil/'.length);

/** What one event changes about fetching. */
export function projectPull(sqlite: Database.Database, event: RecordedEvent): void {
	switch (event.type) {
		case 'pull.ordered': {
			const { url, rate, parallel } = event.payload;
			statement(
				sqlite,
				`INSERT INTO pull_order (contest, seq, url, rate, parallel, paused, reason, by, time)
				 VALUES (?, ?, ?, ?, ?, 0, '', ?, ?)
				 ON CONFLICT (contest) DO UPDATE SET seq = excluded.seq, url = excluded.url, rate = excluded.rate,
					parallel = excluded.parallel, paused = 0, reason = '', by = excluded.by, time = excluded.time`,
			).run(contestOf(event.stream), event.seq, url, rate, parallel, event.actor.name, event.time);
			return;
		}
		case 'pull.paused':
		case 'pull.resumed':
			statement(sqlite, 'UPDATE pull_order SET paused = ?, reason = ? WHERE contest = ?').run(
				event.type === 'pull.paused' ? 1 : 0,
				event.type === 'pull.paused' ? event.payload.reason : '',
				contestOf(event.stream),
			);
			return;
		default:
			return;
	}
}

/** What a decision about fetching may ask for. */
export function pullFactsOf(sqlite: Database.Database): PullFacts {
	return {
		pull: (contest) => {
			const row = statement<{ paused: number }>(sqlite, 'SELECT paused FROM pull_order WHERE contest = ?').get(contest);
			return row && { paused: row.paused === 1 };
		},
	};
}
