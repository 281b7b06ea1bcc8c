/** Where a locked version is on its way. `queued` is what the hall knows by itself; the rest is said by receipts. */
export const DELIVERY_STATES = ['queued', 'received', 'returned', 'verified', 'published'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What a receipt can say. */
export const RECEIPT_STATES = ['received', 'returned', 'verified', 'published'] as const;
export type ReceiptState = (typeof RECEIPT_STATES)[number];

/** One locked version of one TPS in one contest. */
export interface ParcelKey {
	readonly contest: string;
	readonly tps: string;
	readonly version: number;
}

/** What a hub says about one version it has. */
export interface Receipt extends ParcelKey {
	readonly hash: string;
	readonly state: ReceiptState;
	/** When the hub came to this state, UTC. */
	readonly at: string;
	/** Why it was sent back; empty otherwise. */
	readonly reason: string;
	/** How often the version changed its state at the hub: later words outrank earlier ones. */
	readonly step: number;
}

/** How the network is in a village, as Bulungan mapped Peso and Peso Hilir. */
export const SIGNALS = ['none', 'bad', 'good'] as const;
export type Signal = (typeof SIGNALS)[number];
