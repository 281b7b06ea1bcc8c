// npm run import -- wilayah FILE.csv | sirekap PATH --kontes ppwp [--pratinjau] | ambil URL --kontes ppwp
// stdout: one JSON line. stderr: one line for each problem.
import { openHouse } from '../db/house';
import { acceptRegions, previewRegions, type RegionReport, readRegions } from '../db/import/regions';
import type { SourceInput } from '../db/import/source';
import { acceptSystem, previewSystem, readSystem } from '../db/import/system';
import { fetchedSource } from '../db/pull/stage';
import type { ImportReport, Problem } from '../lib/import';
import { problemLines, unknownTpsLine } from '../lib/import/sentence';
import { CONSOLE, type Refusal } from '../lib/plenary';
import { type Call, readCall, UsageError } from './lib/import-call';
import { pull } from './pull';

const USAGE = `Cara memakai:
  npm run import -- wilayah BERKAS.csv [--pratinjau]
  npm run import -- sirekap FOLDER-ATAU-ZIP --kontes KODE [--pratinjau]
  npm run import -- ambil ALAMAT --kontes KODE [--laju kB] [--serentak N] [--pratinjau]
  npm run import -- ambil --lanjut --kontes KODE

  wilayah       daftar TPS dengan kode KPU (CSV)
  sirekap       data TPS dari Sirekap: folder, zip, satu berkas JSON, atau tabel (.csv, .xlsx)
  ambil         mengambil dari situs bersusunan Sirekap (alamat sebelum /pemilu/…), lalu memasukkannya
  --laju        paling banyak kilobita per detik (200)
  --serentak    permintaan sekaligus, 1–8 (2)
  --lanjut      meneruskan pengambilan terakhir
  --hanya-ambil hanya mengambil; pratinjau dan penerimaan lewat halaman Impor
  --kontes      jenis pemilihan: ppwp, atau yang ada dalam paket pemilu (dpr, dpd, …)
  --pratinjau   hanya memeriksa; tidak ada yang disimpan

Folder data: KETOK_PALU_DATA (kalau tidak diisi: ./data).`;

const sentence = problemLines('id');
const tell = (line: string) => process.stderr.write(`${line.replace(/\s*[\r\n]+\s*/g, ' ')}\n`);
const tellAll = (problems: readonly Problem[]) => {
	for (const problem of problems) tell(sentence(problem));
};

/** Nothing was written: what would have been accepted was not. */
function refused(report: RegionReport | ImportReport, refusal: Refusal): number {
	tell(`Ditolak (${refusal.code}): ${JSON.stringify(refusal.context)}. Tidak ada yang disimpan.`);
	console.log(JSON.stringify({ ...report, ...('accepted' in report ? { accepted: 0, notUploaded: 0 } : { new: 0 }) }));
	return 1;
}

function importRegions({ path, previewOnly }: Call): number {
	const house = openHouse();
	const preview = previewRegions(house, readRegions(path));
	tellAll(preview.problems);
	const outcome = previewOnly ? null : acceptRegions(house, CONSOLE, preview);
	house.sqlite.close();
	if (outcome && !outcome.ok) return refused(preview.report, outcome.refusal);
	console.log(JSON.stringify(preview.report));
	return preview.report.tps > 0 ? 0 : 1;
}

/** Fetches, then takes in what came like any folder of files. */
async function fetchSystem(call: Call): Promise<number> {
	const { kontes } = call;
	const house = openHouse();
	const hear = (line: string) => (call.fetchOnly ? console.log(line) : tell(line));
	const { path: url, rate, parallel } = call;
	const order = { contest: kontes, url: call.goOn ? undefined : url, rate, parallel };
	const end = await pull(house, order, hear);
	const source = fetchedSource(house, kontes);
	house.sqlite.close();
	if (typeof end !== 'string') {
		tell(`Ditolak (${end.code}): ${JSON.stringify(end.context)}. Tidak ada yang diambil.`);
		return 1;
	}
	if (call.fetchOnly) return 0;
	if (end !== 'finished') {
		tell(ENDED[end] ?? end);
		return 1;
	}
	if (source) return importSystem(call, source);
	tell('Tidak ada berkas yang terambil: daftar wilayah masih kosong, atau situs belum punya data TPS di sini.');
	return 1;
}

const ENDED: Readonly<Record<string, string>> = {
	paused: 'Dihentikan di tengah; lanjutkan dengan --lanjut.',
	busy: 'Sedang diambil oleh proses lain.',
	none: 'Belum ada pengambilan untuk jenis pemilihan ini.',
};

async function importSystem({ path, kontes, previewOnly }: Call, source: SourceInput = path): Promise<number> {
	const house = openHouse();
	const election = house.states.election();
	if (!election.head(kontes)) {
		house.sqlite.close();
		const known = election.contests.map(({ code }) => code).join(', ');
		throw new UsageError(`Jenis pemilihan “${kontes}” tidak dikenal. Yang ada: ${known}`);
	}
	const forms = (tps: string) => election.contest(kontes, tps);
	const preview = previewSystem(house, await readSystem({ code: kontes, forms }, source));
	tellAll(preview.problems);
	for (const { file, tps, status } of preview.files) {
		if (status === 'unknown' && tps !== null) tell(unknownTpsLine('id', file, tps));
	}
	const outcome = previewOnly ? null : acceptSystem(house, CONSOLE, preview);
	house.sqlite.close();
	if (outcome && !outcome.ok) return refused(preview.report, outcome.refusal);
	console.log(JSON.stringify(preview.report));
	const { accepted, notUploaded, unchanged } = preview.report;
	return accepted + notUploaded + unchanged > 0 ? 0 : 1;
}

async function run(): Promise<number> {
	try {
		const call = readCall(process.argv.slice(2));
		if (call.kind === 'ambil') return await fetchSystem(call);
		return call.kind === 'wilayah' ? importRegions(call) : await importSystem(call);
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		process.stderr.write(`${error.message}\n\n${USAGE}\n`);
		return 1;
	}
}

process.exitCode = await run();
