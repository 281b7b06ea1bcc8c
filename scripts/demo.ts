// npm run demo -- FOLDER: writes the demo as files, to try the import with.
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeDemoFolder } from '../db/demo';

const [folder] = process.argv.slice(2);

/** A folder somebody uses already is not written into. */
function problemOf(path: string | undefined): string | null {
	if (!path || path.startsWith('-')) return 'Cara memakai: npm run demo -- FOLDER';
	if (existsSync(path) && readdirSync(path).length > 0)
		return `Folder ${path} sudah berisi. Sebutkan folder yang kosong.`;
	return null;
}

const target = folder && process.env.INIT_CWD ? resolve(process.env.INIT_CWD, folder) : folder;
const problem = problemOf(target);
if (problem || !target) {
	console.error(problem);
	process.exitCode = 1;
} else {
	writeDemoFolder(target);
	console.log(
		[
			`Berkas contoh ditulis di ${target}:`,
			'  wilayah.csv    npm run import -- wilayah …/wilayah.csv',
			'  sirekap/       npm run import -- sirekap …/sirekap --kontes ppwp',
			'  kertas.json    isi C.Hasil setiap TPS, untuk dibacakan',
		].join('\n'),
	);
}
