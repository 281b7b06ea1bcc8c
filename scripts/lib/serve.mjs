import { createServer } from 'node:http';
import { createServer as createLine } from 'node:net';
import next from 'next';
import { root } from './root.mjs';

/** How long open event streams keep a server that was told to stop. */
const GRACE = 2_000;

/**
 * What `app/server/network.ts` finds on `globalThis` when Next starts, and what it leaves there.
 * @typedef {object} Serving
 * @property {import('node:http').Server} server
 * @property {string} host
 * @property {number} port
 * @property {() => string[]} [addresses] this machine's addresses; default: its network cards'
 * @property {(address: string) => boolean} [isLoopback] default: 127.0.0.0/8 and ::1
 * @property {number} [every] milliseconds between two looks at the network cards
 * @property {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => boolean} [turnsAway]
 * @property {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => boolean} [refusesBody] (app/server/body-gate.ts)
 * @property {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => boolean} [takes] (app/server/take-up-intake.ts)
 */

/** @param {string} host */
const everywhere = (host) => host === '0.0.0.0' || host === '::';
/** @param {string} host */
const onlyHere = (host) => host === 'localhost' || host === '::1' || host.startsWith('127.');

/**
 * The application on one port. Next's own `next start` speaks plain HTTP only; here the HTTP server is ours, so that
 * `app/server/front.ts` can put HTTPS before it (docs/adr/0076).
 * @param {{ host: string, port: number, dev?: boolean } & Pick<Serving, 'addresses' | 'isLoopback' | 'every'>} options
 * @returns {Promise<() => Promise<void>>} ends it: requests may finish, event streams are cut after two seconds
 */
export async function serve({ host, port, dev = false, ...injected }) {
	// A browser or a phone keeps a line for a minute; ours must not be the first to drop it.
	const server = createServer({ keepAliveTimeout: 75_000 });
	/** @type {Serving} */
	const serving = { server, host, port, ...injected };
	Object.assign(globalThis, { ketokPaluServing: serving });
	const app = next({ dev, dir: root, hostname: host, port, httpServer: server, quiet: !dev });
	await app.prepare();
	const handle = app.getRequestHandler();
	server.on('request', (request, response) => {
		if (serving.turnsAway?.(request, response) || serving.refusesBody?.(request, response)) return;
		if (serving.takes?.(request, response)) return;
		void handle(request, response);
	});
	const doors = [server.listen(port, host)];
	// A chosen address does not take the laptop itself its plain loopback.
	if (!everywhere(host) && !onlyHere(host))
		doors.push(createLine((line) => server.emit('connection', line)).listen(port, '127.0.0.1'));
	await Promise.all(
		doors.map((door) => new Promise((open, failed) => door.once('listening', open).once('error', failed))),
	);
	return async () => {
		const closed = doors.map((door) => new Promise((done) => door.close(done)));
		server.closeIdleConnections();
		const late = setTimeout(() => server.closeAllConnections(), GRACE);
		await Promise.all(closed);
		clearTimeout(late);
		await app.close();
	};
}
