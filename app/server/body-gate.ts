import type { IncomingMessage, ServerResponse } from 'node:http';
import { PACK_LIMIT } from '@/db/packs';
import { refuse } from '@/lib/plenary';
import { isHub } from './access';
import { LARGEST } from './files';
import { LARGEST_PAPER } from './guard';

/** What a page sends: a command, a form, a list of people. */
const ORDINARY = 1_048_576;
/** A pack is posted as text within JSON. */
const ESCAPED = 1.5;

/** The routes that take more, by the path they are called under. */
const LARGER: readonly (readonly [path: string, limit: () => number])[] = [
	// These count while they read, and say what was too large in their own words (app/server/upload.ts).
	['/api/import/stage', () => Number.POSITIVE_INFINITY],
	['/api/photos', () => Number.POSITIVE_INFINITY],
	['/api/templat/baca', () => Number.POSITIVE_INFINITY],
	['/api/pack', () => PACK_LIMIT * ESCAPED],
	['/api/delivery/receipts', () => LARGEST],
	// A hall answers these without a hub, whatever they hold.
	['/api/hub/', () => (isHub() ? Math.max(LARGEST, LARGEST_PAPER) : ORDINARY)],
];

/** The part of what `scripts/lib/serve.mjs` hands over that this needs. */
interface Serving {
	refusesBody?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

const shared = globalThis as typeof globalThis & { ketokPaluServing?: Serving };

/** Largest body in bytes of a call of this path. */
export function bodyLimit(url: string): number {
	const path = url.split('?', 1)[0] ?? '';
	const found = LARGER.find(([own]) => (own.endsWith('/') ? path.startsWith(own) : path === own));
	return found ? found[1]() : ORDINARY;
}

/**
 * Whoever is on the Wi-Fi may send something, signed in or not: a body must say how long it is, and may be no longer
 * than its route takes. Answers for it and returns true where not; what arrives nevertheless is thrown away unread.
 */
export function refusesBody(request: IncomingMessage, response: ServerResponse): boolean {
	const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
	if (coding !== undefined) return turnAway(response, 411, { connection: 'close' });
	return Number(length ?? 0) > bodyLimit(request.url ?? '') && turnAway(response, 413, {});
}

function turnAway(response: ServerResponse, status: number, headers: Record<string, string>): true {
	const body = JSON.stringify({ ok: false, refusal: refuse('invalid', { field: 'body' }) });
	response.writeHead(status, {
		'content-type': 'application/json',
		'content-length': Buffer.byteLength(body),
		'x-content-type-options': 'nosniff',
		'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
		...headers,
	});
	response.end(body);
	return true;
}

/** Called once before the server listens. */
export function takeUpBodyGate(): void {
	if (shared.ketokPaluServing) shared.ketokPaluServing.refusesBody = refusesBody;
}
