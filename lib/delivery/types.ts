import type { Figures } from '../forms';
import type { EventPayloads } from '../plenary/events';
import type { HallOutlook } from './outlook';
import type { ParcelKey, Receipt } from './states';

/** A locked version as it travels: everything a hub needs to check it and to publish it. */
export interface Parcel extends ParcelKey {
	readonly v: 1;
	/** Hash of the figures the witnesses answered about (lib/plenary/settlement). */
	readonly hash: string;
	readonly figures: Figures;
	readonly system: Figures;
	readonly answers: EventPayloads['gavel.struck']['answers'];
	readonly absent: EventPayloads['gavel.struck']['absent'];
	/** When and by whom the gavel was struck, by the hall's clock. */
	readonly lockedAt: string;
	readonly lockedBy: string;
	/** The hall's ledger row it stands in. */
	readonly seq: number;
	readonly row: string;
	/** What the system's file said beside figures (images, status, mode); see lib/sirekap. */
	readonly rest: Readonly<Record<string, unknown>>;
}

/** A parcel a hub did not take, and why. */
export interface Rejection extends ParcelKey {
	readonly problem: RejectionCode;
}

export const REJECTIONS = [
	'not-json',
	'shape',
	'contest-unknown',
	'field-unknown',
	'not-this-kecamatan',
	'tps-unknown',
	'hash-wrong',
	'other-content',
] as const;
export type RejectionCode = (typeof REJECTIONS)[number];

/** First line of what a hall sends; its signature covers the hashes of all that follows. */
export interface BatchHeader {
	readonly v: 1;
	readonly kind: 'kiriman';
	/** Public key of the sending installation: that is its name. */
	readonly hall: string;
	readonly batch: string;
	readonly at: string;
	/** SHA-256 of each following line. */
	readonly items: readonly string[];
	/** How the hall's queue stands, for the hub's monitor. */
	readonly report?: HallReport;
}

/** How a hall's queue stands at the moment of sending. */
export interface HallReport {
	readonly locked: number;
	readonly waiting: number;
	readonly attempts: number;
	/** Code of the last fault, or null. */
	readonly fault: string | null;
	/** Left out by halls of an older version. */
	readonly outlook?: HallOutlook | null;
	/** Last row of the hall's ledger when it said so; left out by halls of an older version. */
	readonly row?: number;
	/** When it said so, by its own clock; written beside by the hub, from the signed head. */
	readonly at?: string;
}

/**
 * True when a hall said the second after the first, or may have: lines double what they carry and deliver it late. A
 * clock that was set back or a ledger from a backup alone does not silence a hall, for either of both may have grown.
 */
export function saidLater(before: Pick<HallReport, 'at' | 'row'>, after: Pick<HallReport, 'at' | 'row'>): boolean {
	if (before.at === undefined || after.at === undefined) return true;
	return after.at > before.at || (after.row ?? 0) > (before.row ?? 0);
}

/** A hub's signed answer. */
export interface ReceiptSheet {
	readonly v: 1;
	readonly kind: 'resi';
	readonly hub: string;
	readonly hall: string;
	readonly at: string;
	readonly receipts: readonly Receipt[];
	readonly rejections: readonly Rejection[];
}

/** A hall's signed question about versions the hub has. */
export interface StatusQuestion {
	readonly v: 1;
	readonly kind: 'tanya';
	readonly hall: string;
	readonly at: string;
	readonly keys: readonly ParcelKey[];
	readonly report?: HallReport;
}
