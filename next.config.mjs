import { fileURLToPath } from 'node:url';

/** @type {import('next').NextConfig} */
export default {
	// Native modules: loaded by Node as they are, never bundled.
	serverExternalPackages: ['better-sqlite3', '@node-rs/argon2'],
	outputFileTracingRoot: fileURLToPath(new URL('.', import.meta.url)),
	poweredByHeader: false,
	reactStrictMode: true,
	compress: true,
	// `npm test` checks the types of the whole tree once; a laptop in a hall need not wait for it again.
	typescript: { ignoreBuildErrors: true },
};
