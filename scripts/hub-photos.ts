// Started by a hub: lays straight the photos of one TPS (KONTES/TPS), then those of the next ones in the queue.
import { dataFolder } from '../db/house';
import { hubOptions, openHub } from '../db/hub/hub';
import { layTps } from '../db/hub/lay-straight';
import { kecamatanOf } from '../db/hub/store';

/** Entries of the queue that are made ready ahead of whoever looks. */
const AHEAD = 20;

const [contest = '', wanted = ''] = (process.argv[2] ?? '').split('/');
const hub = await openHub(hubOptions(process.env, dataFolder()));
const ahead = await hub.store.queue({
	region: kecamatanOf(wanted),
	contest,
	state: 'received',
	codes: 'any',
	forWhom: null,
	now: hub.now().toISOString(),
	limit: AHEAD,
});
for (const tps of new Set([wanted, ...ahead.map((entry) => entry.tps)])) {
	for (const laid of await layTps(hub, contest, tps)) console.log(JSON.stringify({ contest, tps, ...laid }));
}
await hub.store.close();
