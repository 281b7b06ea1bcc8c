/** One address of a network card, as `os.networkInterfaces()` tells it. */
interface CardAddress {
	readonly address: string;
	readonly family: string;
	readonly internal: boolean;
}

const VIRTUAL = /docker|veth|br-|virbr|vbox|vmnet|vethernet|wsl|hyper-v|zt|tailscale|utun|tun|tap/i;
const HOME = /^(192\.168\.|10\.|172\.(1[6-9]|2\d|3[01])\.)/;

/**
 * Where phones and projectors in the hall reach this laptop, the likeliest first: private addresses before
 * others, real cards before virtual machines and tunnels. IPv4 only: that is what people can read out.
 */
export function rankAddresses(cards: Readonly<Record<string, readonly CardAddress[] | undefined>>): string[] {
	const ranked = Object.entries(cards)
		.flatMap(([name, list]) => (list ?? []).map((entry) => ({ name, ...entry })))
		.filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
		.map(({ name, address }) => ({ address, rank: (VIRTUAL.test(name) ? 2 : 0) + (HOME.test(address) ? 0 : 1) }))
		.sort((a, b) => a.rank - b.rank)
		.map(({ address }) => address);
	return [...new Set(ranked)];
}

/** An IPv4 address as IPv4, also where the socket speaks IPv6. */
export function plainAddress(address: string): string {
	return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** True for an address (or name) that only this very machine can use. */
export function isLoopback(host: string): boolean {
	const address = plainAddress(host.replace(/^\[|\]$/g, ''));
	return address === 'localhost' || address === '::1' || /^127(\.\d{1,3}){3}$/.test(address);
}

/** What stands for whoever comes over our own proxy from the very machine: behind one nobody is the laptop itself. */
const BY_PROXY = 'proxy';

/**
 * Where a request came from that a proxy of ours handed on: the last address in `X-Forwarded-For` is the one the proxy
 * wrote, whatever stands before it is the client's own word.
 */
export function proxiedAddress(forwarded: string | undefined, socket: string | undefined): string {
	const address = plainAddress(forwarded?.split(',').at(-1)?.trim() || socket || '');
	return address === '' || isLoopback(address) ? BY_PROXY : address;
}

/** IPv4 ranges no public server can have (RFC 6890), as address and prefix length. */
export const LOCAL_RANGES: readonly (readonly [string, number])[] = [
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.2.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
];

/** The 32 bits of an IPv4 address; `null` for anything else. */
function bitsOf(address: string): number | null {
	const parts = address.split('.');
	if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255)) return null;
	return parts.reduce((bits, part) => bits * 256 + Number(part), 0);
}

/** True for an IPv4 address of {@link LOCAL_RANGES}: all our authority may vouch for. */
export function isLocalAddress(address: string): boolean {
	const bits = bitsOf(address);
	if (bits === null) return false;
	return LOCAL_RANGES.some(([range, length]) => {
		const size = 2 ** (32 - length);
		return Math.floor(bits / size) === Math.floor((bitsOf(range) ?? 0) / size);
	});
}

/** What can be the name in front of `.local`: letters, digits and inner hyphens, at most 63. */
export function hostLabel(name: string): string | null {
	const label = name
		.trim()
		.toLowerCase()
		.replace(/\.local\.?$/, '');
	return /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label) ? label : null;
}
