import { encode, feed, type Listener, since } from '@/app/server/feed';
import { guarded } from '@/app/server/guard';
import { visitOfKey } from '@/db/accounts/sessions';
import { house } from '@/db/house';

export const dynamic = 'force-dynamic';

/** One open stream a screen: what changed, by ledger sequence. A screen that was away is caught up. */
export const GET = guarded('/api/events', ({ request, visit }) => {
	const last = Number(request.headers.get('last-event-id'));
	const { listeners } = feed();
	let listener: Listener | null = null;
	const stream = new ReadableStream<Uint8Array>({
		start(controller) {
			listener = {
				write: (chunk) => {
					try {
						controller.enqueue(chunk);
					} catch {
						if (listener) listeners.delete(listener);
					}
				},
				counts: () => visitOfKey(house(), visit.session) !== null,
				end: () => {
					try {
						controller.close();
					} catch {
						// The screen left at the same moment.
					}
				},
			};
			listeners.add(listener);
			const seen = Number.isSafeInteger(last) && last > 0 ? last : Number.MAX_SAFE_INTEGER;
			listener.write(encode(since(seen)));
		},
		cancel() {
			if (listener) listeners.delete(listener);
		},
	});
	return new Response(stream, {
		headers: {
			'content-type': 'text/event-stream; charset=utf-8',
			'cache-control': 'no-cache, no-transform',
			'x-accel-buffering': 'no',
		},
	});
});
