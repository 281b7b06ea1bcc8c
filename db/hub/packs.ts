import { BUILTIN, type ContestHead, type Election, electionOf, readPack, sameForm } from '../../lib/election';
import type { Contest } from '../../lib/forms';
import type { Hub } from './hub';
import { electionIn } from './pack-text';
import type { HubStore } from './store';
import type { PackRow, Sender } from './store-enclosures';

/** For so long a process trusts what it knows about packs; another one may have taken a newer one in. */
const FRESH_MS = 2_000;

interface Known {
	at: number;
	/** Kecamatan → the pack its results are read by. */
	use: ReadonlyMap<string, string>;
	readonly packs: Map<string, KnownPack>;
}

/** A pack that was checked when it came, with its election. */
export interface KnownPack {
	readonly row: PackRow;
	readonly election: Election;
}

const remembered = new WeakMap<HubStore, Known>();

/** Which packs are in use; read anew when `at` is long ago. */
async function inUse(hub: Hub, longAgo = FRESH_MS): Promise<Known> {
	const before = remembered.get(hub.store);
	if (before && performance.now() - before.at < longAgo) return before;
	const rows = await hub.store.packsInUse();
	const now: Known = {
		at: performance.now(),
		use: new Map(rows.map(({ kecamatan, hash }) => [kecamatan, hash])),
		packs: before?.packs ?? new Map(),
	};
	for (const { hash } of rows) {
		const row = now.packs.has(hash) ? null : await hub.store.pack(hash);
		if (row) now.packs.set(hash, { row, election: electionIn(row) });
	}
	remembered.set(hub.store, now);
	return now;
}

const packOf = ({ use, packs }: Known, kecamatan: string): KnownPack | null =>
	packs.get(use.get(kecamatan) ?? '') ?? null;

/** The pack by which the results of a kecamatan are read; `null`: what the program brings along. */
export async function packAt(hub: Hub, kecamatan: string): Promise<KnownPack | null> {
	return packOf(await inUse(hub), kecamatan);
}

/** The same, asked anew: a pack may have come by way of another process a moment ago. */
export async function packNow(hub: Hub, kecamatan: string): Promise<KnownPack | null> {
	return packOf(await inUse(hub, 0), kecamatan);
}

/** The election a kecamatan votes in: by the pack its hall sent, else what the program brings along. */
export async function electionAt(hub: Hub, kecamatan: string): Promise<Election> {
	return (await packAt(hub, kecamatan))?.election ?? BUILTIN;
}

/** The form of a contest at a TPS or in a kelurahan. */
export async function formAt(hub: Hub, contest: string, region: string): Promise<Contest | undefined> {
	return (await electionAt(hub, region.slice(0, 6))).contest(contest, region);
}

/** A contest the office can look at. */
export type HubContest = ContestHead;

/** Every contest some kecamatan votes in, in the order of the packs; without any pack what the program brings along. */
export async function hubContests(hub: Hub): Promise<readonly HubContest[]> {
	const { use, packs } = await inUse(hub);
	const elections = [...new Set(use.values())].flatMap((hash) => packs.get(hash)?.election ?? []);
	const all = elections.length === 0 ? [BUILTIN] : elections;
	return [...new Map(all.flatMap(({ contests }) => contests).map((contest) => [contest.code, contest])).values()];
}

/** The contest with this code, or the first one when none is asked for. */
export async function hubContest(hub: Hub, code: string | null): Promise<HubContest | undefined> {
	const all = await hubContests(hub);
	return code === null ? all[0] : all.find((contest) => contest.code === code);
}

/** A pack with the kecamatan that use it. */
export interface PackUse {
	readonly id: string;
	readonly version: number;
	/** Fingerprint of the file, to be compared with paper; `null`: what the program brings along. */
	readonly fingerprint: string | null;
	readonly kecamatan: readonly string[];
}

/** The packs in use below a region. More than one in one election is a question to ask the halls. */
export async function packUses(hub: Hub, prefix: string): Promise<readonly PackUse[]> {
	const { use, packs } = await inUse(hub);
	const uses = new Map<string, string[]>();
	for (const [kecamatan, hash] of use) {
		if (!kecamatan.startsWith(prefix) && !prefix.startsWith(kecamatan)) continue;
		uses.set(hash, [...(uses.get(hash) ?? []), kecamatan]);
	}
	return [...uses].flatMap(([hash, kecamatan]) => {
		const election = packs.get(hash)?.election;
		return election ? [{ id: election.id, version: election.version, fingerprint: election.sha256, kecamatan }] : [];
	});
}

/**
 * Takes in the pack a hall adopted. It never changes what numbers that are here mean: where results stand, the form
 * keeps its lines (as in the hall itself, ADR 0040).
 */
export async function takePack(
	hub: Hub,
	line: { readonly hash: string; readonly fingerprint: string; readonly pack: unknown; readonly seq: number | null },
	sender: Sender,
): Promise<'kept' | 'pack-invalid' | 'pack-changes-forms'> {
	const { hash, fingerprint, seq } = line;
	const body = JSON.stringify(line.pack);
	const read = readPack(body);
	if ('problems' in read) return 'pack-invalid';
	const known = await inUse(hub, 0);
	if (known.use.get(sender.kecamatan) === hash) {
		await hub.store.keepPack({ hash, fingerprint, body }, sender, seq);
		return 'kept';
	}
	// One that came late, or twice: a newer one is in force.
	if (await hub.store.isPackPast(sender, seq)) return 'kept';
	const before = packOf(known, sender.kecamatan)?.election ?? BUILTIN;
	const after = electionOf(read.pack, fingerprint);
	for (const { code } of before.contests) {
		for (const row of await hub.store.progress(code, sender.kecamatan, 10)) {
			if (row.received === 0) continue;
			const [was, becomes] = [before.contest(code, row.code), after.contest(code, row.code)];
			if (was && !(becomes && sameForm(was, becomes))) return 'pack-changes-forms';
		}
	}
	await hub.store.keepPack({ hash, fingerprint, body }, sender, seq);
	await inUse(hub, 0);
	return 'kept';
}
