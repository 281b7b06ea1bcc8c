// npm run photos -- [FOLDER-OR-ZIP --kontes ppwp]
// Attaches the pictures Sirekap's data names, then lays straight what waits and cuts the strips, out of the desk's way. For
// the server, which starts it with --json; by hand it makes again what is missing.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openHouse } from '../db/house';
import { headOf } from '../db/ledger';
import { attachHandedOver } from '../db/photo/handed-over';
import { pruneDerived } from '../db/photo/prune';
import { waitingPhotos } from '../db/photo/queries';
import { straightenPhoto } from '../db/photo/straighten';
import { CONSOLE } from '../lib/plenary';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { json: { type: 'boolean', default: false }, kontes: { type: 'string', default: 'ppwp' } },
});
const house = openHouse();
const failed = new Set<string>();

type Waiting = ReturnType<typeof waitingPhotos>[number];

async function attach(path: string): Promise<void> {
	const there = process.env.INIT_CWD && !existsSync(path) ? resolve(process.env.INIT_CWD, path) : path;
	const counts = new Map<string, number>();
	for await (const { name, tps, page, became } of attachHandedOver(house, CONSOLE, values.kontes, there)) {
		counts.set(became, (counts.get(became) ?? 0) + 1);
		if (became !== 'attached' && became !== 'known')
			console.error(`${name}: ${became} ${tps ?? ''} ${page ?? ''}`.trim());
	}
	say(Object.fromEntries(counts));
	if (!counts.has('attached') && !counts.has('known')) process.exitCode = 1;
}

async function lay({ contest, tps, photo, pages }: Waiting): Promise<void> {
	const about = { contest, tps, page: photo.page };
	try {
		const { state } = await straightenPhoto(house.folder, photo, pages);
		say({ ...about, state });
	} catch (fault) {
		failed.add(photo.content);
		say({ ...about, detail: fault instanceof Error ? fault.message : String(fault) });
	}
}

const say = (line: Record<string, unknown>) => console.log(JSON.stringify(line));

try {
	for (const path of positionals) await attach(path);
	for (;;) {
		const { seq } = headOf(house.sqlite);
		const waiting = waitingPhotos(house).filter(({ photo }) => !failed.has(photo.content));
		if (waiting.length === 0) break;
		for (const one of waiting) {
			await lay(one);
			// What was attached meanwhile comes first: somebody is looking at it.
			if (headOf(house.sqlite).seq !== seq) break;
		}
	}
	pruneDerived(house);
} finally {
	house.sqlite.close();
}
if (failed.size > 0) process.exitCode = 1;
