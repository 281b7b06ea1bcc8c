import { join } from 'node:path';
import { root } from './root.mjs';
import { runNpm } from './run.mjs';
import { hashOf, readStamp, writeStamp } from './stamp.mjs';

const stamp = join(root, 'node_modules', '.ketok-palu-stamp');

/**
 * Installs exactly what package-lock.json names, once. The stamp also holds platform and module ABI, because
 * better-sqlite3 is compiled for one Node. `npm ci` empties node_modules first, so a broken-off install has no stamp.
 * @param {string} again the command to repeat after a failure
 * @returns {Promise<boolean>}
 */
export async function ensureInstalled(again) {
	const wanted = hashOf(['package-lock.json'], {
		also: `${process.platform} ${process.arch} ${process.versions.modules}`,
	});
	if (readStamp(stamp) === wanted) return true;
	console.log('Memasang paket yang diperlukan (sekali saja, perlu internet, satu sampai tiga menit) …');
	const { NODE_ENV: _, ...env } = process.env;
	const code = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'], { env });
	if (code !== 0) {
		console.error(
			`\nPaket belum terpasang: sambungkan laptop ke internet (dan bila pesan di atas menyebut "node-gyp", pasang Python 3 dan kompilator C++), lalu jalankan lagi: ${again}`,
		);
		return false;
	}
	writeStamp(stamp, wanted);
	return true;
}
