import type { Parcel, ParcelKey } from '../../lib/delivery';
import { type EntryFigures, entryFigures } from '../../lib/hub';
import { type EntryPhoto, entryPhotos } from './entry-photos';
import type { Hub } from './hub';
import { formAt, type HubContest } from './packs';
import { type EntryRow, kecamatanOf, type QueueFilter, type VerdictRow } from './store';

/** Most entries shown at once; the filters narrow further. */
const SHOWN = 200;

export interface QueueLine extends EntryRow {
	readonly tpsName: string;
	readonly kelurahanName: string;
	/** Held by the person who asks. */
	readonly mine: boolean;
}

export interface QueueView {
	readonly lines: readonly QueueLine[];
	/** True when there is more than is shown. */
	readonly more: boolean;
	readonly eyes: 1 | 2;
	/** Kecamatan this hub knows, for the filter. */
	readonly regions: readonly { readonly code: string; readonly name: string }[];
}

export async function queueView(
	hub: Hub,
	contest: Pick<HubContest, 'code'>,
	filter: Pick<QueueFilter, 'region' | 'state' | 'codes'>,
	who: string,
): Promise<QueueView> {
	const now = hub.now().toISOString();
	const rows = await hub.store.queue({
		...filter,
		contest: contest.code,
		forWhom: filter.state === 'received' ? who : null,
		now,
		limit: SHOWN + 1,
	});
	const names = await hub.store.names([...new Set(rows.flatMap(({ tps }) => [tps, tps.slice(0, 10)]))]);
	return {
		lines: rows.slice(0, SHOWN).map((row) => ({
			...row,
			tpsName: names.get(row.tps) ?? `TPS ${row.tps.slice(-3)}`,
			kelurahanName: names.get(row.tps.slice(0, 10)) ?? row.tps.slice(0, 10),
			mine: row.claimedBy === who && (row.leaseUntil ?? '') > now,
		})),
		more: rows.length > SHOWN,
		eyes: hub.eyes,
		regions: await hub.store.regions('', 6),
	};
}

export interface EntryView extends EntryFigures {
	readonly entry: EntryRow;
	readonly verdicts: readonly VerdictRow[];
	readonly versions: readonly Pick<EntryRow, 'version' | 'state' | 'stateAt' | 'reason'>[];
	readonly hall: string;
	/** Every page of the form with the photo that stands for it. */
	readonly photos: readonly EntryPhoto[];
	/** Address of the strip of each number, by field. */
	readonly strips: Readonly<Record<string, string>>;
}

/** One version with everything the second look needs, or `null`. */
export async function entryView(hub: Hub, key: ParcelKey): Promise<EntryView | null> {
	const kecamatan = kecamatanOf(key.tps);
	const full = await hub.store.entry(kecamatan, key);
	const form = await formAt(hub, key.contest, key.tps);
	if (!full || !form) return null;
	const { body, hall, ...entry } = full;
	const versions = await hub.store.versions(kecamatan, key.contest, key.tps);
	return {
		...entryFigures(form, JSON.parse(body) as Parcel),
		entry,
		verdicts: await hub.store.verdicts(kecamatan, key),
		versions: versions.map(({ version, state, stateAt, reason }) => ({ version, state, stateAt, reason })),
		hall: (await hub.store.hall(hall))?.name ?? hall,
		...(await entryPhotos(hub, form, key.tps)),
	};
}
