/** The addresses changed while the program ran: phones that knew only the old ones must scan again. */
export interface Move {
	/** Counts up; dismissing names it, so that a later move is told again. */
	readonly id: number;
	readonly at: string;
	/** What is gone, and what is new. */
	readonly lost: readonly string[];
	readonly found: readonly string[];
}

/** How this server stands in the hall's network, for the screens. */
export interface NetworkView {
	/** `https`: our own authority. `plain`: unencrypted, switched on knowingly. `none`: only this laptop, or a proxy's business. */
	readonly mode: 'https' | 'plain' | 'none';
	readonly port: number;
	/** IPv4 addresses, the likeliest first. */
	readonly addresses: readonly string[];
	/** The name announced in the network, e.g. `ketok-palu.local`. */
	readonly name: string | null;
	/** The authority's fingerprint: eight words, and SHA-256 of its certificate in hexadecimal. */
	readonly words: string | null;
	readonly sha256: string | null;
	/** Told until someone at the desk dismisses it. */
	readonly move: Move | null;
}

/** The next move, or `null` where nothing changed. An address that only came along is told too: it is what to scan. */
export function moveBetween(before: readonly string[], now: readonly string[], last: number, at: Date): Move | null {
	const lost = before.filter((address) => !now.includes(address));
	const found = now.filter((address) => !before.includes(address));
	// Without any address there is nothing to scan: told when there is one again.
	if (now.length === 0 || (lost.length === 0 && found.length === 0)) return null;
	return { id: last + 1, at: at.toISOString(), lost, found };
}
