import { fileURLToPath } from 'node:url';

/**
 * For every answer; what a page may load is said by proxy.ts, with a nonce. No HSTS: a hall's address and authority
 * are another one next time, and a browser told to insist would shut its owner out.
 */
const everywhere = {
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), display-capture=()',
	'X-Frame-Options': 'DENY',
};

/** An answer of a route is data: should a browser ever show one as a page, that page can do nothing. */
const data = {
	'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	'Cross-Origin-Resource-Policy': 'same-origin',
};

/** @param {Record<string, string>} headers */
const listed = (headers) => Object.entries(headers).map(([key, value]) => ({ key, value }));

/** @type {import('next').NextConfig} */
export default {
	// Native modules: loaded by Node as they are, never bundled.
	serverExternalPackages: ['better-sqlite3', '@node-rs/argon2', '@homebridge/ciao', 'sharp'],
	outputFileTracingRoot: fileURLToPath(new URL('.', import.meta.url)),
	poweredByHeader: false,
	reactStrictMode: true,
	compress: true,
	// The check page is one file, so that it works from a USB stick; here it has a name people can say.
	redirects: async () => [{ source: '/verifikasi', destination: '/verifikasi.html', permanent: false }],
	headers: async () => [
		{ source: '/:path*', headers: listed(everywhere) },
		{ source: '/api/:path*', headers: listed(data) },
	],
	// `npm test` checks the types of the whole tree once; a laptop in a hall need not wait for it again.
	typescript: { ignoreBuildErrors: true },
};
