import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';

const VIRTUAL = /docker|veth|br-|virbr|vbox|vmnet|vethernet|wsl|hyper-v|zt|tailscale|utun|tun|tap/i;
const HOME = /^(192\.168\.|10\.|172\.(1[6-9]|2\d|3[01])\.)/;

/**
 * Where phones in the hall can reach this laptop, the likeliest first: private addresses before others,
 * real cards before virtual machines and tunnels.
 * @param {ReturnType<typeof networkInterfaces>} interfaces
 */
export function hallAddresses(interfaces = networkInterfaces()) {
	return Object.entries(interfaces)
		.flatMap(([name, list]) => (list ?? []).map((entry) => ({ name, ...entry })))
		.filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
		.map(({ name, address }) => ({ address, rank: (VIRTUAL.test(name) ? 2 : 0) + (HOME.test(address) ? 0 : 1) }))
		.sort((a, b) => a.rank - b.rank)
		.map(({ address }) => address);
}

/**
 * The port that was free a moment ago, or the error's code. Port 0 asks for any free one.
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<{ port: number } | { error: string }>}
 */
export function tryPort(port, host) {
	return new Promise((done) => {
		const probe = createServer();
		probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => done({ error: error.code ?? error.message }));
		probe.listen(port, host, () => {
			const address = probe.address();
			const free = typeof address === 'object' && address ? address.port : port;
			probe.close(() => done({ port: free }));
		});
	});
}
