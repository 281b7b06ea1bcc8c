import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** Where the check page lies once it is put together; served as it is, and copied into every bundle. */
export const CHECK_PAGE = join(root, 'public', 'verifikasi.html');

/** @param {string} text */
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * The check page as one HTML file: script and style inside, and a policy that lets nothing else run and nothing be
 * sent anywhere.
 */
export async function makeCheckPage() {
	const { build } = await import('esbuild');
	const folder = join(root, 'app', 'verifikasi');
	const { outputFiles } = await build({
		entryPoints: [join(folder, 'main.ts')],
		bundle: true,
		minify: true,
		write: false,
		format: 'iife',
		target: 'es2020',
		charset: 'utf8',
		legalComments: 'none',
		tsconfig: join(root, 'tsconfig.json'),
	});
	// A script that held its own end tag would end early.
	const script = (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script');
	const style = readFileSync(join(folder, 'page.css'), 'utf8');
	const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`;
	const page = readFileSync(join(folder, 'page.html'), 'utf8')
		.replace('@csp@', () => policy)
		.replace('@style@', () => style)
		.replace('@script@', () => script);
	mkdirSync(join(root, 'public'), { recursive: true });
	writeFileSync(CHECK_PAGE, page);
	return page;
}
