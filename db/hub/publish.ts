import type { Parcel } from '../../lib/delivery';
import { type Contest, contestOf } from '../../lib/forms';
import {
	type ChildSums,
	contestantsFile,
	contestantsPath,
	levelBelow,
	parentOf,
	readRegionFile,
	regionFile,
	regionLines,
	regionPath,
	resultPath,
	sirekapTime,
	sumChildren,
	sumsOfTps,
	tpsFile,
} from '../../lib/hub';
import { readIfThere, writeAtomic } from './atomic';
import type { Hub } from './hub';
import type { EntryRow } from './store';

/** Most results published in one round. */
const ROUND = 500;
/** A publisher that died is replaced after this; one that lives renews it at every kelurahan. */
const LEASE_MS = 20_000;

/**
 * Publishes what is verified: the files of the TPS, then the sums above them, then the mark in the store.
 * A round that dies half way is done again from the store; every file is written whole. One publisher at
 * a time: the right to publish is a lease.
 * @returns results published, or `null` when another process is at it
 */
export async function publishRound(hub: Hub, holder: string): Promise<number | null> {
	const now = hub.now();
	if (!(await holds(hub, holder))) return null;
	const entries = await hub.store.unpublished(ROUND);
	if (entries.length === 0) return 0;
	for (const code of new Set(entries.map((entry) => entry.contest))) {
		const contest = contestOf(code);
		if (!contest) continue;
		const own = entries.filter((entry) => entry.contest === code);
		const kelurahan = [...new Set(own.map(({ tps }) => tps.slice(0, 10)))];
		const stillOurs = async () => {
			if (!(await holds(hub, holder))) throw new Error('another process publishes');
		};
		await writeResults(hub, contest, kelurahan, new Set(own.map(keyName)), sirekapTime(now), stillOurs);
	}
	await hub.store.published(entries, hub.now().toISOString());
	return entries.length;
}

/** Takes or renews the right to publish. */
function holds(hub: Hub, holder: string): Promise<boolean> {
	const now = hub.now();
	const until = new Date(now.getTime() + LEASE_MS).toISOString();
	return hub.store.lease('publish', holder, until, now.toISOString());
}

const keyName = ({ tps, version }: Pick<EntryRow, 'tps' | 'version'>) => `${tps}/${version}`;

/** TPS files that are new, the files of their kelurahan, and every sum above: one file a level. */
async function writeResults(
	hub: Hub,
	contest: Contest,
	kelurahan: readonly string[],
	fresh: ReadonlySet<string>,
	ts: string,
	stillOurs: () => Promise<void> = async () => undefined,
): Promise<void> {
	if ((await readIfThere(hub.tree, contestantsPath(contest))) === null) {
		await writeAtomic(hub.tree, contestantsPath(contest), contestantsFile(contest, ts));
	}
	let changed = new Map<string, ChildSums>();
	for (const code of kelurahan) {
		await stillOurs();
		const children = await childrenOf(hub, contest, code);
		for (const row of await hub.store.visible(code, contest.code)) {
			const file = tpsFile(contest, JSON.parse(row.body) as Parcel, ts);
			if (fresh.has(keyName(row))) await writeAtomic(hub.tree, resultPath(contest, row.tps), file);
			children.set(row.tps, sumsOfTps(file));
		}
		await writeAtomic(hub.tree, resultPath(contest, code), regionFile(children, ts));
		changed.set(code, sumChildren(children));
	}
	while (changed.size > 0 && !changed.has('')) changed = await writeAbove(hub, contest, changed, ts);
}

/** Writes the regions above the changed ones; what comes back is those, for the next level. */
async function writeAbove(
	hub: Hub,
	contest: Contest,
	changed: ReadonlyMap<string, ChildSums>,
	ts: string,
): Promise<Map<string, ChildSums>> {
	const above = new Map<string, ChildSums>();
	for (const code of new Set([...changed.keys()].map(parentOf))) {
		const text = await readIfThere(hub.tree, resultPath(contest, code));
		const children = (text === null ? null : readRegionFile(text)) ?? (await childrenOf(hub, contest, code));
		for (const [child, sums] of changed) if (parentOf(child) === code) children.set(child, sums);
		await writeAtomic(hub.tree, resultPath(contest, code), regionFile(children, ts));
		above.set(code, sumChildren(children));
	}
	return above;
}

/** The children of a region with nothing published yet, each with the TPS it has. */
async function childrenOf(hub: Hub, contest: Contest, code: string): Promise<Map<string, ChildSums>> {
	const level = levelBelow(code);
	if (level === null) return new Map();
	const rows = await hub.store.progress(contest.code, code, level);
	return new Map(
		rows.map((row) => [row.code, { chart: {}, total: Math.max(row.known, level === 13 ? 1 : 0), progres: 0 }]),
	);
}

/**
 * Writes the region lists of the tree for these kelurahan and everything above them, and brings the
 * numbers of TPS in the sums up to date. For a nation: once, when the list of TPS is registered.
 */
export async function publishRegions(hub: Hub, contest: Contest, kelurahan: readonly string[]): Promise<void> {
	const ts = sirekapTime(hub.now());
	const lists = new Set(kelurahan);
	for (const code of kelurahan) {
		for (let up = parentOf(code); up !== ''; up = parentOf(up)) lists.add(up);
		lists.add('');
	}
	for (const code of lists) {
		const level = levelBelow(code);
		if (level === null) continue;
		const children = await hub.store.regions(code, level);
		await writeAtomic(hub.tree, regionPath(contest, code), JSON.stringify(regionLines(children)));
	}
	await writeResults(hub, contest, kelurahan, new Set(), ts);
}
