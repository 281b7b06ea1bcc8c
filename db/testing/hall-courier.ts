import { Courier } from '../delivery/courier';
import { besideOf } from '../delivery/enclosures';
import { targetsOf } from '../delivery/papers';
import { openHouse } from '../house';

/*
 * The courier of a data folder as a process of its own, for tests that kill it. Prints one line when it
 * starts, and one whenever nothing waits: no result, no photo.
 */

const house = openHouse();
const courier = new Courier(house, {
	batch: Number(process.env.BATCH ?? 50),
	timeoutMs: 400,
	newsMs: 100,
	wait: () => 5 + Math.random() * 40,
	photoRate: 5_000,
});
courier.start();
process.stdout.write('ready\n');
let told = false;
setInterval(() => {
	const { waiting } = house.sqlite.prepare("SELECT COUNT(*) AS waiting FROM delivery WHERE state = 'queued'").get() as {
		waiting: number;
	};
	const photos = targetsOf(house).reduce((sum, { id }) => sum + besideOf(house, id).photos.waiting, 0);
	if (waiting + photos === 0 && !told) process.stdout.write('empty\n');
	told = waiting + photos === 0;
}, 50);
