// Election packs by command line; docs/election-pack.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openHouse } from '../db/house';
import { adoptPack, fingerprint, type PackPreview, previewPack } from '../db/packs';
import { EXAMPLE_PACKS, type ExamplePack, examplePack } from '../lib/demo/packs';
import {
	blocksOf,
	candidatesCsv,
	districtsCsv,
	electionOf,
	formOfDistrict,
	type PackProblem,
	packFromTables,
	packSchema,
	readPack,
	shortName,
} from '../lib/election';
import { packLines } from '../lib/election/sentence';
import { blankLayout } from '../lib/photo';
import { CONSOLE } from '../lib/plenary';

const USAGE = `npm run pack -- contoh NAMA [--wilayah 510305]   paket contoh: ${EXAMPLE_PACKS.join(', ')}
npm run pack -- periksa BERKAS [--json]           isi paket, yang perlu diperhatikan, dan sidiknya
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
		json: { type: 'boolean', default: false },
		sidik: { type: 'string' },
		wilayah: { type: 'string' },
	},
});
const [what, target = '', code = '', dapil] = positionals;

const words = packLines('id');

function fail(...lines: readonly (string | PackProblem)[]): void {
	for (const line of lines) console.error(typeof line === 'string' ? line : words.problem(line));
	process.exitCode = 1;
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function read(file: string) {
	const result = readPack(readFileSync(file, 'utf8'));
	if ('pack' in result) return result.pack;
	fail(...result.problems);
	return undefined;
}

/** A pack as a person reads it on the command line: what is in it, or everything that is wrong with it. */
function tell({ file, problems, notes, summary, blocks, adopted, frozen }: PackPreview): void {
	if (!summary) {
		console.log(`${file} tidak dapat dipakai; ${problems.length} hal keliru:`);
		for (const problem of problems) console.log(`✕ ${words.problem(problem)}`);
		return;
	}
	const { name, version, votingDay, recap, contests } = summary;
	const nameOf = (code: string) => shortName(contests.find((one) => one.code === code) ?? { code, formName: '' });
	console.log(`${name.id}, edisi ${version}`);
	console.log(`Pemungutan suara ${votingDay}; rekapitulasi kecamatan ${recap.from} sampai ${recap.to}`);
	for (const { name: contest, formName, districts, contestants, candidates } of contests) {
		const has = [
			...(districts > 0 ? [`${districts} dapil`] : []),
			`${contestants} peserta`,
			...(candidates > 0 ? [`${candidates} calon`] : []),
		];
		console.log(`  ${contest.id} (${formName}): ${has.join(', ')}`);
	}
	for (const note of notes) console.log(`! ${words.note(note)}`);
	if (frozen.length > 0)
		console.log(`! Sudah ada angka untuk ${frozen.map(nameOf).join(', ')}, dan paket ini mengubah barisnya.`);
	console.log(
		adopted
			? 'Paket ini sudah dipakai.'
			: `Sidik, tiga blok ditutup: ${blocks.map((block) => block ?? '····').join(' ')}`,
	);
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
			if (values.json) console.log(JSON.stringify(preview));
			else tell(preview);
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
				fail(...made.problems.map(words.table));
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
