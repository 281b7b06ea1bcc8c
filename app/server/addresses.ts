import { networkInterfaces } from 'node:os';
import { headers } from 'next/headers';
import { type HallAddress, isLoopback, rankAddresses } from '@/lib/network';
import { network } from './network';

/**
 * Where phones and projectors in the hall reach this server, the likeliest first: the address this very
 * page was asked at when it is no loopback, then private addresses of real network cards.
 */
export async function hallAddresses(): Promise<HallAddress[]> {
	const head = await headers();
	const host = head.get('host') ?? `localhost:${process.env.PORT || 3000}`;
	const asked = new URL(`http://${host}`);
	const view = network()?.view();
	const guided = view?.mode === 'https';
	const secure = guided || head.get('x-forwarded-proto') === 'https';
	const scheme = secure ? 'https' : 'http';
	const port = asked.port ? `:${asked.port}` : '';
	const found = (view?.addresses ?? rankAddresses(networkInterfaces())).map((address) => address + port);
	// An address that is gone is no way in, though this page still came by it.
	const own = isLoopback(asked.hostname) || (view && !view.addresses.includes(asked.hostname)) ? [] : [host];
	return [...new Set([...own, ...found])].map((each) => ({ origin: `${scheme}://${each}`, guided }));
}
