import { defineConfig } from '@playwright/test';
import { browserFlags, findBrowser } from './scripts/lib/browser.mjs';

const executablePath = findBrowser();

export default defineConfig({
	testDir: 'e2e/stories',
	outputDir: 'test-results',
	// Two cores carry one story: its server, the desk, the projector and the phones.
	workers: 2,
	fullyParallel: false,
	forbidOnly: Boolean(process.env.CI),
	retries: 0,
	timeout: 180_000,
	expect: { timeout: 10_000 },
	reporter: 'list',
	use: {
		locale: 'id-ID',
		timezoneId: 'Asia/Jakarta',
		actionTimeout: 10_000,
		navigationTimeout: 20_000,
		trace: 'retain-on-failure',
		screenshot: 'only-on-failure',
		launchOptions: { args: browserFlags, ...(executablePath ? { executablePath } : {}) },
	},
});
