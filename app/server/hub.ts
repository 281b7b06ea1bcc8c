import { randomUUID } from 'node:crypto';
import { dataFolder } from '@/db/house';
import { type Hub, hubOptions, openHub } from '@/db/hub/hub';
import { healTree, publishRound } from '@/db/hub/publish';
import type { Reply } from '@/db/hub/reception';
import { isHub } from './access';

/** Why the last try to publish failed, and since when it does. */
export interface PublishTrouble {
	readonly since: string;
	readonly detail: string;
}

const shared = globalThis as typeof globalThis & {
	ketokPaluHub?: Promise<Hub>;
	ketokPaluPublishTrouble?: PublishTrouble;
};

/** What keeps this process from publishing; `null` while nothing does. */
export const publishTrouble = (): PublishTrouble | null => shared.ketokPaluPublishTrouble ?? null;

/** The hub of this process, or `null` in a hall. */
export function hub(): Promise<Hub> | null {
	if (!isHub()) return null;
	if (!shared.ketokPaluHub) {
		const opening = openHub(hubOptions(process.env, dataFolder()));
		// A database that is not there yet is asked again at the next request.
		opening.catch(() => {
			shared.ketokPaluHub = undefined;
		});
		shared.ketokPaluHub = opening;
	}
	return shared.ketokPaluHub;
}

/** A database that has not answered by then is not there for whoever asks. */
const PATIENCE_MS = 3_000;

/** True in a hall, and at a hub whose database answers: what a balancer wants to know. */
export async function hubAnswers(): Promise<boolean> {
	const own = hub();
	if (!own) return true;
	const late = new Promise<false>((done) => setTimeout(done, PATIENCE_MS, false).unref());
	const asked = own.then(async ({ store }) => {
		await store.pack('');
		return true;
	});
	return Promise.race([asked.catch(() => false), late]);
}

/** What other installations get to hear, on the wire. */
export async function answer(work: (hub: Hub) => Promise<Reply>): Promise<Response> {
	const own = hub();
	if (!own) return new Response('{"problem":"not-a-hub"}\n', { status: 404 });
	const { status, text } = await work(await own);
	return new Response(text, {
		status,
		headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' },
	});
}

/** A handler's "there is no such thing here", in a hall. */
export const notHere = () => new Response(null, { status: 404 });

const EVERY_MS = 2_000;

/** Publishes what was verified, for as long as the process lives. */
export function keepPublishing(): void {
	const holder = randomUUID();
	let looked = false;
	const round = async () => {
		try {
			const own = await hub();
			if (own && !looked) await healTree(own);
			looked = own !== null;
			for (let more: number | null = own ? 1 : 0; own && more; ) more = await publishRound(own, holder);
			shared.ketokPaluPublishTrouble = undefined;
		} catch (fault) {
			const detail = fault instanceof Error ? fault.message : String(fault);
			const since = shared.ketokPaluPublishTrouble?.since ?? new Date().toISOString();
			shared.ketokPaluPublishTrouble = { since, detail: detail.slice(0, 200) };
			process.stderr.write(`Publikasi tertunda: ${detail}\n`);
		}
		setTimeout(round, EVERY_MS).unref();
	};
	void round();
}
