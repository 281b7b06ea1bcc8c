// npm start: from a bare clone to a serving application. Until the packages are there, node: builtins only.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './lib/build.mjs';
import { waitForHealth } from './lib/health.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { keepServing } from './lib/keep.mjs';
import { tryPort } from './lib/net.mjs';
import { nodeTooOld } from './lib/node-version.mjs';
import { root } from './lib/root.mjs';
import { runNode } from './lib/run.mjs';

/** How long requests may finish after a stop: open event streams never end by themselves. */
const GRACE = 3_000;

/** @param {string} sentence @returns {never} */
function giveUp(sentence) {
	console.error(`\n${sentence}`);
	process.exit(1);
}

function options() {
	try {
		const { values } = parseArgs({
			options: {
				dev: { type: 'boolean', default: false },
				hub: { type: 'boolean', default: process.env.KETOK_PALU_HUB === '1' },
				port: { type: 'string', default: process.env.PORT || '3000' },
				host: { type: 'string', default: process.env.HOST || '0.0.0.0' },
				data: { type: 'string', default: process.env.KETOK_PALU_DATA || 'data' },
				'http-biasa': { type: 'boolean', default: process.env.KETOK_PALU_PLAIN_HTTP === '1' },
			},
		});
		const port = Number(values.port);
		if (!Number.isInteger(port) || port < 1 || port > 65_535)
			giveUp(`Port "${values.port}" tidak berlaku: pilih angka dari 1 sampai 65535.`);
		return {
			dev: values.dev,
			hub: values.hub,
			plain: values['http-biasa'],
			host: values.host,
			port,
			data: resolve(root, values.data),
		};
	} catch (error) {
		return giveUp(
			`${error instanceof Error ? error.message : error}\nPilihan yang ada: npm start -- --hub --port 3001 --host 0.0.0.0 --data FOLDER --http-biasa`,
		);
	}
}

/** @param {number} port @param {string} host */
async function refuseTakenPort(port, host) {
	const tried = await tryPort(port, host);
	if ('port' in tried) return;
	if (tried.error === 'EADDRINUSE')
		giveUp(
			`Port ${port} sedang dipakai program lain (mungkin Ketok Palu sudah berjalan). Tutup program itu, atau pilih port lain: npm start -- --port ${port + 1}`,
		);
	if (tried.error === 'EACCES')
		giveUp(`Port ${port} tidak boleh dipakai oleh akun ini. Pilih port lain: npm start -- --port 3000`);
	giveUp(`Alamat ${host}:${port} tidak dapat dipakai (${tried.error}). Periksa HOST dan PORT.`);
}

/** @param {string} local */
async function announce(local) {
	/** @type {import('../lib/network').NetworkView} */
	const network = await (await fetch(`${local}/api/network`)).json();
	const { mode, words } = network;
	const lines = ['', 'Ketok Palu siap.', `  Di laptop ini : ${local.replace('127.0.0.1', 'localhost')}`];
	const scheme = mode === 'https' ? 'https' : 'http';
	const halls = network.addresses.map((address) => `${scheme}://${address}:${port}`);
	for (const [index, hall] of halls.entries()) lines.push(`  ${index ? 'atau          ' : 'Di ruang rapat'}: ${hall}`);
	if (mode === 'plain')
		lines.push('', 'PERHATIAN: HTTP biasa dinyalakan. Yang lewat di Wi-Fi dapat dibaca orang lain.');
	const [address] = network.addresses;
	if (hub) {
		lines.push('', `Pusat penerima hasil. Untuk umum: ${local}/info`, 'Daftar TPS: npm run hub -- wilayah BERKAS.csv');
	} else if (address) {
		const { renderUnicodeCompact } = await import('uqr');
		const join = `http://${address}:${port}/${mode === 'https' ? 'gabung' : 'saksi'}`;
		lines.push('', `Ponsel saksi, pindai: ${join}`, renderUnicodeCompact(join, { border: 2 }));
		if (mode === 'https' && words) lines.push(`Sidik jaringan: ${words.replaceAll('-', ' ')}`);
	} else if (mode === 'none' && process.env.KETOK_PALU_BEHIND_PROXY !== '1') {
		lines.push('  Hanya laptop ini yang dapat membuka: HOST dibatasi.');
	} else if (mode !== 'none') {
		lines.push(
			'  Laptop ini belum tersambung ke jaringan ruang rapat: sambungkan Wi-Fi; alamatnya lalu tampil di halaman Meja.',
		);
	}
	lines.push('', 'Untuk berhenti: tekan Ctrl+C. Semua yang sudah disimpan tetap ada.', '');
	console.log(lines.join('\n'));
}

const tooOld = nodeTooOld();
if (tooOld) giveUp(tooOld);
const { dev, hub, plain, host, port, data } = options();
const again = dev ? 'npm run dev' : 'npm start';
await refuseTakenPort(port, host);
if (!(await ensureInstalled(again))) process.exit(1);
if (!dev && !(await ensureBuilt()))
	giveUp(`Aplikasi belum dapat disiapkan: lihat pesan di atas, lalu jalankan lagi: ${again}`);

const env = {
	...process.env,
	NODE_ENV: dev ? 'development' : 'production',
	NEXT_TELEMETRY_DISABLED: '1',
	KETOK_PALU_DATA: data,
	HOST: host,
	PORT: String(port),
	KETOK_PALU_HUB: hub ? '1' : '0',
	KETOK_PALU_PLAIN_HTTP: plain ? '1' : '0',
};

async function setUp() {
	if ((await runNode(['--import', 'tsx', 'scripts/setup.ts'], { env })) !== 0)
		giveUp(`Folder data belum siap (${data}): lihat pesan di atas, lalu jalankan lagi: ${again}`);
}

/** Room for what one import makes and drops; with less the collector copies it while it is made (docs/adr/0119). */
const YOUNG = '--max-semi-space-size=32';

function serve() {
	return spawn(process.execPath, [YOUNG, 'scripts/serve.mjs', ...(dev ? ['--dev'] : [])], {
		cwd: root,
		env,
		stdio: 'inherit',
	});
}

await setUp();
await refuseTakenPort(port, host);
const kept = keepServing({
	serve,
	prepare: setUp,
	grace: GRACE,
	failed: (error) => giveUp(`Server tidak dapat dijalankan: ${error.message}`),
});
void kept.ended.then((code) => process.exit(code));
process.on('SIGINT', () => kept.stop('SIGINT'));
process.on('SIGTERM', () => kept.stop('SIGTERM'));
if (process.env.npm_lifecycle_event) {
	// npm passes a signal to the shell between it and us, which may die of it without telling: do not serve on unseen.
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		kept.stop('SIGTERM');
	}, 500);
	watch.unref();
}

const local = `http://${host === '::1' ? '[::1]' : host.startsWith('127.') ? host : '127.0.0.1'}:${port}`;
if (await waitForHealth(local, { timeout: 120_000, gone: kept.over })) await announce(local);
else if (!kept.over())
	console.error(`\nServer berjalan, tetapi ${local}/api/health belum menjawab 200. Lihat pesan di atas.`);
