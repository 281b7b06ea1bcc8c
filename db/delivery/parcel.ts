import type { Parcel, ParcelKey } from '../../lib/delivery';
import { canonicalJson } from '../../lib/forms';
import { type EventPayloads, resultStream } from '../../lib/plenary';
import type { House } from '../house';
import { type LedgerRow, statement } from '../ledger';

/**
 * A locked version as it travels: canonical JSON made from the ledger alone, so that the same version
 * gives the same text on every try.
 * @throws when the ledger row is no gavel of this result
 */
export function parcelText(house: House, key: ParcelKey & { readonly seq: number }): string {
	const stream = resultStream(key.contest, key.tps);
	const row = statement<LedgerRow>(house.sqlite, 'SELECT * FROM ledger WHERE seq = ?').get(key.seq);
	if (row?.stream !== stream || row.type !== 'gavel.struck') throw new Error(`no gavel at ${key.seq} of ${stream}`);
	const { version, hash, figures, system, answers, absent } = JSON.parse(row.payload) as EventPayloads['gavel.struck'];
	const parcel: Parcel = {
		v: 1,
		contest: key.contest,
		tps: key.tps,
		version,
		hash,
		figures,
		system,
		answers,
		absent,
		lockedAt: row.time,
		lockedBy: (JSON.parse(row.actor) as { name: string }).name,
		seq: row.seq,
		row: row.hash,
		rest: restBefore(house, stream, row.seq),
	};
	return canonicalJson(parcel);
}

/** What the newest system file before the gavel said beside its figures. */
function restBefore(house: House, stream: string, seq: number): Parcel['rest'] {
	const row = statement<{ payload: string }>(
		house.sqlite,
		"SELECT payload FROM ledger WHERE stream = ? AND type = 'system.imported' AND seq < ? ORDER BY version DESC LIMIT 1",
	).get(stream, seq);
	return row ? (JSON.parse(row.payload) as EventPayloads['system.imported']).rest : {};
}
