// Puts a backup in place of the data folder: npm run restore -- FILE
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareRestore, type RestoreProblem } from '../db/backup/restore';
import { abandonRestore, finishRestore, inUse } from '../db/backup/swap';
import { dataFolder } from '../db/house';
import { type Actor, CONSOLE } from '../lib/plenary';

const { values, positionals } = parseArgs({
	options: {
		json: { type: 'boolean', default: false },
		/** For the server: prepare only; it swaps when it starts again. */
		'siapkan-saja': { type: 'boolean', default: false },
		/** For the server: who asked, as JSON. */
		oleh: { type: 'string' },
	},
	allowPositionals: true,
});

const WORDS: Record<RestoreProblem['code'], string> = {
	'not-a-backup': 'Di sana tidak ada cadangan Ketok Palu',
	'manifest-broken': 'Daftar isi cadangan (manifest.json) rusak atau diubah',
	'file-missing': 'Berkas cadangan hilang',
	'file-changed': 'Isi berkas cadangan tidak sama dengan ketika dibuat',
	'head-differs': 'Buku besar dalam cadangan tidak berakhir di baris yang tercatat',
	'ledger-broken': 'Buku besar dalam cadangan tidak lolos pemeriksaan',
	'no-space': 'Ruang di laptop ini tidak cukup; perlu',
	'in-use': 'Ketok Palu sedang berjalan: hentikan dahulu (Ctrl+C), lalu ulangi',
};
/** The key is in no backup: a laptop keeps its own, or makes one. */
const OTHER_KEY =
	'Di laptop selain yang membuat cadangan itu, hasil ditandatangani dengan kunci lain: cetak lagi Dokumen pembukaan dari halaman Dokumen, umumkan delapan katanya, dan persilakan saksi memotretnya. Pusat mengenal kunci lama saja: minta kode baru ke KPU dan sambungkan lagi dari halaman Pengiriman.';
const PHASES = { check: 'Memeriksa cadangan …', copy: 'Menyalin …', verify: 'Memeriksa rantai dan angka …' };

const [from] = positionals;
const folder = dataFolder();

function fail(code: RestoreProblem['code'], detail: string): void {
	if (values.json) console.log(JSON.stringify({ ok: false, code, detail }));
	else console.error(`${WORDS[code]}: ${detail}\nTidak ada yang diubah di ${folder}.`);
	process.exitCode = 1;
}

if (!from) {
	console.error('Cara pakai: npm run restore -- FOLDER-CADANGAN (atau manifest.json di dalamnya)');
	process.exitCode = 2;
} else if (!values['siapkan-saja'] && inUse(folder)) {
	fail('in-use', folder);
} else {
	const by = values.oleh ? (JSON.parse(values.oleh) as Actor) : CONSOLE;
	const prepared = await prepareRestore(resolve(from), folder, by, (phase) =>
		console.log(values.json ? JSON.stringify({ phase }) : PHASES[phase]),
	);
	if (!prepared.ok) fail(prepared.problem.code, prepared.problem.detail);
	else {
		try {
			if (!values['siapkan-saja']) finishRestore(folder);
			console.log(
				values.json
					? JSON.stringify(prepared)
					: `Pulih dari ${prepared.backup}, sampai baris ${prepared.seq}. Semua orang masuk lagi dengan kata sandinya; ponsel saksi memerlukan kode baru. Yang lama disimpan di folder "sebelum-pulih-…".\n${OTHER_KEY}`,
			);
		} catch (fault) {
			abandonRestore(folder);
			fail('in-use', fault instanceof Error ? fault.message : String(fault));
		}
	}
}
