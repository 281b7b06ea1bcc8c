import type { Parcel } from '../../lib/delivery';
import type { Contest } from '../../lib/forms';
import {
	type ChildSums,
	contestantFiles,
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
	type TreeContest,
	tpsFile,
} from '../../lib/hub';
import { readIfThere, writeAtomic } from './atomic';
import type { Hub } from './hub';
import { formAt } from './packs';
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
	const written: EntryRow[] = [];
	for (const code of new Set(entries.map((entry) => entry.contest))) {
		const own = entries.filter((entry) => entry.contest === code);
		const forms = new Map<string, Contest>();
		for (const kelurahan of new Set(own.map(({ tps }) => tps.slice(0, 10)))) {
			const form = await formAt(hub, code, kelurahan);
			if (form) forms.set(kelurahan, form);
		}
		const shown = own.filter(({ tps }) => forms.has(tps.slice(0, 10)));
		const stillOurs = async () => {
			if (!(await holds(hub, holder))) throw new Error('another process publishes');
		};
		await writeResults(hub, forms, new Set(shown.map(keyName)), sirekapTime(now), stillOurs);
		written.push(...shown);
	}
	await hub.store.published(written, hub.now().toISOString());
	return written.length;
}

/** Takes or renews the right to publish. */
function holds(hub: Hub, holder: string): Promise<boolean> {
	const now = hub.now();
	const until = new Date(now.getTime() + LEASE_MS).toISOString();
	return hub.store.lease('publish', holder, until, now.toISOString());
}

const keyName = ({ tps, version }: Pick<EntryRow, 'tps' | 'version'>) => `${tps}/${version}`;

/**
 * TPS files that are new, the files of their kelurahan, and every sum above: one file a level.
 * @param forms the form of one contest in each kelurahan that is written
 */
async function writeResults(
	hub: Hub,
	forms: ReadonlyMap<string, Contest>,
	fresh: ReadonlySet<string>,
	ts: string,
	stillOurs: () => Promise<void> = async () => undefined,
): Promise<void> {
	let changed = new Map<string, ChildSums>();
	for (const [code, contest] of forms) {
		await stillOurs();
		await introduce(hub, contest, code, ts);
		const children = await childrenOf(hub, contest, code);
		for (const row of await hub.store.visible(code, contest.code)) {
			const file = tpsFile(contest, JSON.parse(row.body) as Parcel, ts);
			if (fresh.has(keyName(row))) await writeAtomic(hub.tree, resultPath(contest, row.tps), file);
			children.set(row.tps, sumsOfTps(file));
		}
		await writeAtomic(hub.tree, resultPath(contest, code), regionFile(contest, children, ts));
		changed.set(code, sumChildren(children));
	}
	const [contest] = forms.values();
	while (contest && changed.size > 0 && !changed.has('')) changed = await writeAbove(hub, contest, changed, ts);
}

/** Contestants and lists this process has seen in the tree. */
const introduced = new WeakMap<Hub, Set<string>>();

/**
 * Who stands for election in a kelurahan, and the lists of regions on the way to it, where the tree does not have them
 * yet: a contest comes with the pack of a hall, at any time.
 */
async function introduce(hub: Hub, contest: Contest, kelurahan: string, ts: string): Promise<void> {
	const kecamatan = parentOf(kelurahan);
	const name = `${contest.code}/${contest.district?.code ?? ''}/${kecamatan}`;
	const seen = introduced.get(hub) ?? new Set();
	introduced.set(hub, seen);
	if (seen.has(name)) return;
	for (const { path, members } of contestantFiles(contest, ts)) {
		const text = await readIfThere(hub.tree, path);
		const before = text === null ? {} : (JSON.parse(text) as Record<string, unknown>);
		if (Object.keys(members).every((key) => Object.hasOwn(before, key))) continue;
		await writeAtomic(hub.tree, path, JSON.stringify({ ...members, ...before }));
	}
	if ((await readIfThere(hub.tree, regionPath(contest, kecamatan))) === null) {
		const own = (await hub.store.regions(kecamatan, 10)).map(({ code }) => code);
		await writeRegionLists(hub, contest, own, false);
	}
	seen.add(name);
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
		await writeAtomic(hub.tree, resultPath(contest, code), regionFile(contest, children, ts));
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

/** The lists of these kelurahan and of everything above them; lists without a line are left out. */
async function writeRegionLists(
	hub: Hub,
	contest: TreeContest,
	kelurahan: readonly string[],
	again: boolean,
): Promise<void> {
	const lists = new Set(kelurahan);
	for (const code of kelurahan) {
		for (let up = parentOf(code); up !== ''; up = parentOf(up)) lists.add(up);
		lists.add('');
	}
	for (const code of lists) {
		const level = levelBelow(code);
		if (level === null) continue;
		if (!again && (await readIfThere(hub.tree, regionPath(contest, code))) !== null) continue;
		const children = await hub.store.regions(code, level);
		if (children.length === 0) continue;
		await writeAtomic(hub.tree, regionPath(contest, code), JSON.stringify(regionLines(children)));
	}
}

/**
 * Writes the region lists of the tree for these kelurahan and everything above them, and brings the
 * numbers of TPS in the sums up to date. For a nation: once, when the list of TPS is registered.
 * @param contest its form, or the form of each kelurahan; `undefined` where the contest is not held
 */
export async function publishRegions(
	hub: Hub,
	contest: Contest | ((kelurahan: string) => Contest | undefined),
	kelurahan: readonly string[],
): Promise<void> {
	const formOf = typeof contest === 'function' ? contest : () => contest;
	const forms = new Map(
		kelurahan.flatMap((code): [string, Contest][] => {
			const form = formOf(code);
			return form ? [[code, form]] : [];
		}),
	);
	const [first] = forms.values();
	if (!first) return;
	await writeRegionLists(hub, first, [...forms.keys()], true);
	await writeResults(hub, forms, new Set(), sirekapTime(hub.now()));
}
