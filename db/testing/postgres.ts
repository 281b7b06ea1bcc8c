import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** A PostgreSQL of a test's own, on loopback, gone with the test. */
export interface PostgresServer {
	readonly url: string;
	/** The power cut. */
	kill9(): Promise<void>;
	/** Serves the same data at the same address again. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

const suffix = process.platform === 'win32' ? '.exe' : '';

/** Folders with PostgreSQL's programs, the newest version first. */
function places(): string[] {
	const versions = (path: string, below: string) =>
		existsSync(path)
			? readdirSync(path)
					.sort((a, b) => Number.parseFloat(b) - Number.parseFloat(a))
					.map((version) => join(path, version, below))
			: [];
	return [
		process.env.KETOK_PALU_POSTGRES ?? '',
		...versions('/usr/lib/postgresql', 'bin'),
		...versions('/Applications/Postgres.app/Contents/Versions', 'bin'),
		...['/opt/homebrew/bin', '/usr/local/bin', '/usr/pgsql-16/bin', '/usr/pgsql-15/bin'],
		...versions('C:\\Program Files\\PostgreSQL', 'bin'),
		...(process.env.PATH ?? '').split(delimiter),
	].filter((path) => path !== '' && existsSync(join(path, `initdb${suffix}`)));
}

/** PostgreSQL's programs; on Debian they are installed if they are missing and we may. */
function programs(): string {
	const found = places()[0];
	if (found) return found;
	if (existsSync('/usr/bin/apt-get')) {
		const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
		for (const args of [
			['apt-get', 'update', '-qq'],
			['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'postgresql'],
		]) {
			const [command = '', ...rest] = [...asRoot, ...args];
			execFileSync(command, rest, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
		}
	}
	const installed = places()[0];
	if (!installed)
		throw new Error('PostgreSQL is not installed: install it, or name its bin folder in KETOK_PALU_POSTGRES');
	return installed;
}

/** PostgreSQL refuses to run as root: then it runs as the least of the accounts. */
function owner(): { uid?: number; gid?: number } {
	if (process.getuid?.() !== 0) return {};
	for (const name of ['postgres', 'nobody']) {
		try {
			const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
			return { uid: id('-u'), gid: id('-g') };
		} catch {
			// The next name.
		}
	}
	throw new Error('no account to run PostgreSQL as');
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const address = probe.address();
	probe.close();
	await once(probe, 'close');
	return typeof address === 'object' && address ? address.port : 0;
}

/**
 * Starts a PostgreSQL with an empty database.
 * @param durable false for tests that do not cut the power: faster, no fsync
 */
export async function startPostgres({ durable = true } = {}): Promise<PostgresServer> {
	const bin = programs();
	const who = owner();
	const folder = mkdtempSync(join(tmpdir(), 'ketok-palu-pg-'));
	if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
	const data = join(folder, 'data');
	const env = { ...process.env, LC_ALL: 'C', HOME: folder };
	execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'ketok', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
		...who,
		env,
		cwd: folder,
		stdio: 'pipe',
	});
	const port = await freePort();
	const settings = {
		listen_addresses: '127.0.0.1',
		port: String(port),
		unix_socket_directories: process.platform === 'win32' ? '' : folder,
		fsync: durable ? 'on' : 'off',
		shared_buffers: '64MB',
	};
	const args = ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
	const url = `postgresql://ketok@127.0.0.1:${port}/postgres`;
	let server: ChildProcess | undefined;

	async function start(): Promise<void> {
		let printed = '';
		const child = spawn(join(bin, 'postgres'), args, { ...who, env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
		child.stderr?.setEncoding('utf8').on('data', (text: string) => {
			printed += text;
		});
		server = child;
		for (let tries = 0; ; tries++) {
			const client = new Client({ connectionString: url });
			try {
				await client.connect();
				await client.end();
				return;
			} catch (error) {
				if (child.exitCode !== null || tries > 300) throw new Error(`PostgreSQL does not serve: ${error}\n${printed}`);
				await sleep(50);
			}
		}
	}
	async function end(signal: NodeJS.Signals): Promise<void> {
		const ending = server;
		server = undefined;
		if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
		const gone = once(ending, 'exit');
		ending.kill(signal);
		await gone;
	}
	const abandon = () => server?.kill('SIGQUIT');
	process.once('exit', abandon);

	await start();
	return {
		url,
		kill9: () => end('SIGKILL'),
		restart: async () => {
			await end('SIGINT');
			await start();
		},
		stop: async () => {
			process.off('exit', abandon);
			await end('SIGINT');
			rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}
