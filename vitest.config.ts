import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/[\\/]$/, '') } },
	test: {
		include: ['{lib,db,app,scripts,bench}/**/*.test.{ts,tsx}'],
		// Native modules (better-sqlite3, argon2) and process.chdir want processes of their own.
		pool: 'forks',
		// Every core: by default one is kept for watching.
		maxWorkers: '100%',
		testTimeout: 90_000,
		hookTimeout: 30_000,
	},
});
