import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import {
	createSecureContext,
	createServer as createTls,
	type SecureContext,
	type TLSSocket,
	type Server as TlsServer,
} from 'node:tls';
import { type Authority, vouchable } from '@/db/keys/authority';
import type { Names } from '@/db/keys/certificate';
import { isLocalAddress, plainAddress, plainAnswer } from '@/lib/network';

/** First byte of a TLS handshake (RFC 8446 § 5.1); no HTTP method begins with it. */
const HANDSHAKE = 0x16;
/** A browser may open a line ahead of its first request; longer silence is nobody. */
const SILENT_MS = 60_000;

export interface FrontOptions {
	readonly authority: Authority;
	/** Addresses of this machine now, the likeliest first. Asked whenever a certificate is made. */
	readonly addresses: () => readonly string[];
	/** Names this server answers to, e.g. `ketok-palu.local`. */
	readonly hosts: () => readonly string[];
	/** What counts as this very machine. */
	readonly isLoopback: (address: string) => boolean;
	/** Plain HTTP on the network, switched on knowingly. */
	readonly plain: boolean;
	readonly hub: boolean;
	readonly port: () => number;
	readonly now?: () => Date;
}

/** The door of an HTTP server towards the network. */
export interface Front {
	/** True when the request was answered here: it came in clear and must come again over HTTPS. */
	turnsAway(request: IncomingMessage, response: ServerResponse): boolean;
	/** Certificates made so far are no longer used for new lines: the server has another name. */
	renew(): void;
}

/**
 * Puts HTTPS in front of a server on the port it has: the first byte of a line says whether it speaks TLS. What is
 * decrypted goes to the very same server, as one more connection, so nothing is copied or held back between them,
 * and the sender's address is the socket's own.
 *
 * A line is judged by the address it arrived at. An address that has none yet gets a certificate at that moment,
 * for all addresses of now; those that have one keep it, and the names have one of their own that outlives every
 * change of address: a phone that accepted a certificate is not asked again.
 */
export function putFrontBefore(server: Server, options: FrontOptions): Front {
	const { authority, isLoopback, hub } = options;
	const take = server.listeners('connection') as ((socket: Socket) => void)[];
	const serve = (socket: Socket) => {
		for (const listener of take) listener.call(server, socket);
	};
	let doors = new Map<string, TlsServer>();
	let named: SecureContext | undefined;
	const issue = (names: Names) => authority.issue(names, options.now?.() ?? new Date());

	/** For a phone that asks for a name it knows; one that asks for an address says no name. */
	const nameContext = (name: string): SecureContext | undefined => {
		const hosts = options.hosts();
		if (!hosts.includes(name.toLowerCase())) return undefined;
		named ??= createSecureContext(issue({ addresses: [], hosts }));
		return named;
	};

	const doorFor = (address: string): TlsServer => {
		const known = doors.get(address);
		if (known) return known;
		const all = options.addresses();
		const shared = isLocalAddress(address) ? [...new Set([address, ...vouchable(all)])] : [address];
		const door = createTls(
			{
				...issue({ addresses: shared, hosts: [...options.hosts(), 'localhost'] }),
				ALPNProtocols: ['http/1.1'],
				minVersion: 'TLSv1.2',
				SNICallback: (name, done) => done(null, nameContext(name)),
			},
			serve,
		);
		// A scan, a phone that has just refused the certificate: nobody's fault, and nobody to tell.
		door.on('tlsClientError', (_error, socket: TLSSocket) => socket.destroy());
		for (const each of shared) if (!doors.has(each)) doors.set(each, door);
		return door;
	};

	server.removeAllListeners('connection');
	server.on('connection', (socket: Socket) => {
		const address = plainAddress(socket.localAddress ?? '');
		if (isLoopback(address)) return serve(socket);
		socket.setTimeout(SILENT_MS, () => socket.destroy());
		socket.once('error', () => socket.destroy());
		socket.once('data', (first: Buffer) => {
			socket.setTimeout(0);
			socket.removeAllListeners('timeout');
			socket.pause();
			socket.unshift(first);
			if (first[0] === HANDSHAKE) {
				// Who hangs up in the middle of the handshake is gone; an HTTP server would wait for its other half.
				socket.allowHalfOpen = false;
				doorFor(address).emit('connection', socket);
			} else serve(socket);
			process.nextTick(() => socket.resume());
		});
	});

	return {
		turnsAway: (request, response) => {
			const { socket } = request;
			if (options.plain || 'encrypted' in socket || isLoopback(plainAddress(socket.localAddress ?? ''))) return false;
			const answer = plainAnswer(
				{ method: request.method ?? '', url: request.url ?? '/', host: request.headers.host },
				{ fallback: `${plainAddress(socket.localAddress ?? '')}:${options.port()}`, hub },
			);
			if (answer.kind === 'serve') return false;
			if (answer.kind === 'redirect') {
				// Never remembered: plain HTTP may be switched on another day.
				response.writeHead(307, { location: answer.to, 'cache-control': 'no-store' }).end();
				return true;
			}
			response.writeHead(403, {
				'content-type': 'text/plain; charset=utf-8',
				'cache-control': 'no-store',
				connection: 'close',
			});
			response.end('Alamat ini hanya melayani https://. Buka lagi dengan https:// di depan.\n');
			return true;
		},
		renew: () => {
			named = undefined;
			doors = new Map();
		},
	};
}
