import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Demo, generateDemo } from '../lib/demo';
import { type Contest, contests } from '../lib/forms';
import { CONSOLE, type Refusal } from '../lib/plenary';
import { execute, type Outcome } from './door';
import type { House } from './house';
import { pack } from './import/pack';
import { acceptRegions, previewRegions, readRegions } from './import/regions';
import { acceptSystem, previewSystem, readSystem } from './import/system';

/** The demo of `npm start`: one kecamatan, 3 kelurahan, 24 TPS; the same on every machine. */
const SEED = 20240214;

/** Invented people; the name of no one. */
const WITNESSES = ['Ratri Contohwati', 'Bagas Peragawan', 'Melati Upamasari'];

/** The contest the demo reads. */
export function demoContest(): Contest {
	const [contest] = contests;
	if (!contest) throw new Error('demo: no contest');
	return contest;
}

/** What the demo is made of, with the paper nobody has read yet. */
export function demoPack(): Demo {
	return generateDemo(SEED, { contest: demoContest() });
}

/**
 * Fills an empty house with the demo through the same import and the same door as real files: regions,
 * system data, one witness with a mandate for each pair. Nothing is opened yet.
 */
export async function makeDemo(house: House): Promise<void> {
	const demo = demoPack();
	const contest = demoContest();
	const regions = readRegions({ name: 'wilayah-contoh.csv', bytes: Buffer.from(demo.wilayahCsv) });
	must(acceptRegions(house, CONSOLE, previewRegions(house, regions)));
	const zip = pack(demo.files.map(({ path, text }) => ({ name: path, bytes: Buffer.from(text) })));
	const system = await readSystem(contest, { name: 'sirekap-contoh.zip', bytes: zip });
	must(acceptSystem(house, CONSOLE, previewSystem(house, system)));
	for (const [at, contestant] of contest.contestants.entries()) {
		const number = String(contestant.no).padStart(2, '0');
		must(
			execute(house, CONSOLE, {
				id: randomUUID(),
				command: {
					type: 'witness.register',
					id: `saksi-${number}`,
					contest: contest.code,
					contestant: contestant.no,
					name: WITNESSES[at] ?? `Saksi Contoh ${number}`,
					mandate: { number: `${number}/MANDAT-CONTOH/2024`, signedBy: `Tim Kampanye Contoh ${number}` },
				},
			}),
		);
	}
}

/** Writes the demo as the files somebody would bring, and the paper truth beside them. */
export function writeDemoFolder(folder: string): void {
	const { wilayahCsv, files, paper, notUploaded, misread, contradictory } = demoPack();
	const write = (path: string, text: string) => {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	};
	write('wilayah.csv', wilayahCsv);
	for (const { path, text } of files) write(join('sirekap', path), text);
	const truth = { contest: demoContest().code, paper, notUploaded, misread, contradictory };
	write('kertas.json', `${JSON.stringify(truth, null, '\t')}\n`);
}

function must(outcome: Outcome): void {
	if (!outcome.ok) throw new Error(`demo: ${sayRefusal(outcome.refusal)}`);
}

const sayRefusal = ({ code, context }: Refusal) => `${code} ${JSON.stringify(context)}`;
