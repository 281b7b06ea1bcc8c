import type Database from 'better-sqlite3';
import type { ExcelFacts, PermitState, TemplateFact } from '../../lib/plenary';
import { draftOf } from '../drafts';
import { statement } from '../ledger';

/** What a decision about the Excel template may ask for. */
export function excelFactsOf(sqlite: Database.Database, now: () => Date): ExcelFacts {
	return {
		now: () => now().toISOString(),
		permit: (id) => {
			const row = statement<{ state: string }>(sqlite, 'SELECT state FROM excel_permit WHERE id = ?').get(id);
			return row ? (JSON.parse(row.state) as PermitState) : undefined;
		},
		permits: () => permitsOf(sqlite),
		template: (id) => templateOf(sqlite, id)?.fact,
		tpsOf: (kelurahan) =>
			statement<{ kode: string }>(sqlite, 'SELECT kode FROM tps WHERE kelurahan = ? ORDER BY kode')
				.all(kelurahan)
				.map(({ kode }) => kode),
		draft: (contest, tps) => draftOf(sqlite, contest, tps) ?? undefined,
		excelTaken: (contest, tps) =>
			statement<{ content: string }>(sqlite, 'SELECT content FROM excel_taken WHERE contest = ? AND tps = ?').get(
				contest,
				tps,
			)?.content,
	};
}

/** Every permission asked for, oldest first. */
export function permitsOf(sqlite: Database.Database): PermitState[] {
	return statement<{ state: string }>(sqlite, 'SELECT state FROM excel_permit ORDER BY seq, id')
		.all()
		.map(({ state }) => JSON.parse(state) as PermitState);
}

/** A template that was made here, with the row it was made by. */
export function templateOf(
	sqlite: Database.Database,
	id: string,
): { readonly fact: TemplateFact; readonly seq: number; readonly hash: string; readonly time: string } | undefined {
	const row = statement<Record<'contest' | 'kelurahan' | 'form' | 'tps' | 'time' | 'hash', string> & { seq: number }>(
		sqlite,
		`SELECT contest, kelurahan, form, tps, excel_template.time, excel_template.seq, hash FROM excel_template
		 JOIN ledger ON ledger.seq = excel_template.seq WHERE id = ?`,
	).get(id);
	if (!row) return undefined;
	const { contest, kelurahan, form, tps, seq, hash, time } = row;
	return { fact: { id, contest, kelurahan, form, tps: JSON.parse(tps) }, seq, hash, time };
}
