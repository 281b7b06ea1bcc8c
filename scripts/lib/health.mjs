import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until the server says that it serves.
 * @param {string} url the server's address without a path
 * @param {{ timeout: number, gone: () => boolean }} options `gone`: the process has ended, no use to wait on
 * @returns {Promise<boolean>}
 */
export async function waitForHealth(url, { timeout, gone }) {
	const until = Date.now() + timeout;
	while (Date.now() < until && !gone()) {
		try {
			const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) });
			await answer.arrayBuffer();
			if (answer.ok) return true;
		} catch {
			// not listening yet
		}
		await sleep(100);
	}
	return false;
}
