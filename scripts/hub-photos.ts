// Started by a hub: lays straight the photos of one TPS (KONTES/TPS), then those of the next ones in the queue.
import { dataFolder } from '../db/house';
import { photoOf } from '../db/hub/entry-photos';
import { hubOptions, openHub } from '../db/hub/hub';
import { formAt } from '../db/hub/packs';
import { kecamatanOf } from '../db/hub/store';
import { derivedKey, straightenedOf, straightenPhoto } from '../db/photo/straighten';
import { layoutOf } from '../lib/photo';

/** Entries of the queue that are made ready ahead of whoever looks. */
const AHEAD = 20;

const [contest = '', wanted = ''] = (process.argv[2] ?? '').split('/');
const hub = await openHub(hubOptions(process.env, dataFolder()));

async function lay(tps: string): Promise<void> {
	const form = await formAt(hub, contest, tps);
	if (!form) return;
	const kecamatan = kecamatanOf(tps);
	const pages = layoutOf(form)?.pages ?? [];
	const done = new Set<number>();
	for (const row of await hub.store.photos(kecamatan, contest, tps)) {
		if (row.retracted !== '' || done.has(row.page)) continue;
		done.add(row.page);
		const photo = photoOf(row.page, row);
		if (!row.whole || straightenedOf(hub.folder, derivedKey(photo, pages))) continue;
		try {
			const bytes = async () => Buffer.concat(await hub.store.parts(kecamatan, row.content));
			const { state } = await straightenPhoto(hub.folder, photo, pages, bytes);
			console.log(JSON.stringify({ contest, tps, page: row.page, state }));
		} catch (fault) {
			console.log(JSON.stringify({ contest, tps, page: row.page, detail: String(fault) }));
		}
	}
}

const ahead = await hub.store.queue({
	region: kecamatanOf(wanted),
	contest,
	state: 'received',
	codes: 'any',
	forWhom: null,
	now: hub.now().toISOString(),
	limit: AHEAD,
});
for (const tps of new Set([wanted, ...ahead.map((entry) => entry.tps)])) await lay(tps);
await hub.store.close();
