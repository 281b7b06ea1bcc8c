import type { Hub } from '../hub/hub';
import { receiveEnclosures, receivePart } from '../hub/receive-enclosures';
import { type Reply, receiveBatch, receiveEnrolment, receiveQuestion } from '../hub/reception';

const WAYS: Readonly<Record<string, (hub: Hub, body: Uint8Array) => Promise<Reply>>> = {
	enrol: receiveEnrolment,
	parcels: receiveBatch,
	status: receiveQuestion,
	enclosures: receiveEnclosures,
	parts: receivePart,
};

/** What a line may do with a request besides carrying it. */
export type Mishap = 'lost' | 'deaf' | 'gateway' | 'portal' | null;

/**
 * A hub at the other end of a line without a network.
 * @param mishaps what happens to the next requests, taken from its front; empty: it carries
 * @param seen gets the last part of each path that was asked for
 */
export function lineTo(hub: () => Hub, mishaps: () => Mishap[], seen: string[] = []): typeof fetch {
	return async (input, init) => {
		const way = new URL(String(input)).pathname.split('/').at(-1) ?? '';
		const bad = mishaps().shift();
		seen.push(way);
		if (bad === 'lost') throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
		if (bad === 'gateway') return new Response('bad gateway', { status: 502 });
		if (bad === 'portal') return new Response('<html>Masuk Wi-Fi</html>');
		const body = new Uint8Array(await new Response(init?.body).arrayBuffer());
		const reply = await WAYS[way]?.(hub(), body);
		if (bad === 'deaf') throw new DOMException('late', 'TimeoutError');
		return new Response(reply?.text, { status: reply?.status ?? 404 });
	};
}
