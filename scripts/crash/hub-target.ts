import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';

/** A process of a test that says something on its lines and can be killed. */
export interface Mortal {
	/** The first line it printed. */
	readonly said: string;
	readonly pid: number;
	/** Resolves once it has printed `line`, now or before: two lines may come in one piece. */
	hears(line: string): Promise<void>;
	kill(): Promise<void>;
}

export interface HubTarget {
	hub(data: string, env?: Record<string, string>): Promise<Mortal>;
	courier(data: string): Promise<Mortal>;
}

/** The hub behind bare node:http and a hall's courier, bundled once: starting fifty times must not take minutes. */
export async function hubTarget(folder: string): Promise<HubTarget> {
	await build({
		entryPoints: ['db/testing/hub-server.ts', 'db/testing/hall-courier.ts'],
		outdir: folder,
		outExtension: { '.js': '.mjs' },
		bundle: true,
		platform: 'node',
		format: 'esm',
		packages: 'external',
	});
	return {
		hub: (data, env = {}) => start(join(folder, 'hub-server.mjs'), { KETOK_PALU_DATA: data, DATABASE_URL: '', ...env }),
		courier: (data) => start(join(folder, 'hall-courier.mjs'), { KETOK_PALU_DATA: data }),
	};
}

async function start(program: string, env: Record<string, string>): Promise<Mortal> {
	const child = spawn(process.execPath, [program], {
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const lines = createInterface({ input: child.stdout as NonNullable<ChildProcess['stdout']> });
	const printed = new Set<string>();
	lines.on('line', (text) => printed.add(text));
	const abandon = () => child.kill('SIGKILL');
	process.once('exit', abandon);
	const [said] = (await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [''])])) as [string];
	if (said === '') throw new Error(`${program} ended with ${child.exitCode}`);
	return {
		said,
		pid: child.pid ?? 0,
		hears: (line) =>
			new Promise((heard) => {
				if (printed.has(line)) {
					heard();
					return;
				}
				const hear = (text: string) => {
					if (text !== line) return;
					lines.off('line', hear);
					heard();
				};
				lines.on('line', hear);
			}),
		kill: async () => {
			process.off('exit', abandon);
			if (child.exitCode !== null || child.signalCode !== null) return;
			const gone = once(child, 'exit');
			child.kill('SIGKILL');
			await gone;
		},
	};
}
