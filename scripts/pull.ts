// The `ambil` part of `npm run import`: fetches from a site in Sirekap's layout.
import { randomUUID } from 'node:crypto';
import { execute } from '../db/door';
import type { House } from '../db/house';
import { Puller } from '../db/pull/puller';
import { pullView } from '../db/pull/view';
import { CONSOLE, type Refusal } from '../lib/plenary';

export interface PullCall {
	readonly contest: string;
	/** Absent: the last order goes on. */
	readonly url: string | undefined;
	readonly rate: number;
	readonly parallel: number;
}

const TELL_MS = 5_000;
/** Longer silence looks like a program that is stuck. */
const ALIVE_MS = 20_000;

/**
 * Orders (where an address is given) and fetches until it is done or paused.
 * @param tell hears how far it is, now and then
 */
export async function pull(house: House, call: PullCall, tell: (line: string) => void): Promise<Refusal | string> {
	if (call.url !== undefined) {
		const { contest, url, rate, parallel } = call;
		const command = { type: 'pull.order' as const, contest, url, rate, parallel };
		const outcome = execute(house, CONSOLE, { id: randomUUID(), command });
		if (!outcome.ok) return outcome.refusal;
	}
	let told = 0;
	const say = () => {
		told = Date.now();
		const view = pullView(house).find((one) => one.contest === call.contest);
		if (!view) return;
		const { total, fresh, same, missing, unreadable, fault } = view;
		tell(
			JSON.stringify({ asked: fresh + same + missing + unreadable, total, fresh, same, missing, unreadable, fault }),
		);
	};
	const puller = new Puller(house, call.contest, {
		onStep: () => {
			if (Date.now() - told > TELL_MS) say();
		},
	});
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => puller.stop());
	const alive = setInterval(say, ALIVE_MS);
	try {
		const end = await puller.run();
		say();
		return end;
	} finally {
		clearInterval(alive);
	}
}
