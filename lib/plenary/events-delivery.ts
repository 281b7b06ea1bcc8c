import type { ParcelKey, Receipt, Signal } from '../delivery/states';

/** Payloads of the events about sending, by type. */
export interface DeliveryEvents {
	'target.enrolled': { readonly name: string; readonly url: string };
	'target.paused': { readonly reason: string };
	'target.resumed': Record<string, never>;
	'delivery.retried': { readonly items: readonly ParcelKey[] | 'all' };
	'delivery.acknowledged': { readonly receipts: readonly Receipt[] };
	'delivery.carried': { readonly carrier: string; readonly items: number; readonly sha256: string };
	'network.noted': { readonly signal: Signal; readonly note: string };
}

export const targetStream = (target: string) => `kirim/${target}`;
export const networkStream = (kelurahan: string) => `jaringan/${kelurahan}`;
