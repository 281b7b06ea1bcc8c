import type Database from 'better-sqlite3';
import { canonicalJson, type FieldId, type Figures } from '../lib/forms';
import { statement } from './ledger';

/** Typing that is not filed yet. */
export interface StoredDraft {
	readonly figures: Figures;
	readonly matched: readonly FieldId[];
	readonly blank: readonly FieldId[];
	readonly zeroed: readonly FieldId[];
	/** The field under the cursor. */
	readonly at: FieldId | null;
	readonly by: string;
	readonly time: string;
}

/** Keeps what was typed for a TPS, in place of what was there. */
export function putDraft(sqlite: Database.Database, contest: string, tps: string, draft: StoredDraft): void {
	statement(
		sqlite,
		`INSERT INTO draft (contest, tps, figures, matched, blank, zeroed, at, by, time)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		 ON CONFLICT (contest, tps) DO UPDATE SET figures = excluded.figures, matched = excluded.matched,
			blank = excluded.blank, zeroed = excluded.zeroed, at = excluded.at, by = excluded.by, time = excluded.time`,
	).run(
		contest,
		tps,
		canonicalJson(draft.figures),
		canonicalJson(draft.matched),
		canonicalJson(draft.blank),
		canonicalJson(draft.zeroed),
		draft.at,
		draft.by,
		draft.time,
	);
}

/** What was typed for a TPS and is not filed, or `null`. */
export function draftOf(sqlite: Database.Database, contest: string, tps: string): StoredDraft | null {
	const row = statement<
		Record<'figures' | 'matched' | 'blank' | 'zeroed' | 'by' | 'time', string> & { at: string | null }
	>(sqlite, 'SELECT figures, matched, blank, zeroed, at, by, time FROM draft WHERE contest = ? AND tps = ?').get(
		contest,
		tps,
	);
	return row
		? {
				...row,
				figures: JSON.parse(row.figures),
				matched: JSON.parse(row.matched),
				blank: JSON.parse(row.blank),
				zeroed: JSON.parse(row.zeroed),
			}
		: null;
}

/** The filed tally holds every figure of the draft; the ledger keeps it from here. */
export function dropDraft(sqlite: Database.Database, contest: string, tps: string): void {
	statement(sqlite, 'DELETE FROM draft WHERE contest = ? AND tps = ?').run(contest, tps);
}
