import { current, type LockedResult } from '../../lib/evidence/locked';
import { type EventPayloads, parseResultStream } from '../../lib/plenary';
import type { House } from '../house';

/** Every locked result of every version, from the ledger, in its order. */
export function lockedResults(house: House): LockedResult[] {
	const rows = house.sqlite
		.prepare("SELECT seq, stream, payload, actor, time FROM ledger WHERE type = 'gavel.struck' ORDER BY seq")
		.all() as { seq: number; stream: string; payload: string; actor: string; time: string }[];
	return rows.flatMap(({ seq, stream, payload, actor, time }) => {
		const target = parseResultStream(stream);
		if (!target) return [];
		const { version, hash, figures, system, answers, absent } = JSON.parse(payload) as EventPayloads['gavel.struck'];
		const by = (JSON.parse(actor) as { name: string }).name;
		return [{ ...target, version, hash, seq, time, by, figures, system, answers, absent }];
	});
}

/** The results that stand: the newest version of each. */
export function standingResults(house: House): LockedResult[] {
	return current(lockedResults(house));
}
