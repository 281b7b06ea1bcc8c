import type { DeliveryState, ParcelKey } from '../delivery/states';

/** What a decision about sending may look at. */
export interface DeliveryFacts {
	/** A hub this installation sends to, or `undefined`. */
	target(id: string): { readonly paused: boolean } | undefined;
	/** Where a locked version is on its way to a hub, with the hash it was locked with. */
	delivery(target: string, key: ParcelKey): { readonly state: DeliveryState; readonly hash: string } | undefined;
	knowsKelurahan(kode: string): boolean;
}
