import { type ChildProcess, spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** Yields to what the desk does, and still gets its third of a core on a laptop that is busy all the time. */
const LOW_PRIORITY = 5;
/** A program that says nothing for so long is stuck. */
const SILENCE_MS = 10 * 60_000;

/**
 * Runs one of our command-line programs beside the server, out of the desk's way: a process of its own at low
 * priority, on the same data folder. It speaks in lines of JSON.
 */
export function runBeside(
	script: string,
	args: readonly string[],
	folder: string,
	hear: (line: Record<string, unknown>) => void,
	done: (code: number | null) => void,
): ChildProcess {
	const program = resolve(/* turbopackIgnore: true */ 'scripts', script);
	const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
		env: { ...process.env, KETOK_PALU_DATA: folder },
		stdio: ['ignore', 'pipe', 'inherit'],
		windowsHide: true,
	});
	if (child.pid !== undefined) {
		try {
			setPriority(child.pid, LOW_PRIORITY);
		} catch {
			// Not every system lets a program step back; it then runs beside the others.
		}
	}
	const lines = createInterface({ input: child.stdout });
	lines.on('line', (line) => {
		try {
			hear(JSON.parse(line));
		} catch {
			// Not ours to read: a warning of the runtime.
		}
	});
	// A stick that no longer answers must not leave a program waiting for ever.
	let heard = Date.now();
	lines.on('line', () => {
		heard = Date.now();
	});
	const watch = setInterval(() => {
		if (Date.now() - heard > SILENCE_MS) child.kill('SIGKILL');
	}, 10_000);
	watch.unref();
	let ended = false;
	const end = (code: number | null) => {
		if (ended) return;
		ended = true;
		clearInterval(watch);
		done(code);
	};
	child.on('error', () => end(1));
	child.on('close', end);
	return child;
}
