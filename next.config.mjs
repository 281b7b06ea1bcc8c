/** @type {import('next').NextConfig} */
export default {
	poweredByHeader: false,
	reactStrictMode: true,
	serverExternalPackages: ['better-sqlite3', '@node-rs/argon2'],
};
