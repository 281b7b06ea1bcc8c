import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { openHouse } from '../db/house';
import { acceptRegions, previewRegions, readRegions } from '../db/import/regions';
import { acceptSystem, previewSystem, readSystem } from '../db/import/system';
import { temporaryFolder } from '../db/testing/house';
import { generateDemo } from '../lib/demo';
import { contestOf } from '../lib/forms';
import { CONSOLE } from '../lib/plenary';
import { type Bench, measured, median } from './measure';

const FILES = 1000;
/** The machine learns the way while it works; one in the middle stands for a server, the first for the command line. */
const ROUNDS = 41;

/**
 * `import sirekap` of 1,000 files into a house that knows their TPS: read, checked by every rule, previewed and accepted
 * in one transaction. The yardstick reads and JSON-parses the same files and inserts code and raw text in one
 * transaction with the same pragmas.
 */
export const importSirekap: Bench = async () => {
	const folder = temporaryFolder();
	const demo = generateDemo(1, { tps: FILES, kelurahan: 10 });
	for (const { path, text } of demo.files) {
		mkdirSync(dirname(join(folder, 'tps', path)), { recursive: true });
		writeFileSync(join(folder, 'tps', path), text);
	}
	writeFileSync(join(folder, 'wilayah.csv'), demo.wilayahCsv);
	const rounds: { ours: number; bare: number; ratio: number }[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		// By turns first and second, so that neither always finds what the other warmed up.
		const before = round % 2 === 0 ? null : rawInto(folder, round);
		const ours = await importInto(folder, round);
		const bare = before ?? rawInto(folder, round);
		rounds.push({ ours, bare, ratio: ours / bare });
	}
	rmSync(folder, { recursive: true, force: true });
	const ratio = median(rounds.map((round) => round.ratio));
	const middle = rounds.find((round) => round.ratio === ratio);
	const [first] = rounds;
	const head = {
		bench: 'import sirekap',
		unit: 'ms',
		target: 'ratio ≤ 3',
		note: `${demo.files.length} files, median of ${ROUNDS} rounds (the first, nothing compiled yet: ${first?.ours.toFixed(0)} / ${first?.bare.toFixed(0)} ms); yardstick: read + JSON.parse + raw rows in one transaction`,
	};
	return [measured(head, middle?.ours ?? 0, middle?.bare ?? 1, (value) => value <= 3)];
};

async function importInto(folder: string, round: number): Promise<number> {
	const house = openHouse(join(folder, `ours-${round}`));
	acceptRegions(house, CONSOLE, previewRegions(house, readRegions(join(folder, 'wilayah.csv'))));
	const contest = contestOf('ppwp');
	if (!contest) throw new Error('no ppwp');
	const begin = performance.now();
	const preview = previewSystem(house, await readSystem(contest, join(folder, 'tps')));
	const outcome = acceptSystem(house, CONSOLE, preview);
	const took = performance.now() - begin;
	house.sqlite.close();
	if (!outcome.ok || outcome.events !== FILES) throw new Error(`import: ${JSON.stringify(outcome)}`);
	return took;
}

function rawInto(folder: string, round: number): number {
	const sqlite = new Database(join(folder, `bare-${round}.sqlite`));
	for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'cache_size = -32000', 'trusted_schema = OFF'])
		sqlite.pragma(pragma);
	sqlite.exec('CREATE TABLE raw (code TEXT PRIMARY KEY, text TEXT NOT NULL)');
	const insert = sqlite.prepare('INSERT INTO raw (code, text) VALUES (?, ?)');
	const begin = performance.now();
	const root = join(folder, 'tps');
	sqlite.transaction(() => {
		for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
			if (!entry.isFile()) continue;
			const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
			JSON.parse(text);
			insert.run(entry.name.slice(0, 13), text);
		}
	})();
	const took = performance.now() - begin;
	sqlite.close();
	return took;
}
