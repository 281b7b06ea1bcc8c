import { createServer } from 'node:net';

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
