import { defineConfig } from '@playwright/test';
import { browserFlags, findBrowser } from './scripts/lib/browser.mjs';

const executablePath = findBrowser();

export default defineConfig({
	testDir: 'e2e/stories',
	outputDir: 'test-results',
	// A story waits a good part of its time: two of them keep two cores busy.
	workers: 2,
	fullyParallel: false,
	forbidOnly: Boolean(process.env.CI),
	retries: 0,
	timeout: 180_000,
	// A laptop that is busy with both of them and with photos and documents beside: slow is not wrong.
	expect: { timeout: 20_000 },
	reporter: 'list',
	use: {
		locale: 'id-ID',
		timezoneId: 'Asia/Jakarta',
		actionTimeout: 20_000,
		navigationTimeout: 30_000,
		// A trace takes a picture at every step of every page: a third of the time of a run. KETOK_PALU_TRACE=1 makes it.
		trace: process.env.KETOK_PALU_TRACE ? 'retain-on-failure' : 'off',
		screenshot: 'only-on-failure',
		launchOptions: { args: browserFlags, ...(executablePath ? { executablePath } : {}) },
	},
});
