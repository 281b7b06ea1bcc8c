/** A server ends with this when it wants to be started again: a restore waits to be swapped in (app/server/backups.ts). */
export const START_AGAIN = 75;

/**
 * Keeps a server running: one that ends with {@link START_AGAIN} is followed by another as soon as `prepare` is
 * through, when nobody has the data open; any other end is the end.
 * @param {{
 *   serve: () => import('node:child_process').ChildProcess,
 *   prepare: () => Promise<unknown>,
 *   grace: number,
 *   failed: (error: Error) => void,
 * }} how `grace`: milliseconds that requests may take to finish after a stop
 * @returns {{ stop: (signal: NodeJS.Signals) => void, over: () => boolean, ended: Promise<number> }} `ended` gives the
 *   code to leave with: 0 after a stop that was asked for, whichever way the server took it
 */
export function keepServing({ serve, prepare, grace, failed }) {
	let asked = false;
	let over = false;
	/** @type {(code: number) => void} */
	let leave;
	/** @type {Promise<number>} */
	const ended = new Promise((done) => {
		leave = (code) => {
			over = true;
			done(code);
		};
	});

	const start = () => {
		const child = serve();
		child.on('error', failed);
		child.on('exit', onExit);
		return child;
	};
	/** @param {number | null} code */
	async function onExit(code) {
		if (asked || code !== START_AGAIN) return leave(asked ? 0 : (code ?? 1));
		await prepare();
		// Asked to stop meanwhile: nothing is started that nobody waits for.
		if (asked) return leave(0);
		server = start();
	}

	let server = start();
	return {
		stop: (signal) => {
			if (asked) {
				server.kill('SIGKILL');
				return;
			}
			asked = true;
			server.kill(signal);
			setTimeout(() => server.kill('SIGKILL'), grace).unref();
		},
		over: () => over || asked,
		ended,
	};
}
