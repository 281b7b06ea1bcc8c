import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeCheckPage } from './check-page.mjs';
import { bin, root } from './root.mjs';
import { runNode } from './run.mjs';
import { hashOf, readStamp, removeStamp, writeStamp } from './stamp.mjs';

const stamp = join(root, '.next', 'ketok-palu-stamp');
const sources = [
	'app',
	'lib',
	'db',
	'public',
	'proxy.ts',
	'instrumentation.ts',
	'instrumentation-client.ts',
	'next.config.mjs',
	'tsconfig.json',
	'package-lock.json',
];

/**
 * Builds the application unless what stands in `.next` was built from these very sources.
 * @returns {Promise<boolean>}
 */
export async function ensureBuilt() {
	const wanted = hashOf(sources, { skip: /\.test\.tsx?$|^public\/verifikasi\.html$/ });
	if (readStamp(stamp) === wanted) return true;
	console.log('Menyiapkan aplikasi (sekali setelah setiap pembaruan, kira-kira setengah menit) …');
	removeStamp(stamp);
	await makeCheckPage();
	const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
	if ((await runNode([bin('next'), 'build'], { env })) !== 0) return false;
	mkdirSync(join(root, '.next'), { recursive: true });
	writeStamp(stamp, wanted);
	return true;
}
