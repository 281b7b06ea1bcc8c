import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import type { Outcome } from '../../db/door';
import type { Running, Target } from './target';

/**
 * The door behind bare node:http (db/testing/door-server), bundled once: fifty starts through a TypeScript loader
 * would take most of a minute.
 * @param folder where the bundle may lie; below the repository, so that its packages are found
 */
export async function doorTarget(folder: string): Promise<Target> {
	const outfile = join(folder, 'door-server.mjs');
	await build({
		entryPoints: ['db/testing/door-server.ts'],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'esm',
		packages: 'external',
	});
	return { start: (data) => start(outfile, data) };
}

async function start(program: string, data: string): Promise<Running> {
	const server = spawn(process.execPath, [program], {
		env: { ...process.env, KETOK_PALU_DATA: data },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const base = await firstLine(server);
	return {
		async post(actor, envelope) {
			const response = await fetch(base, { method: 'POST', body: JSON.stringify({ actor, envelope }) });
			if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
			return (await response.json()) as Outcome;
		},
		async kill() {
			const gone = once(server, 'exit');
			server.kill('SIGKILL');
			await gone;
		},
	};
}

async function firstLine(server: ChildProcess): Promise<string> {
	if (!server.stdout) throw new Error('no output');
	for await (const line of createInterface({ input: server.stdout })) return line;
	throw new Error(`the server ended with ${server.exitCode}`);
}
