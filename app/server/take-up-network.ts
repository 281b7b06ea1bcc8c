import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { networkInterfaces } from 'node:os';
import { house } from '@/db/house';
import { type Authority, authority } from '@/db/keys/authority';
import { hostLabel, isLoopback, type Move, moveBetween, rankAddresses } from '@/lib/network';
import { isHub } from './access';
import { announce } from './announce';
import { type Front, putFrontBefore } from './front';
import { type Network, network, setNetwork } from './network';

/** What `scripts/lib/serve.mjs` hands over, and finds filled in. */
export interface Serving {
	readonly server: Server;
	readonly host: string;
	readonly port: number;
	readonly addresses?: () => string[];
	readonly isLoopback?: (address: string) => boolean;
	readonly every?: number;
	turnsAway?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** Milliseconds between two looks at the network cards. */
const LOOK_MS = 3_000;
const DEFAULT_LABEL = 'ketok-palu';

const shared = globalThis as typeof globalThis & { ketokPaluServing?: Serving };

/** Called once before the server listens: HTTPS before it, its name announced, its addresses watched. */
export function takeUpNetwork(): void {
	const serving = shared.ketokPaluServing;
	if (!serving || network()) return;
	// A proxy in front has certificate and addresses of its own.
	if (process.env.KETOK_PALU_BEHIND_PROXY === '1' || isLoopback(serving.host)) return;
	const { network: own, front } = makeNetwork({
		serving,
		authority: authority(house().folder),
		plain: process.env.KETOK_PALU_PLAIN_HTTP === '1',
		hub: isHub(),
		label: labelOf(process.env.KETOK_PALU_NAME),
	});
	serving.turnsAway = front.turnsAway;
	setNetwork(own);
	setInterval(own.look, serving.every ?? LOOK_MS).unref();
}

/** `KETOK_PALU_NAME`: the name in front of `.local`; `-` announces none. What cannot be a name is not used. */
function labelOf(given: string | undefined): string | null {
	if (given === '-') return null;
	return hostLabel(given || DEFAULT_LABEL) ?? DEFAULT_LABEL;
}

interface Parts {
	readonly serving: Serving;
	readonly authority: Authority;
	readonly plain: boolean;
	readonly hub: boolean;
	readonly label: string | null;
}

export function makeNetwork({ serving, authority: own, plain, hub, label }: Parts): {
	readonly network: Network;
	readonly front: Front;
} {
	const { server, host, port } = serving;
	const everywhere = host === '0.0.0.0' || host === '::';
	const find = serving.addresses ?? (() => (everywhere ? rankAddresses(networkInterfaces()) : [host]));
	let addresses: readonly string[] = find();
	/** The last that were not none: a laptop between two networks has nothing to scan. */
	let known = addresses;
	let name: string | null = null;
	let move: Move | null = null;
	let moves = 0;
	const wanted = label ? `${label}.local` : null;

	const front = putFrontBefore(server, {
		authority: own,
		addresses: () => addresses,
		hosts: () => [...new Set([wanted, name])].filter((each) => each !== null),
		isLoopback: serving.isLoopback ?? isLoopback,
		plain,
		hub,
		port: () => port,
	});

	const look = () => {
		const now = find();
		if (now.join() === addresses.join()) return;
		addresses = now;
		const found = moveBetween(known, now, moves, new Date());
		if (found) {
			moves = found.id;
			move = found;
		}
		if (now.length > 0) known = now;
	};

	if (label)
		server.once('listening', () => {
			announce(label, port, (told) => {
				if (name === told) return;
				if (told !== wanted) front.renew();
				name = told;
			}).catch(() => {
				// No multicast here: the addresses work all the same.
			});
		});

	return {
		front,
		network: {
			view: () => ({
				mode: plain ? 'plain' : 'https',
				port,
				addresses,
				name,
				words: own.words,
				sha256: own.sha256,
				move,
			}),
			certificate: () => own.der,
			dismiss: (id) => {
				if (move?.id === id) move = null;
			},
			look,
		},
	};
}
