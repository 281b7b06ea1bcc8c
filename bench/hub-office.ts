import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBuilt } from '../scripts/lib/build.mjs';
import { waitForHealth } from '../scripts/lib/health.mjs';
import { tryPort } from '../scripts/lib/net.mjs';

/** A hub as an office runs it: `npm start -- --hub`, in production mode, on a data folder. */
export interface Office {
	readonly url: string;
	/** Resident memory of the process that serves, its threads included, in MB; 0 where the system does not tell. */
	residentMb(): number;
	stop(): Promise<void>;
}

/** Starts it and waits until it serves; builds first where sources are newer. */
export async function openOffice(folder: string, url?: string): Promise<Office> {
	if (!(await ensureBuilt())) throw new Error('the application does not build');
	const free = await tryPort(0, '127.0.0.1');
	if ('error' in free) throw new Error(`no free port: ${free.error}`);
	const { port } = free;
	let printed = '';
	const args = ['scripts/start.mjs', '--hub', '--host', '127.0.0.1', '--port', String(port), '--data', folder];
	const child = spawn(process.execPath, args, {
		// Copies of the data folder are another bench's business.
		env: { ...process.env, DATABASE_URL: url ?? '', KETOK_PALU_BACKUP: 'mati', npm_lifecycle_event: '' },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	for (const pipe of [child.stdout, child.stderr])
		pipe.setEncoding('utf8').on('data', (text: string) => {
			printed += text;
		});
	const abandon = () => child.kill('SIGTERM');
	process.once('exit', abandon);
	const address = `http://127.0.0.1:${port}`;
	const gone = () => child.exitCode !== null || child.signalCode !== null;
	if (!(await waitForHealth(address, { timeout: 120_000, gone }))) {
		child.kill('SIGKILL');
		throw new Error(`the hub does not serve:\n${printed}`);
	}
	return {
		url: address,
		residentMb: () => residentMb(childOf(child.pid ?? 0)),
		stop: async () => {
			process.off('exit', abandon);
			if (gone()) return;
			const exit = once(child, 'exit');
			child.kill('SIGTERM');
			await Promise.race([exit, sleep(10_000)]);
			if (!gone()) child.kill('SIGKILL');
		},
	};
}

/** `npm start` only watches over the process that serves. */
function childOf(pid: number): number {
	try {
		return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);
	} catch {
		return 0;
	}
}

function residentMb(pid: number): number {
	try {
		return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
	} catch {
		return 0;
	}
}
