import type Database from 'better-sqlite3';
import type { PhotoFacts } from '../../lib/plenary';
import { statement } from '../ledger';

/** What a decision about photos may ask for. */
export function photoFactsOf(sqlite: Database.Database): PhotoFacts {
	return {
		photos: (contest, tps, page) =>
			statement<{ content: string; retracted: string | null }>(
				sqlite,
				'SELECT content, retracted FROM photo WHERE contest = ? AND tps = ? AND page = ? ORDER BY version',
			)
				.all(contest, tps, page)
				.map(({ content, retracted }) => ({ content, retracted: retracted !== null })),
		photoElsewhere: (content) =>
			statement<{ contest: string; tps: string; page: number }>(
				sqlite,
				'SELECT contest, tps, page FROM photo WHERE content = ? AND retracted IS NULL ORDER BY seq LIMIT 1',
			).get(content),
	};
}
