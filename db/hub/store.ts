import type { HallReport, ParcelKey, ReceiptState } from '../../lib/delivery';
import type { EntryChange, EntryFacts } from '../../lib/hub';
import type { EnclosureStore } from './store-enclosures';

/** A hall this hub takes results from. */
export interface HallRow {
	/** Public key of the hall (db/keys): that is its name. */
	readonly id: string;
	readonly kecamatan: string;
	readonly name: string;
	readonly enrolledAt: string;
}

/** A hall with what it said of itself last. */
export interface HallSeen extends HallRow {
	readonly seenAt: string | null;
	readonly report: HallReport | null;
}

/** A version to be kept. */
export interface NewEntry extends ParcelKey {
	readonly hash: string;
	/** Canonical JSON of the parcel, byte for byte as its hash was signed. */
	readonly body: string;
	readonly bodyHash: string;
	readonly lockedAt: string;
	/** Codes of broken rules, joined by spaces. */
	readonly codes: string;
}

export interface Batch {
	readonly id: string;
	readonly hall: string;
	readonly kecamatan: string;
	readonly at: string;
	/** Signed first line and its signature, kept as proof of who sent what. */
	readonly head: string;
	readonly signature: string;
	/** What the hall said of its queue, if it did; kept with the hall. */
	readonly report?: HallReport | null;
}

export interface StateRow extends ParcelKey {
	readonly hash: string;
	readonly state: ReceiptState;
	readonly stateAt: string;
	readonly reason: string;
	readonly step: number;
}

export interface EntryRow extends StateRow, EntryFacts {
	readonly kecamatan: string;
	readonly state: ReceiptState;
	readonly lockedAt: string;
	readonly receivedAt: string;
	readonly codes: string;
}

export interface FullEntry extends EntryRow {
	readonly body: string;
	readonly hall: string;
}

/** One line of the log of second looks. */
export interface VerdictRow {
	readonly at: string;
	readonly who: string;
	readonly verdict: string;
	readonly reason: string;
}

export interface QueueFilter {
	/** Beginning of the region code; empty: everywhere. */
	readonly region: string;
	readonly contest: string;
	readonly state: ReceiptState;
	/** Only entries with broken rules, only without, or both. */
	readonly codes: 'any' | 'some' | 'none';
	/** Left out: entries this person approved first, and those others hold. */
	readonly forWhom: string | null;
	readonly now: string;
	readonly limit: number;
}

/** How far the regions one level below a region are. */
export interface ProgressRow {
	/** Code of the region. */
	readonly code: string;
	readonly known: number;
	readonly received: number;
	readonly verified: number;
	readonly published: number;
	readonly returned: number;
}

export interface RegionRow {
	readonly kecamatan: string;
	readonly code: string;
	readonly name: string;
}

/** One TPS's newest version that is verified or published. */
export interface VisibleRow {
	readonly tps: string;
	readonly version: number;
	readonly body: string;
	readonly stateAt: string;
}

/**
 * Where a hub keeps what it received. Two implementations pass one contract test (store.test.ts). Every
 * write about results names its kecamatan: a kecamatan is a shard.
 */
export interface HubStore extends EnclosureStore {
	readonly engine: 'sqlite' | 'postgresql';
	close(): Promise<void>;

	/** Offers a one-time code (its SHA-256) for one kecamatan. */
	offer(offer: { hash: string; kecamatan: string; by: string; at: string; until: string }): Promise<void>;
	/** Takes a hall in if the code is good and not used; the same hall with the same code again is fine. */
	enrol(codeHash: string, hall: Omit<HallRow, 'kecamatan'>): Promise<HallRow | null>;
	hall(id: string): Promise<HallRow | null>;
	halls(): Promise<HallSeen[]>;
	heard(hall: Pick<HallRow, 'kecamatan' | 'id'>, report: HallReport | null, at: string): Promise<void>;

	/** Adds regions with their names: provinces to TPS, by code. The same again changes nothing. */
	register(rows: readonly RegionRow[]): Promise<void>;
	/** Names of regions, by code. */
	names(codes: readonly string[]): Promise<Map<string, string>>;
	/** The regions whose code begins with `prefix` and has `digits` digits, in order. */
	regions(prefix: string, digits: number): Promise<{ code: string; name: string }[]>;

	/** Keeps a batch: all of it or nothing; versions already there stay as they are. Durable when it returns. */
	take(batch: Batch, entries: readonly NewEntry[]): Promise<StateRow[]>;
	states(kecamatan: string, keys: readonly ParcelKey[]): Promise<StateRow[]>;

	queue(filter: QueueFilter): Promise<EntryRow[]>;
	entry(kecamatan: string, key: ParcelKey): Promise<FullEntry | null>;
	/** Versions of one TPS, newest first. */
	versions(kecamatan: string, contest: string, tps: string): Promise<EntryRow[]>;
	/** Writes a decision if nobody was faster (`step` and claim are still those decided on). */
	change(entry: EntryRow, change: EntryChange, verdict: VerdictRow | null): Promise<boolean>;
	verdicts(kecamatan: string, key: ParcelKey): Promise<VerdictRow[]>;

	/** Verified versions that wait to be published, oldest first. */
	unpublished(limit: number): Promise<EntryRow[]>;
	/** What is to be seen of a kelurahan: its newest verified or published versions, by TPS. */
	visible(kelurahan: string, contest: string): Promise<VisibleRow[]>;
	published(entries: readonly EntryRow[], at: string): Promise<void>;

	/** Progress of the regions of `digits` digits below a region. */
	progress(contest: string, prefix: string, digits: number): Promise<ProgressRow[]>;
	/** Takes or keeps a named right for a while; false when another holder has it. */
	lease(name: string, holder: string, until: string, now: string): Promise<boolean>;
}

/** The shard a TPS belongs to. */
export const kecamatanOf = (tps: string): string => tps.slice(0, 6);
