import type { HubStore, NewEntry } from './store';

/** Kecamatan whose lists are remembered: some tens of kilobytes each. */
const MOST = 200;
const remembered = new WeakMap<HubStore, Map<string, ReadonlySet<string>>>();

/**
 * The TPS of these entries that are not in the office's list of their kecamatan; none where it has no list. A TPS once
 * listed stays listed, so what was seen is remembered; a list that may have grown is asked for again.
 */
export async function unlisted(
	store: HubStore,
	kecamatan: string,
	entries: readonly Pick<NewEntry, 'tps'>[],
): Promise<ReadonlySet<string>> {
	const lists = remembered.get(store) ?? new Map<string, ReadonlySet<string>>();
	remembered.set(store, lists);
	const known = lists.get(kecamatan);
	if (known && entries.every(({ tps }) => known.has(tps))) return NONE;
	const listed = new Set((await store.regions(kecamatan, 13)).map(({ code }) => code));
	if (listed.size === 0) return NONE;
	if (lists.size >= MOST) lists.clear();
	lists.set(kecamatan, listed);
	return new Set(entries.map(({ tps }) => tps).filter((tps) => !listed.has(tps)));
}

const NONE: ReadonlySet<string> = new Set();
