import type { Seal } from './commands';

/** What a decision about arrivals and the schedule may look at. */
export interface PreparationFacts {
	/** Name of a kelurahan/desa of the region list. */
	kelurahanName(kode: string): string | undefined;
	/** Codes of the TPS of a kelurahan/desa, in their order. */
	tpsOf(kelurahan: string): readonly string[];
	/** How a box arrived, or `undefined` while it has not. */
	arrival(tps: string, contest: string): Arrival | undefined;
}

export interface Arrival {
	readonly seal: Seal;
	readonly from: string;
	readonly note: string;
}
