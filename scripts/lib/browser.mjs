import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { bin } from './root.mjs';
import { run, runNode } from './run.mjs';

/** A Chromium without windows comes first: the stories then ask a fifth less of the machine. */
const NAMES = [
	'chromium-headless-shell',
	'chrome-headless-shell',
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable',
	'chrome',
	'microsoft-edge',
	'msedge',
];

/** The one Playwright downloads, whether or not it is there. */
function playwrightsOwn() {
	try {
		return createRequire(import.meta.url)('@playwright/test').chromium.executablePath();
	} catch {
		return undefined;
	}
}

/** Places where the three systems keep a Chromium, besides the PATH. */
function usualPlaces() {
	const { env, platform } = process;
	if (platform === 'darwin')
		return [
			'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
			'/Applications/Chromium.app/Contents/MacOS/Chromium',
			'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
		];
	if (platform === 'win32')
		return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
			.filter((folder) => folder !== undefined)
			.flatMap((folder) => [
				join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
				join(folder, 'Chromium', 'Application', 'chrome.exe'),
				join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
			]);
	return ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) => NAMES.map((name) => join(folder, name)));
}

/**
 * A Chromium on this machine, or nothing.
 * @returns {string | undefined}
 */
export function findBrowser() {
	const { KETOK_PALU_BROWSER, CHROME_PATH, PATH = '' } = process.env;
	const suffix = process.platform === 'win32' ? '.exe' : '';
	const onPath = PATH.split(delimiter)
		.filter(Boolean)
		.flatMap((folder) => NAMES.map((name) => join(folder, name + suffix)));
	return [KETOK_PALU_BROWSER, CHROME_PATH, playwrightsOwn(), ...usualPlaces(), ...onPath].find(
		(path) => path && existsSync(path),
	);
}

/** Quiet and alone: nothing the browser does by itself may reach for the internet or slow the stories. */
export const browserFlags = [
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * A Chromium, installed if there is none.
 * @returns {Promise<string | undefined>}
 */
export async function ensureBrowser() {
	const found = findBrowser();
	if (found) return found;
	console.log('No Chromium found: fetching the one Playwright tests with …');
	await runNode([bin('@playwright/test', 'playwright'), 'install', 'chromium']);
	const fetched = findBrowser();
	if (fetched) return fetched;
	if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
		console.log('That did not work: installing the system package …');
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		const install = (/** @type {string} */ name) =>
			run('apt-get', ['install', '-y', '--no-install-recommends', name], { env });
		if ((await run('apt-get', ['update'], { env })) === 0)
			(await install('chromium-headless-shell')) === 0 || (await install('chromium'));
	}
	const installed = findBrowser();
	if (!installed)
		console.error('No browser for the stories: install Chromium or Chrome, or name one in KETOK_PALU_BROWSER.');
	return installed;
}
