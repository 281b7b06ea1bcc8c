import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

/** Files that put something of Node's own aside (files that cannot be read, the clock). */
const ALONE = ['db/import/read-source.test.ts', 'db/accounts/sign-in.test.ts'];

export default defineConfig({
	resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/[\\/]$/, '') } },
	test: {
		// Native modules (better-sqlite3, argon2) and process.chdir want processes, not threads.
		pool: 'forks',
		// Every core: by default one is kept for watching.
		maxWorkers: '100%',
		testTimeout: 90_000,
		hookTimeout: 30_000,
		projects: [
			{
				extends: true,
				test: {
					name: 'together',
					include: ['{lib,db}/**/*.test.{ts,tsx}'],
					exclude: [...configDefaults.exclude, ...ALONE],
					// They leave nothing behind in their process: one process reads the code once for many of them.
					isolate: false,
				},
			},
			{
				extends: true,
				test: { name: 'alone', include: ['{app,scripts,bench}/**/*.test.{ts,tsx}', ...ALONE] },
			},
		],
	},
});
