import { networkInterfaces } from 'node:os';
import { headers } from 'next/headers';

const VIRTUAL = /docker|veth|br-|virbr|vbox|vmnet|vethernet|wsl|hyper-v|zt|tailscale|utun|tun|tap/i;
const PRIVATE = /^(192\.168\.|10\.|172\.(1[6-9]|2\d|3[01])\.)/;

/**
 * Where phones and projectors in the hall reach this server, the likeliest first: the address this very
 * page was asked at when it is no loopback, then private addresses of real network cards.
 */
export async function hallAddresses(): Promise<string[]> {
	const head = await headers();
	const host = head.get('host') ?? `localhost:${process.env.PORT || 3000}`;
	const asked = new URL(`http://${host}`);
	const secure = head.get('x-forwarded-proto') === 'https';
	const scheme = secure ? 'https' : 'http';
	const port = asked.port ? `:${asked.port}` : '';
	const found = Object.entries(networkInterfaces())
		.flatMap(([name, list]) => (list ?? []).map((entry) => ({ name, ...entry })))
		.filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
		.map(({ name, address }) => ({ address, rank: (VIRTUAL.test(name) ? 2 : 0) + (PRIVATE.test(address) ? 0 : 1) }))
		.sort((a, b) => a.rank - b.rank)
		.map(({ address }) => `${scheme}://${address}${port}`);
	const own = isLoopback(asked.hostname) ? [] : [`${scheme}://${host}`];
	return [...new Set([...own, ...found])];
}

function isLoopback(name: string): boolean {
	return name === 'localhost' || name.startsWith('127.') || name === '[::1]';
}
