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
	sumChildren,
	sumsOfTps,
	type TreeContest,
	tpsFile,
} from '../../lib/hub';
import { readIfThere, writeAtomic } from './atomic';
import type { Hub } from './hub';
import { formAt } from './packs';
import type { EntryRow } from './store';

/** A contest as far as sums need to know it. */
type SummedContest = TreeContest & Pick<Contest, 'code'>;

/** What a writer of the tree works under. */
export interface Writing {
	/** The time written into the files, as Sirekap writes times. */
	readonly ts: string;
	/** Throws when the right to write was lost. Asked before each file that others write, too. */
	stillOurs(): Promise<void>;
}

export const keyName = ({ tps, version }: Pick<EntryRow, 'tps' | 'version'>) => `${tps}/${version}`;

const NOTHING = (known: number): ChildSums => ({ chart: {}, total: known, progres: 0 });

/**
 * The files of TPS, those of their kelurahan, and every sum above: one file a level.
 * @param forms the form of one contest in each kelurahan that is written
 * @param fresh versions whose files are not there yet; `all` writes every file again, and makes the sums anew from the
 * files below them
 */
export async function writeResults(
	hub: Hub,
	forms: ReadonlyMap<string, Contest>,
	fresh: ReadonlySet<string> | 'all',
	writing: Writing,
): Promise<void> {
	let changed = new Map<string, ChildSums>();
	for (const [code, contest] of forms) changed.set(code, await writeKelurahan(hub, contest, code, fresh, writing));
	const [contest] = forms.values();
	while (contest && changed.size > 0 && !changed.has('')) {
		changed = await writeAbove(hub, contest, changed, fresh === 'all', writing);
	}
	// What was written last counts only if the right to write it was not lost on the way.
	await writing.stillOurs();
}

/** A kelurahan as the store has it. Where its own file is missing, so are those of its TPS: all are written. */
export async function writeKelurahan(
	hub: Hub,
	contest: Contest,
	code: string,
	fresh: ReadonlySet<string> | 'all',
	writing: Writing,
): Promise<ChildSums> {
	await writing.stillOurs();
	const path = resultPath(contest, code);
	const all = fresh === 'all' || (await readIfThere(hub.tree, path)) === null;
	await introduce(hub, contest, code, writing.ts, all);
	const known = await hub.store.progress(contest.code, code, 13);
	const children = new Map(known.map((row) => [row.code, NOTHING(1)]));
	for (const row of await hub.store.visible(code, contest.code)) {
		const file = tpsFile(contest, JSON.parse(row.body) as Parcel, writing.ts);
		if (all || fresh.has(keyName(row))) await writeAtomic(hub.tree, resultPath(contest, row.tps), file);
		children.set(row.tps, sumsOfTps(file));
	}
	await writing.stillOurs();
	await writeAtomic(hub.tree, path, regionFile(contest, children, writing.ts));
	return sumChildren(children);
}

/** Contestants and lists this process has seen in the tree. */
const introduced = new WeakMap<Hub, Set<string>>();

/**
 * Who stands for election in a kelurahan, and the lists of regions on the way to it, where the tree does not have them
 * yet: a contest comes with the pack of a hall, at any time.
 */
async function introduce(hub: Hub, contest: Contest, kelurahan: string, ts: string, again: boolean): Promise<void> {
	const kecamatan = parentOf(kelurahan);
	const name = `${contest.code}/${contest.district?.code ?? ''}/${kecamatan}`;
	const seen = introduced.get(hub) ?? new Set();
	introduced.set(hub, seen);
	if (seen.has(name) && !again) return;
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
	contest: SummedContest,
	changed: ReadonlyMap<string, ChildSums>,
	anew: boolean,
	writing: Writing,
): Promise<Map<string, ChildSums>> {
	const above = new Map<string, ChildSums>();
	for (const code of new Set([...changed.keys()].map(parentOf))) {
		const text = anew ? null : await readIfThere(hub.tree, resultPath(contest, code));
		const children =
			(text === null ? null : readRegionFile(text)) ?? (await childrenFromBelow(hub, contest, code, writing));
		for (const [child, sums] of changed) if (parentOf(child) === code) children.set(child, sums);
		await writing.stillOurs();
		await writeAtomic(hub.tree, resultPath(contest, code), regionFile(contest, children, writing.ts));
		above.set(code, sumChildren(children));
	}
	return above;
}

/** The children of a region by their own files; those that lost theirs get them back from the store. */
async function childrenFromBelow(
	hub: Hub,
	contest: SummedContest,
	code: string,
	writing: Writing,
): Promise<Map<string, ChildSums>> {
	const level = levelBelow(code);
	const children = new Map<string, ChildSums>();
	if (level === null) return children;
	for (const row of await hub.store.progress(contest.code, code, level)) {
		const sums = row.verified > 0 ? await sumsOf(hub, contest, row.code, writing) : NOTHING(row.known);
		children.set(row.code, sums);
	}
	return children;
}

/** The sums of a region with something verified or published in it. */
async function sumsOf(hub: Hub, contest: SummedContest, code: string, writing: Writing): Promise<ChildSums> {
	const text = await readIfThere(hub.tree, resultPath(contest, code));
	const there = text === null ? null : readRegionFile(text);
	if (there) return sumChildren(there);
	if (code.length === 10) {
		const form = await formAt(hub, contest.code, code);
		return form ? writeKelurahan(hub, form, code, 'all', writing) : NOTHING(0);
	}
	return sumChildren(await writeSums(hub, contest, code, writing));
}

/** The file of a region above the kelurahan, made from what is below. */
export async function writeSums(
	hub: Hub,
	contest: SummedContest,
	code: string,
	writing: Writing,
): Promise<Map<string, ChildSums>> {
	const children = await childrenFromBelow(hub, contest, code, writing);
	await writing.stillOurs();
	await writeAtomic(hub.tree, resultPath(contest, code), regionFile(contest, children, writing.ts));
	return children;
}

/** The lists of these kelurahan and of everything above them; lists without a line are left out. */
export async function writeRegionLists(
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
