// Election packs by command line; docs/election-pack.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openHouse } from '../db/house';
import { adoptPack, fingerprint, previewPack } from '../db/packs';
import { EXAMPLE_PACKS, type ExamplePack, examplePack } from '../lib/demo/packs';
import {
	blocksOf,
	candidatesCsv,
	districtsCsv,
	electionOf,
	formOfDistrict,
	packFromTables,
	packSchema,
	readPack,
} from '../lib/election';
import { blankLayout } from '../lib/photo';
import { CONSOLE } from '../lib/plenary';

const USAGE = `npm run pack -- contoh NAMA [--wilayah 510305]   paket contoh: ${EXAMPLE_PACKS.join(', ')}
npm run pack -- periksa BERKAS                    isi paket dan sidiknya
npm run pack -- sidik BERKAS                      sidik untuk dicetak, 16 blok
npm run pack -- rakit BERKAS --calon CSV --dapil CSV   paket dengan calon dan dapil dari tabel
npm run pack -- tabel BERKAS                      menulis BERKAS.calon.csv dan BERKAS.dapil.csv
npm run pack -- pakai BERKAS --sidik BLOK,BLOK,BLOK    memakai paket; tiga blok diketik dari kertas
npm run pack -- tata-letak BERKAS KONTES [DAPIL]   kerangka tata letak formulirnya, untuk diisi milimeter
npm run pack -- skema                             JSON Schema paket`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		calon: { type: 'string' },
		dapil: { type: 'string' },
		sidik: { type: 'string' },
		wilayah: { type: 'string' },
	},
});
const [what, target = '', code = '', dapil] = positionals;

function fail(...lines: unknown[]): void {
	for (const line of lines) console.error(typeof line === 'string' ? line : JSON.stringify(line));
	process.exitCode = 1;
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function read(file: string) {
	const result = readPack(readFileSync(file, 'utf8'));
	if ('pack' in result) return result.pack;
	fail(...result.problems);
	return undefined;
}

function run(): void {
	switch (what) {
		case 'contoh': {
			if (!EXAMPLE_PACKS.includes(target as ExamplePack)) {
				fail(USAGE);
				return;
			}
			const kecamatan = values.wilayah;
			if (kecamatan !== undefined && !/^\d{6}$/.test(kecamatan)) {
				fail(USAGE);
				return;
			}
			const place = kecamatan && { provinsi: kecamatan.slice(0, 2), kabko: kecamatan.slice(0, 4), kecamatan };
			process.stdout.write(json(examplePack(target as ExamplePack, place || undefined)));
			return;
		}
		case 'skema':
			process.stdout.write(json(z.toJSONSchema(packSchema)));
			return;
		case 'sidik':
			console.log(blocksOf(fingerprint(readFileSync(target))).join(' '));
			return;
		case 'periksa': {
			const house = openHouse();
			const preview = previewPack(house, basename(target), readFileSync(target));
			house.sqlite.close();
			console.log(JSON.stringify(preview));
			if (preview.problems.length > 0) process.exitCode = 1;
			return;
		}
		case 'tabel': {
			const pack = read(target);
			if (!pack) return;
			writeFileSync(`${target}.calon.csv`, candidatesCsv(pack));
			writeFileSync(`${target}.dapil.csv`, districtsCsv(pack));
			return;
		}
		case 'rakit': {
			const skeleton = read(target);
			if (!skeleton) return;
			const text = (file: string | undefined) => (file === undefined ? undefined : readFileSync(file, 'utf8'));
			const made = packFromTables(skeleton, { candidates: text(values.calon), districts: text(values.dapil) });
			if ('problems' in made) {
				fail(...made.problems);
				return;
			}
			const checked = readPack(JSON.stringify(made.pack));
			if ('problems' in checked) {
				fail(...checked.problems);
				return;
			}
			process.stdout.write(json(checked.pack));
			return;
		}
		case 'tata-letak': {
			const pack = read(target);
			if (!pack) return;
			const { districts } = pack.contests.find((contest) => contest.code === code) ?? {};
			const district = districts?.find((one) => one.code === dapil) ?? districts?.[0];
			const form = formOfDistrict(electionOf(pack, ''), code, district);
			if (!form || (dapil && district?.code !== dapil)) fail(USAGE);
			else process.stdout.write(json({ ...blankLayout(form), ...(district ? { district: district.code } : {}) }));
			return;
		}
		case 'pakai': {
			const house = openHouse();
			const typed = (values.sidik ?? '').split(',');
			const outcome = adoptPack(house, CONSOLE, { file: basename(target), bytes: readFileSync(target), typed });
			house.sqlite.close();
			console.log(JSON.stringify(outcome));
			if (!('ok' in outcome && outcome.ok)) process.exitCode = 1;
			return;
		}
		default:
			fail(USAGE);
	}
}

try {
	run();
} catch (fault) {
	const { code: why, path } = fault as NodeJS.ErrnoException;
	if (why !== 'ENOENT' && why !== 'EACCES' && why !== 'EISDIR') throw fault;
	fail(`${path || target || 'Berkas'} tidak dapat dibaca (${why}). Periksa nama dan foldernya.`, USAGE);
}
