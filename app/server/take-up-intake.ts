import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { receiveBatch } from '@/db/hub/reception';
import { isHub } from './access';
import { LARGEST_PAPER } from './guard';
import { hub } from './hub';

/** The part of what `scripts/lib/serve.mjs` hands over that this needs. */
interface Serving {
	takes?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

const WAY = '/api/hub/parcels';
/** Receipts are hashes: more effort gains little. A small window spares the thread that commits from fetching memory. */
const PACKING = { level: 1, windowBits: 13, memLevel: 6 };
/** Answers below this go as they are. */
const WORTH_PACKING = 1_024;
const HEADERS = {
	'content-type': 'application/x-ndjson',
	'cache-control': 'no-store',
	'x-content-type-options': 'nosniff',
	'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	'cross-origin-resource-policy': 'same-origin',
};

const shared = globalThis as typeof globalThis & { ketokPaluServing?: Serving };
const pack = promisify(gzip);

/**
 * Called once before the server listens: at a hub, batches from halls are taken off the HTTP server before Next sees
 * them. It is the same reception as the route's (app/api/hub/parcels), which serves wherever the HTTP server is not
 * ours; Next alone costs as much for a request as checking and keeping the results in it (docs/adr/0105).
 */
export function takeUpIntake(): void {
	const serving = shared.ketokPaluServing;
	if (!serving || !isHub()) return;
	serving.takes = (request, response) => {
		if (request.url !== WAY || request.method !== 'POST') return false;
		void take(request, response);
		return true;
	};
}

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
	try {
		const body = await bodyOf(request);
		if (!body) {
			// Nobody reads the rest of it: the line goes with the answer.
			response.writeHead(413, { ...HEADERS, connection: 'close' }).end();
			return;
		}
		const own = hub();
		if (!own) throw new Error('no hub');
		const { status, text } = await receiveBatch(await own, body);
		const packed = text.length >= WORTH_PACKING && /\bgzip\b/.test(String(request.headers['accept-encoding']));
		const answer = packed ? await pack(text, PACKING) : Buffer.from(text);
		const coding = { vary: 'accept-encoding', ...(packed ? { 'content-encoding': 'gzip' } : {}) };
		response.writeHead(status, { ...HEADERS, ...coding, 'content-length': answer.length }).end(answer);
	} catch (fault) {
		// Who hung up hears nothing; a fault of ours is told, and what was not kept is sent again.
		if (request.complete)
			process.stderr.write(`Kiriman gagal diterima: ${fault instanceof Error ? fault.stack : String(fault)}\n`);
		if (!response.headersSent) response.writeHead(500, HEADERS);
		response.end();
	}
}

/** The whole body, or `null` where it is larger than a paper may be, whatever length it claims. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
	if (Number(request.headers['content-length'] ?? 0) > LARGEST_PAPER) return null;
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		length += chunk.length;
		if (length > LARGEST_PAPER) return null;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
