import type { Fault } from './faults';
import type { Forecast } from './forecast';
import type { DeliveryState, Signal } from './states';
import type { RejectionCode } from './types';

/** Where one TPS is on its way, as a person says it. */
export const SHOWN_STATES = [
	'unlocked',
	'unqueued',
	'waiting',
	'failing',
	'sending',
	'received',
	'returned',
	'verified',
	'published',
] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

export interface DeliveryLine {
	readonly tps: string;
	readonly name: string;
	readonly kelurahan: string;
	readonly version: number;
	readonly state: ShownState;
	/** When it came to this state. */
	readonly at: string | null;
	readonly attempts: number;
	readonly fault: Fault | null;
	/** For `rejected`: what the hub did not accept. */
	readonly problem: RejectionCode | null;
	readonly nextAt: string | null;
	/** Why it was sent back. */
	readonly reason: string;
}

export interface VillageLine {
	readonly kode: string;
	readonly name: string;
	readonly total: number;
	readonly locked: number;
	/** At the hub, in whatever state. */
	readonly arrived: number;
	/** Tried at least once and still here. */
	readonly failing: number;
	readonly returned: number;
	readonly published: number;
	/** Of all tries from here, how many per cent carried; null before the first. */
	readonly carried: number | null;
	readonly signal: Signal | null;
	readonly note: string;
}

export interface TargetView {
	readonly id: string;
	readonly name: string;
	readonly url: string;
	readonly paused: boolean;
	readonly pausedReason: string;
	readonly waiting: number;
	/** Photos of C.Hasil that are there and that still go there; how their last sending failed, and when it goes on. */
	readonly photos: { readonly sent: number; readonly waiting: number };
	readonly besideFault: Fault | null;
	readonly besideNextAt: string | null;
}

export interface DeliveryView {
	readonly targets: readonly TargetView[];
	readonly target: string | null;
	readonly kecamatan: string | null;
	readonly lines: readonly DeliveryLine[];
	readonly villages: readonly VillageLine[];
	readonly forecast: Forecast;
	readonly deadline: string | null;
	/** The version that has waited longest, with the time its gavel fell. */
	readonly stuck: { readonly tps: string; readonly name: string; readonly since: string } | null;
}

/** Shown state of a version from what the outbox and its tries say. */
export function shownState(row: {
	readonly locked: boolean;
	readonly state: DeliveryState | null;
	readonly sending: boolean;
	readonly fault: string | null;
}): ShownState {
	if (!row.locked) return 'unlocked';
	if (row.state === null) return 'unqueued';
	if (row.state !== 'queued') return row.state;
	if (row.sending) return 'sending';
	return row.fault === null ? 'waiting' : 'failing';
}
