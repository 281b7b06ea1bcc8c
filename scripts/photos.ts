// Lays photos straight and cuts their strips, out of the desk's way. For the server, which starts it with --json;
// by hand it makes again what is missing.
import { parseArgs } from 'node:util';
import { openHouse } from '../db/house';
import { headOf } from '../db/ledger';
import { waitingPhotos } from '../db/photo/queries';
import { straightenPhoto } from '../db/photo/straighten';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const house = openHouse();
const failed = new Set<string>();

type Waiting = ReturnType<typeof waitingPhotos>[number];

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

const say = (line: Record<string, unknown>) =>
	console.log(values.json ? JSON.stringify(line) : Object.values(line).join(' '));

try {
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
} finally {
	house.sqlite.close();
}
if (failed.size > 0) process.exitCode = 1;
