// A hub's office work by command line: the list of TPS, codes for halls.
import { dataFolder } from '../db/house';
import { offerCode } from '../db/hub/codes';
import { registerRegions } from '../db/hub/desk';
import { type Hub, hubOptions, openHub } from '../db/hub/hub';
import { electionAt, hubContests } from '../db/hub/packs';
import { publishRegions, rebuildTree } from '../db/hub/publish';
import { readRegions } from '../db/import/regions';
import type { Election } from '../lib/election';
import { problemLines } from '../lib/import/sentence';

const USAGE = `npm run hub -- wilayah BERKAS.csv …   memasukkan daftar TPS dan menerbitkan daftar wilayah
npm run hub -- terbitkan               menulis ulang seluruh berkas publik dari basis data
npm run hub -- kode KECAMATAN          membuat kode pendaftaran sekali pakai untuk aula satu kecamatan (6 angka)`;

/** A list of every TPS of the nation has some 80 MB. */
const LARGEST = 512 * 1_048_576;
const sentence = problemLines('id');

async function regions(hub: Hub, files: readonly string[]): Promise<number> {
	let failed = files.length === 0 ? 1 : 0;
	for (const file of files) {
		const { kelurahan, problems } = readRegions(file, LARGEST);
		if (kelurahan.length === 0) failed = 1;
		await registerRegions(hub, kelurahan);
		const codes = kelurahan.map(({ kode }) => kode);
		const elections = new Map<string, Election>();
		for (const kecamatan of new Set(codes.map((own) => own.slice(0, 6)))) {
			elections.set(kecamatan, await electionAt(hub, kecamatan));
		}
		for (const contest of await hubContests(hub)) {
			await publishRegions(hub, (own) => elections.get(own.slice(0, 6))?.contest(contest.code, own), codes);
		}
		const tps = kelurahan.reduce((sum, { tps: own }) => sum + own.length, 0);
		console.log(JSON.stringify({ file, kelurahan: kelurahan.length, tps, problems: problems.length }));
		for (const problem of problems.slice(0, 20)) console.error(sentence(problem));
	}
	return failed;
}

async function code(hub: Hub, kecamatan: string | undefined): Promise<number> {
	if (!kecamatan || !/^\d{6}$/.test(kecamatan)) return 1;
	console.log(JSON.stringify(await offerCode(hub, kecamatan, 'Baris perintah')));
	return 0;
}

const [what, ...rest] = process.argv.slice(2);
const hub = await openHub(hubOptions(process.env, dataFolder()));

async function tree(): Promise<number> {
	console.log(JSON.stringify(await rebuildTree(hub)));
	return 0;
}

async function work(): Promise<number> {
	switch (what) {
		case 'wilayah':
			return regions(hub, rest);
		case 'terbitkan':
			return tree();
		case 'kode':
			return code(hub, rest[0]);
		default:
			return 1;
	}
}

const failed = await work();
await hub.store.close();
if (failed) console.error(USAGE);
process.exit(failed);
