import { house, type Notice } from '@/db/house';
import { headOf, statement } from '@/db/ledger';

/** A connected screen. */
export interface Listener {
	write(chunk: Uint8Array): void;
	/** Is the session that opened the line still good? Asked at every beat: a revoked one is cut off. */
	counts(): boolean;
	end(): void;
}

/** Beats keep proxies and phones from closing a quiet line. */
const BEAT_MS = 10_000;
/** How often the ledger is asked whether another process (an import) has written. */
const WATCH_MS = 500;
/** A screen that missed more than this reads everything again. */
const REPLAY_LIMIT = 500;

const encoder = new TextEncoder();

interface Feed {
	readonly listeners: Set<Listener>;
	told: number;
}

const shared = globalThis as typeof globalThis & { ketokPaluFeed?: Feed };

/** The feed of this process: a notice is written once and handed to every screen. */
export function feed(): Feed {
	if (shared.ketokPaluFeed) return shared.ketokPaluFeed;
	const home = house();
	const own: Feed = { listeners: new Set(), told: headOf(home.sqlite).seq };
	home.bus.on('notice', (notice) => {
		broadcast(own, encode(withOthers(own, notice)));
		own.told = Math.max(own.told, notice.seq);
		if (notice.streams.some((stream) => stream.startsWith('akun/'))) cutOff(own);
	});
	setInterval(() => {
		cutOff(own);
		broadcast(own, encoder.encode('event: beat\ndata: {}\n\n'));
	}, BEAT_MS).unref();
	setInterval(() => {
		const { seq } = headOf(home.sqlite);
		if (seq <= own.told) return;
		const notice = since(own.told);
		own.told = seq;
		broadcast(own, encode(notice));
	}, WATCH_MS).unref();
	shared.ketokPaluFeed = own;
	return own;
}

/** A notice of this process with what others (an import) wrote before it and nobody was told yet. */
function withOthers(own: Feed, notice: Notice): Notice {
	if (notice.seq <= own.told) return notice;
	const { streams } = since(own.told);
	const untold = streams.filter((stream) => !notice.streams.includes(stream));
	if (untold.length === 0) return notice;
	return { seq: notice.seq, streams: [...notice.streams, ...untold], kind: 'events' };
}

/** What happened after a sequence number, as one notice. */
export function since(seq: number): Notice {
	const { sqlite } = house();
	const rows = statement<{ stream: string }>(sqlite, 'SELECT DISTINCT stream FROM ledger WHERE seq > ? LIMIT ?').all(
		seq,
		REPLAY_LIMIT + 1,
	);
	const streams = rows.length > REPLAY_LIMIT ? ['*'] : rows.map((row) => row.stream);
	return { seq: headOf(sqlite).seq, streams, kind: 'events' };
}

/** A notice as server-sent event; drafts carry no id, so that they are not replayed. */
export function encode(notice: Notice): Uint8Array {
	const id = notice.kind === 'events' ? `id: ${notice.seq}\n` : '';
	return encoder.encode(
		`event: notice\n${id}data: ${JSON.stringify({ seq: notice.seq, streams: notice.streams })}\n\n`,
	);
}

function broadcast(own: Feed, chunk: Uint8Array): void {
	for (const listener of own.listeners) listener.write(chunk);
}

function cutOff(own: Feed): void {
	for (const listener of own.listeners) {
		if (listener.counts()) continue;
		own.listeners.delete(listener);
		listener.end();
	}
}
