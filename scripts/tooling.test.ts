import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { tryPort } from './lib/net.mjs';
import { nodeTooOld } from './lib/node-version.mjs';
import { readPlaywright, readVitest } from './lib/reports.mjs';
import { lockfile } from './lib/root.mjs';

describe('Node version', () => {
	it.each(['18.20.4', '20.18.1', '8.0.0'])('%s is told to be too old', (version) => {
		expect(nodeTooOld(version)).toContain(`Node.js ${version} terlalu lama`);
	});
	it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s will do', (version) => {
		expect(nodeTooOld(version)).toBeUndefined();
	});
});

describe('package-lock.json', () => {
	interface Entry {
		integrity?: string;
		optionalDependencies?: Record<string, string>;
	}
	const packages: Record<string, Entry> = JSON.parse(readFileSync(lockfile, 'utf8')).packages;

	it('holds the binaries for every platform, or npm ci refuses everywhere', () => {
		const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
			Object.keys(optionalDependencies).filter(
				(name) => path !== '' && !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
			),
		);
		expect(missing).toEqual([]);
	});

	it('knows what each package must be, byte for byte', () => {
		const unsealed = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && !integrity);
		expect(unsealed).toEqual([]);
	});
});

describe('a port', () => {
	const servers: ReturnType<typeof createServer>[] = [];
	afterEach(() => {
		for (const server of servers.splice(0)) server.close();
	});

	it('that is taken is said to be taken', async () => {
		const free = await tryPort(0, '127.0.0.1');
		const port = 'port' in free ? free.port : 0;
		const server = createServer();
		servers.push(server);
		await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
		expect(await tryPort(port, '127.0.0.1')).toEqual({ error: 'EADDRINUSE' });
	});
});

describe('the count of npm test', () => {
	const files = (...statuses: string[]) => ({
		numTotalTests: statuses.length,
		numPassedTests: statuses.filter((status) => status === 'passed').length,
		testResults: [
			{
				status: statuses.includes('failed') ? 'failed' : 'passed',
				assertionResults: statuses.map((status) => ({ status })),
			},
		],
	});

	it('counts skipped and to-do tests as failed', () => {
		expect(readVitest(files('passed', 'pending', 'todo'), 0)).toEqual({ passed: 1, failed: 2 });
		const stats = { expected: 5, unexpected: 0, flaky: 1, skipped: 1 };
		expect(readPlaywright({ stats, errors: [] }, 0)).toEqual({ passed: 5, failed: 2 });
	});

	it('counts a file that could not be loaded, beside the tests that ran', () => {
		const report = files('passed');
		report.testResults.push({ status: 'failed', assertionResults: [] });
		expect(readVitest(report, 1)).toEqual({ passed: 1, failed: 1 });
	});

	it('never calls it passed when the runner ended badly, found nothing or left no report', () => {
		const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 0 };
		expect(readVitest(files('passed'), 1)).toEqual({ passed: 1, failed: 1 });
		expect(readVitest({ numTotalTests: 0, numPassedTests: 0, testResults: [] }, 0)).toEqual({ passed: 0, failed: 1 });
		expect(readPlaywright({ stats, errors: [] }, 1)).toEqual({ passed: 3, failed: 1 });
		expect(readPlaywright({ stats: { ...stats, expected: 0 }, errors: [{}] }, 1)).toEqual({ passed: 0, failed: 1 });
		expect(readVitest(undefined, 0)).toEqual({ passed: 0, failed: 1 });
		expect(readPlaywright(undefined, 0)).toEqual({ passed: 0, failed: 1 });
	});
});
