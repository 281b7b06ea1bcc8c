import type { HallOutlook, VillageSignal } from '../../lib/delivery';
import { levelBelow, parentOf } from '../../lib/hub';
import { type Adopted, kecamatanAdopted, kelurahanAdopted, NOT_ADOPTED } from './adopted';
import type { Hub } from './hub';
import { type HubContest, type PackUse, packUses } from './packs';
import type { HallSeen, ProgressRow } from './store';

/** One region of the monitor: how far it is, and what its halls say of themselves. */
export interface MonitorLine extends ProgressRow, Adopted {
	readonly name: string;
	/** Locked in the halls in this contest and not here yet, as the halls said last; null where no hall was heard. */
	readonly waiting: number | null;
	/** Why the last sending of one of its halls failed. */
	readonly fault: string | null;
	/** When one of its halls was heard last. */
	readonly seenAt: string | null;
	readonly halls: number;
	/** The earliest deadline of its halls, and the latest finish they expect; UTC ISO. */
	readonly deadline: string | null;
	readonly finish: string | null;
	/** Of all that waits in its halls, what waits longest. */
	readonly oldest: HallOutlook['oldest'];
	/** For a kelurahan: how the network is there, as its hall told. */
	readonly network: Pick<VillageSignal, 'signal' | 'note' | 'carried'> | null;
	/** Kecamatan here whose totals the gavel fell on, of this contest; of all dapil where some divide one. */
	readonly adopted: number;
	/** Kecamatan here, as far as regions are known. */
	readonly kecamatan: number;
}

export interface MonitorView extends Pick<Adopted, 'adoption' | 'shares'> {
	readonly code: string;
	readonly name: string | null;
	/** From the nation down to this region. */
	readonly way: readonly { readonly code: string; readonly name: string }[];
	readonly lines: readonly MonitorLine[];
	readonly total: ProgressRow;
	/** What waits longest in all halls here. */
	readonly oldest: { readonly tps: string; readonly name: string; readonly since: string } | null;
	/** How the meeting of this kecamatan ended; `null` elsewhere and while it goes on. */
	readonly closing: { readonly at: string; readonly by: string; readonly open: number; readonly cases: number } | null;
	/** The election packs the halls here work with. */
	readonly packs: readonly PackUse[];
	readonly at: string;
}

/** The regions below one, with what arrived, what is stuck and why. */
export async function monitorView(hub: Hub, contest: Pick<HubContest, 'code'>, code: string): Promise<MonitorView> {
	const level = levelBelow(code) ?? 13;
	const [rows, halls, kelurahanOf, kecamatanOf, kecamatan, packs] = await Promise.all([
		hub.store.progress(contest.code, code, level),
		hub.store.halls(),
		code.length >= 6 ? kelurahanAdopted(hub, contest.code, code.slice(0, 10)) : new Map<string, Adopted>(),
		code.length <= 6 ? kecamatanAdopted(hub, contest.code, code) : new Map<string, Adopted>(),
		code.length < 6 ? hub.store.regions(code, 6) : [],
		packUses(hub, code),
	]);
	const adoptedOf = (region: string) => kelurahanOf.get(region) ?? kecamatanOf.get(region) ?? NOT_ADOPTED;
	const standing = [...kecamatanOf].flatMap(([region, { adoptedAt }]) => (adoptedAt === null ? [] : region));
	const own = adoptedOf(code);
	const closing = code.length === 6 ? (await hub.store.closings(code))[0] : undefined;
	const way: string[] = [];
	for (let at = code; at !== ''; at = parentOf(at)) way.unshift(at);
	const oldest = oldestOf(hallsIn(code, halls));
	const stuckIn = oldest ? [oldest.tps, oldest.tps.slice(0, 10)] : [];
	const names = await hub.store.names([...way, ...rows.map((row) => row.code), ...stuckIn]);
	const nameOf = (of: string) => names.get(of) ?? of;
	const lines = rows.map((row) => ({
		...row,
		name: nameOf(row.code),
		...heardOf(row.code, contest.code, halls),
		adopted: standing.filter((region) => region.startsWith(row.code)).length,
		kecamatan: kecamatan.filter((one) => one.code.startsWith(row.code)).length,
		...adoptedOf(row.code),
	}));
	const sum = (of: keyof Omit<ProgressRow, 'code'>) => rows.reduce((total, row) => total + row[of], 0);
	return {
		code,
		name: code === '' ? null : nameOf(code),
		way: way.map((of) => ({ code: of, name: nameOf(of) })),
		lines,
		total: {
			code,
			known: sum('known'),
			received: sum('received'),
			verified: sum('verified'),
			published: sum('published'),
			returned: sum('returned'),
		},
		oldest: oldest && {
			tps: oldest.tps,
			name: `${nameOf(oldest.tps)}, ${nameOf(oldest.tps.slice(0, 10))}`,
			since: oldest.since,
		},
		adoption: own.adoption,
		shares: own.shares,
		closing:
			closing?.reopened === '' ? { at: closing.at, by: closing.by, open: closing.open, cases: closing.cases } : null,
		packs,
		at: hub.now().toISOString(),
	};
}

/** The halls that speak for a region or for parts of it, or whose kecamatan it is a part of. */
const hallsIn = (code: string, halls: readonly HallSeen[]) =>
	halls.filter(({ kecamatan }) => kecamatan.startsWith(code) || code.startsWith(kecamatan));

const outlooks = (halls: readonly HallSeen[]) => halls.flatMap(({ report }) => report?.outlook ?? []);

const least = <T>(of: readonly T[], by: (one: T) => string): T | null =>
	of.reduce<T | null>((best, one) => (best === null || by(one) < by(best) ? one : best), null);

function oldestOf(halls: readonly HallSeen[]): HallOutlook['oldest'] {
	return least(
		outlooks(halls).flatMap(({ oldest }) => oldest ?? []),
		({ since }) => since,
	);
}

/** What one hall says is locked in a region and not here yet; of all its contests where it is of an older version. */
function waitingAt({ report }: HallSeen, code: string, contest: string): number | null {
	const villages = report?.outlook?.villages ?? [];
	if (!villages.some(({ queued }) => queued)) return code.length > 6 ? null : (report?.waiting ?? null);
	return villages
		.filter(({ kelurahan }) => kelurahan.startsWith(code))
		.reduce((sum, { queued }) => sum + (queued?.[contest] ?? 0), 0);
}

function heardOf(
	code: string,
	contest: string,
	halls: readonly HallSeen[],
): Pick<MonitorLine, 'waiting' | 'fault' | 'seenAt' | 'halls' | 'deadline' | 'finish' | 'oldest' | 'network'> {
	const own = code.length > 6 ? [] : hallsIn(code, halls);
	const waiting = (code.length > 10 ? [] : hallsIn(code, halls)).flatMap(
		(hall) => waitingAt(hall, code, contest) ?? [],
	);
	const told = outlooks(own);
	const times = (of: 'deadline' | 'finish') => told.flatMap((one) => one[of] ?? []).sort();
	const village = outlooks(hallsIn(code, halls)).flatMap(({ villages }) =>
		villages.filter(({ kelurahan }) => kelurahan === code),
	)[0];
	return {
		halls: own.length,
		waiting: waiting.length === 0 ? null : waiting.reduce((sum, one) => sum + one, 0),
		fault:
			village?.fault ??
			own.find(({ report }) => report && report.waiting > 0 && report.fault !== null)?.report?.fault ??
			null,
		seenAt: own.map(({ seenAt }) => seenAt).reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b), null),
		deadline: times('deadline')[0] ?? null,
		finish: times('finish').at(-1) ?? null,
		oldest: oldestOf(own),
		network: village ? { signal: village.signal, note: village.note, carried: village.carried } : null,
	};
}
