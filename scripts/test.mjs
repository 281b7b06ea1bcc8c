// npm test: every check there is, from a bare clone. Until the packages are there, node: builtins only.
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser } from './lib/browser.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { nodeTooOld } from './lib/node-version.mjs';
import { readPlaywright, readVitest } from './lib/reports.mjs';
import { bin, root } from './lib/root.mjs';
import { runNode } from './lib/run.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

const PASS = { passed: 1, failed: 0 };
const FAIL = { passed: 0, failed: 1 };
const { NODE_ENV: _, ...given } = process.env;
/** Data folders of the tests are made and thrown away by the hundred: in memory where there is plenty. */
const MEMORY = '/dev/shm';
const PLENTY = 4 * 1024 ** 3;
const env = { ...given, NEXT_TELEMETRY_DISABLED: '1', ...(inMemory() ? { TMPDIR: MEMORY } : {}) };

function inMemory() {
	if (given.TMPDIR || !existsSync(MEMORY)) return false;
	const { bavail, bsize } = statfsSync(MEMORY);
	return bavail * bsize > PLENTY;
}

const reports = mkdtempSync(join(tmpdir(), 'ketok-palu-test-'));

/** @param {string[]} args */
const check = async (args) => ((await runNode(args, { env })) === 0 ? PASS : FAIL);

/** @param {string} file @returns {unknown} */
const json = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

async function types() {
	// Next's own types (next-env.d.ts, routes) are not in the repository: written here, without a build.
	if (existsSync(join(root, 'app', 'layout.tsx')) && (await check([bin('next'), 'typegen'])) === FAIL) return FAIL;
	return check([bin('typescript', 'tsc'), '--noEmit']);
}

async function unit() {
	const file = join(reports, 'vitest.json');
	const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
	const code = await runNode([bin('vitest'), ...args], { env });
	return readVitest(json(file), code);
}

async function stories() {
	if (!(await ensureBuilt())) {
		console.error('The application does not build, so the stories cannot be played.');
		return FAIL;
	}
	const browser = await ensureBrowser();
	if (!browser) return FAIL;
	const file = join(reports, 'playwright.json');
	const code = await runNode([bin('@playwright/test', 'playwright'), 'test', '--reporter=list,json'], {
		env: { ...env, KETOK_PALU_BROWSER: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
	});
	return readPlaywright(json(file), code);
}

/** @type {{ part: 'lint' | 'unit' | 'e2e', name: string, play: () => Promise<Count> }[]} */
const steps = [
	{ part: 'lint', name: 'lint', play: () => check([bin('@biomejs/biome', 'biome'), 'check', '.']) },
	{ part: 'lint', name: 'floors', play: () => check(['scripts/floors.mjs']) },
	{ part: 'lint', name: 'types', play: types },
	{ part: 'unit', name: 'unit', play: unit },
	{ part: 'e2e', name: 'stories', play: stories },
];

/** @returns {Promise<Count>} */
async function playAll() {
	const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
	const chosen = steps.filter(({ part }) => !only || part === only);
	if (chosen.length === 0) {
		console.error(`--only ${only}: there is lint, unit and e2e.`);
		return FAIL;
	}
	const tooOld = nodeTooOld();
	if (tooOld) console.error(tooOld);
	if (tooOld || !(await ensureInstalled('npm test'))) return FAIL;

	const results = [];
	for (const { name, play } of chosen) {
		console.log(`\n── ${name} ──`);
		const started = Date.now();
		const count = await play().catch((error) => {
			console.error(error);
			return FAIL;
		});
		results.push({ name, seconds: (Date.now() - started) / 1_000, ...count });
	}
	console.log('');
	for (const { name, seconds, passed, failed } of results)
		console.log(
			`${failed ? '✗' : '✓'} ${name.padEnd(8)} ${seconds.toFixed(1).padStart(7)} s   ${passed} / ${passed + failed}`,
		);
	return results.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
		passed: 0,
		failed: 0,
	});
}

const { passed, failed } = await playAll();
rmSync(reports, { recursive: true, force: true });
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
