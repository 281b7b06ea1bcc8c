import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './root.mjs';

/** How a command ended, and all that it printed. */
export interface Ended {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

/**
 * Runs one of our commands as a person would, in a process of its own.
 * @param name file below `scripts/`
 * @param folder its data folder
 */
export function spawned(name: string, args: readonly string[], folder: string): Promise<Ended> {
	const { INIT_CWD: _, NODE_OPTIONS: __, ...env } = process.env;
	const child = spawn(process.execPath, ['--import', 'tsx', join('scripts', name), ...args], {
		cwd: root,
		env: { ...env, KETOK_PALU_DATA: folder },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const text = { stdout: '', stderr: '' };
	for (const stream of ['stdout', 'stderr'] as const) {
		child[stream].setEncoding('utf8').on('data', (chunk) => {
			text[stream] += chunk;
		});
	}
	return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...text })));
}
