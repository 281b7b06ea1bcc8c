import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Contest } from '../../lib/forms';
import { parentOf, resultPath, sirekapTime } from '../../lib/hub';
import { readIfThere } from './atomic';
import type { Hub } from './hub';
import { formAt, hubContests } from './packs';
import type { EntryRow } from './store';
import { keyName, type Writing, writeKelurahan, writeRegionLists, writeResults, writeSums } from './tree-writer';

/** Most results published in one round. */
const ROUND = 500;
/** A publisher that died is replaced after this; one that lives renews it at every file others write, too. */
const LEASE_MS = 20_000;
/** Who has other work with the tree waits for the publisher for so long, looking so often. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 200;

/** Another process has the right to write the tree now. */
class Overtaken extends Error {
	constructor() {
		super('another process publishes');
	}
}

/** Kelurahan a process was at when it lost its right: what it wrote after that may be older than what stood there. */
const suspect = new WeakMap<Hub, Map<string, Set<string>>>();

/**
 * Publishes what is verified: the files of the TPS, then the sums above them, then the mark in the store.
 * A round that dies half way is done again from the store; every file is written whole. One publisher at
 * a time: the right to publish is a lease.
 * @returns results published, or `null` when another process is at it
 */
export async function publishRound(hub: Hub, holder: string): Promise<number | null> {
	if (await isWanted(hub, holder)) return null;
	const writing = await takeTree(hub, holder);
	if (!writing) return null;
	await mend(hub, writing);
	const entries = await hub.store.unpublished(ROUND);
	if (entries.length === 0) return 0;
	const written: EntryRow[] = [];
	for (const code of new Set(entries.map((entry) => entry.contest))) {
		const own = entries.filter((entry) => entry.contest === code);
		const forms = await formsIn(hub, code, new Set(own.map(({ tps }) => tps.slice(0, 10))));
		const shown = own.filter(({ tps }) => forms.has(tps.slice(0, 10)));
		await remembering(hub, code, forms, () => writeResults(hub, forms, new Set(shown.map(keyName)), writing));
		written.push(...shown);
	}
	await hub.store.published(written, hub.now().toISOString());
	return written.length;
}

async function formsIn(hub: Hub, contest: string, kelurahan: Iterable<string>): Promise<Map<string, Contest>> {
	const forms = new Map<string, Contest>();
	for (const code of kelurahan) {
		const form = await formAt(hub, contest, code);
		if (form) forms.set(code, form);
	}
	return forms;
}

/** Writes, and remembers where it was when the right to write was lost meanwhile. */
async function remembering(
	hub: Hub,
	contest: string,
	forms: ReadonlyMap<string, Contest>,
	work: () => Promise<void>,
): Promise<void> {
	try {
		await work();
	} catch (fault) {
		const all = suspect.get(hub) ?? new Map<string, Set<string>>();
		suspect.set(hub, all.set(contest, new Set([...(all.get(contest) ?? []), ...forms.keys()])));
		throw fault;
	}
}

/** Writes again what this process may have left older than it was, as soon as it may write. */
async function mend(hub: Hub, writing: Writing): Promise<void> {
	for (const [contest, kelurahan] of suspect.get(hub) ?? []) {
		await writeResults(hub, await formsIn(hub, contest, kelurahan), 'all', writing);
		suspect.get(hub)?.delete(contest);
	}
}

/** Takes or renews the right to write the tree; `null` when another process has it. */
async function takeTree(hub: Hub, holder: string): Promise<Writing | null> {
	let renewed = hub.now();
	const holds = () => {
		const until = new Date(renewed.getTime() + LEASE_MS).toISOString();
		return hub.store.lease('publish', holder, until, renewed.toISOString());
	};
	if (!(await holds())) return null;
	return {
		ts: sirekapTime(renewed),
		stillOurs: async () => {
			const now = hub.now();
			// Nobody else can have it before it runs out.
			if (Math.abs(now.getTime() - renewed.getTime()) < LEASE_MS / 4) return;
			renewed = now;
			if (!(await holds())) throw new Overtaken();
		},
	};
}

/** Gives a lease back, where this holder has it; true where nobody else does. */
function leave(hub: Hub, name: string, holder: string): Promise<boolean> {
	const now = hub.now().toISOString();
	return hub.store.lease(name, holder, now, now);
}

/** Who has other work with the tree says so by this lease: a publisher that lives would renew its own for ever. */
const NEXT = 'publish-next';

async function isWanted(hub: Hub, holder: string): Promise<boolean> {
	if (await leave(hub, NEXT, holder)) return false;
	await leave(hub, 'publish', holder);
	return true;
}

/** Does something with the tree that must not run beside a publisher; waits for its turn. */
async function alone<T>(hub: Hub, work: (writing: Writing) => Promise<T>): Promise<T> {
	const holder = randomUUID();
	const until = performance.now() + PATIENCE_MS;
	for (;;) {
		const soon = hub.now();
		const next = new Date(soon.getTime() + LEASE_MS).toISOString();
		const writing = (await hub.store.lease(NEXT, holder, next, soon.toISOString())) && (await takeTree(hub, holder));
		if (writing) {
			try {
				return await work(writing);
			} finally {
				await leave(hub, NEXT, holder);
				await leave(hub, 'publish', holder);
			}
		}
		if (performance.now() > until) throw new Overtaken();
		await sleep(LOOK_MS);
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
	await alone(hub, async (writing) => {
		await writeRegionLists(hub, first, [...forms.keys()], true);
		await writeResults(hub, forms, new Set(), writing);
	});
}

/** How many files of TPS were written, contest by contest. */
export type Rebuilt = Readonly<Record<string, number>>;

/**
 * Writes the whole tree anew from the store: after its folder was lost or moved, or was touched by somebody else. What
 * stands there is replaced file by file; readers see no gap.
 */
export const rebuildTree = (hub: Hub): Promise<Rebuilt> => alone(hub, (writing) => rebuild(hub, writing));

async function rebuild(hub: Hub, writing: Writing): Promise<Rebuilt> {
	const rebuilt: Record<string, number> = {};
	for (const contest of await hubContests(hub)) {
		const above = new Set<string>();
		const held: string[] = [];
		let count = 0;
		for (const { code, published } of await hub.store.progress(contest.code, '', 10)) {
			const form = await formAt(hub, contest.code, code);
			if (!form) continue;
			await writeKelurahan(hub, form, code, 'all', writing);
			count += published;
			held.push(code);
			for (let up = parentOf(code); up !== ''; up = parentOf(up)) above.add(up);
		}
		rebuilt[contest.code] = count;
		if (held.length === 0) continue;
		await writeRegionLists(hub, contest, held, true);
		const upwards = [...above].sort((a, b) => b.length - a.length);
		for (const code of [...upwards, '']) await writeSums(hub, contest, code, writing);
	}
	return rebuilt;
}

/** True where the store says that something of a contest is published and the tree has nothing of it. */
async function isLost(hub: Hub): Promise<boolean> {
	for (const contest of await hubContests(hub)) {
		if ((await readIfThere(hub.tree, resultPath(contest, ''))) !== null) continue;
		const rows = await hub.store.progress(contest.code, '', 2);
		if (rows.some(({ published }) => published > 0)) return true;
	}
	return false;
}

/** Writes the tree anew where it was lost: the first thing a publisher looks at. */
export async function healTree(hub: Hub): Promise<void> {
	if (!(await isLost(hub))) return;
	await alone(hub, async (writing) => {
		// Another process may have been faster.
		if (await isLost(hub)) await rebuild(hub, writing);
	});
}
