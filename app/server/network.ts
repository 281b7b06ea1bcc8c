import type { NetworkView } from '@/lib/network';

/** The network side of this process (made in take-up-network.ts, before the server listens). */
export interface Network {
	view(): NetworkView;
	/** The authority's certificate in DER, as a phone installs it. */
	certificate(): Buffer;
	/** Someone at the desk has seen that the addresses changed. */
	dismiss(move: number): void;
	/** Looks at the addresses now. */
	look(): void;
}

const shared = globalThis as typeof globalThis & { ketokPaluNetwork?: Network };

/** The network side of this process, or `null` where it serves this laptop only or stands behind a proxy. */
export function network(): Network | null {
	return shared.ketokPaluNetwork ?? null;
}

/** Bundles of the same process share it. */
export function setNetwork(own: Network): void {
	shared.ketokPaluNetwork = own;
}

/** What the screens are told where there is no network side. */
export const NO_NETWORK: NetworkView = {
	mode: 'none',
	port: 0,
	addresses: [],
	name: null,
	words: null,
	sha256: null,
	move: null,
};
