import type { NetworkView } from './state';

/** An address of this server in the hall. */
export interface HallAddress {
	/** Scheme, host and port. */
	readonly origin: string;
	/** True where the certificate is our own authority's: a phone is led through it first. */
	readonly guided: boolean;
}

/**
 * What the QR code for a phone holds. Over HTTPS with our own authority it leads to the guide, which is plain
 * HTTP: the code stands behind `#`, which a browser never sends.
 */
export function joinLink({ origin, guided }: HallAddress, code?: string): string {
	if (guided) return `${origin.replace(/^https:/, 'http:')}/gabung${code ? `#${encodeURIComponent(code)}` : ''}`;
	return code ? `${origin}/saksi/masuk?kode=${encodeURIComponent(code)}` : `${origin}/saksi`;
}

/** An address as it is read out and typed: without scheme. */
export function spoken(origin: string): string {
	return origin.replace(/^https?:\/\//, '');
}

/** The likeliest address of a server that is in the network, or `null`. */
export function firstAddress({ mode, addresses, port }: NetworkView): HallAddress | null {
	const [address] = addresses;
	if (mode === 'none' || !address) return null;
	return { origin: `${mode === 'https' ? 'https' : 'http'}://${address}:${port}`, guided: mode === 'https' };
}

/** What is typed where no code can be scanned: the guide, or straight to the sign-in. */
export function typedAddress({ origin, guided }: HallAddress): string {
	return spoken(guided ? `${origin}/gabung` : `${origin}/saksi/masuk`);
}
