import { generateKeyPairSync, hash, type KeyObject, randomUUID, sign } from 'node:crypto';
import { Agent, request } from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';
import { codeHash } from '../db/hub/reception';
import type { HubStore, NewEntry } from '../db/hub/store';
import { PAPER, SYSTEM } from '../db/testing/fixtures';
import { writePaper } from '../lib/delivery';
import { canonicalJson } from '../lib/forms';
import { figuresText } from '../lib/plenary';

/** A hall of a bench: a key, a kecamatan, and batches that are signed already. */
export interface BenchHall {
	readonly kecamatan: string;
	readonly batches: Iterable<Uint8Array>;
	readonly results: number;
}

/** The text of one result, as long as a real one. */
export function resultText(tps: string, version = 1): NewEntry {
	const figures = figuresText('ppwp', tps, version, PAPER, SYSTEM);
	const figuresHash = hash('sha256', figures, 'hex');
	const body = canonicalJson({
		v: 1,
		contest: 'ppwp',
		tps,
		version,
		hash: figuresHash,
		figures: PAPER,
		system: SYSTEM,
		answers: [],
		absent: [],
		lockedAt: '2024-02-18T02:00:00.000Z',
		lockedBy: 'Ketua',
		seq: 1,
		row: '0'.repeat(64),
		rest: { psu: null, ts: '2024-02-18 10:00:00', status_adm: true, images: [`https://x.invalid/${tps}.jpg`] },
	});
	const bodyHash = hash('sha256', body, 'hex');
	return {
		contest: 'ppwp',
		tps,
		version,
		hash: figuresHash,
		body,
		bodyHash,
		lockedAt: '2024-02-18T02:00:00.000Z',
		codes: '',
	};
}

/** TPS of a kelurahan, at most. */
const TPS = 900;
const tpsIn = (kecamatan: string, at: number) =>
	`${kecamatan}${String(2001 + Math.floor(at / TPS))}${String(1 + (at % TPS)).padStart(3, '0')}`;

const publicKeyOf = (key: KeyObject) => String(key.export({ format: 'jwk' }).x);

/** Batches of a hall, made and signed one by one as they are asked for. */
function* signedBatches(kecamatan: string, hall: string, key: KeyObject, results: number, batch: number) {
	for (let from = 0; from < results; from += batch) {
		const count = Math.min(batch, results - from);
		const lines = Array.from({ length: count }, (_, index) => resultText(tpsIn(kecamatan, from + index)).body);
		const items = lines.map((line) => hash('sha256', line, 'hex'));
		const head = canonicalJson({ v: 1, kind: 'kiriman', hall, batch: randomUUID(), at: '2024', items });
		const signature = sign(null, Buffer.from(head), key).toString('base64url');
		yield new Uint8Array(gzipSync(writePaper({ head, signature, lines })));
	}
}

export interface HallsOptions {
	readonly halls: number;
	/** Results of each. */
	readonly results: number;
	/** Results in a batch. */
	readonly batch: number;
	/** Number of the first hall; another bench on the same store takes others. */
	readonly first?: number;
	/** Batches are made while they are sent, and not kept: for more results than memory should hold. */
	readonly streamed?: boolean;
}

/** Halls enrolled with the store, their TPS on its list, with results packed and signed. */
export async function benchHalls(
	store: HubStore,
	{ halls, results, batch, first = 0, streamed = false }: HallsOptions,
): Promise<BenchHall[]> {
	const made: BenchHall[] = [];
	for (let at = first; at < first + halls; at++) {
		const kecamatan = String(310_000 + at);
		const { privateKey, publicKey } = generateKeyPairSync('ed25519');
		const hall = publicKeyOf(publicKey);
		const code = codeHash(`bench ${kecamatan}`);
		await store.offer({ hash: code, kecamatan, by: 'bench', at: '2024', until: '2999' });
		await store.enrol(code, { id: hall, name: kecamatan, enrolledAt: '2024-01-01T00:00:00.000Z' });
		await store.register(
			Array.from({ length: results }, (_, index) => ({ kecamatan, code: tpsIn(kecamatan, index), name: 'TPS' })),
		);
		const batches = signedBatches(kecamatan, hall, privateKey, results, batch);
		made.push({ kecamatan, batches: streamed ? batches : [...batches], results });
	}
	return made;
}

/** An answer that came back: the batch is this hall's `index`th. */
interface Answered {
	readonly hall: BenchHall;
	readonly body: Buffer;
	readonly packed: boolean;
}

/** Answers kept to be looked at later: more than a timed run has, less than memory should hold. */
const KEPT = 1_000;

/** Looks at answers: what each says was received, by hall. */
function count(answers: Answered[], receipts: Map<BenchHall, number>): void {
	for (const { hall, body, packed } of answers.splice(0)) {
		const text = (packed ? gunzipSync(body) : body).toString('utf8');
		const sheet = JSON.parse(text.slice(0, text.indexOf('\n'))) as { receipts: unknown[]; rejections: unknown[] };
		if (sheet.rejections.length > 0) throw new Error(`rejected: ${JSON.stringify(sheet.rejections[0])}`);
		receipts.set(hall, (receipts.get(hall) ?? 0) + sheet.receipts.length);
	}
}

/**
 * Sends every batch until each was answered; a hall sends one at a time, `at once` halls side by side. Every receipt is
 * counted, after the clock was stopped.
 * @returns milliseconds
 * @throws when a result has no receipt
 */
export async function sendAll(
	url: string,
	halls: readonly BenchHall[],
	atOnce: number,
	patienceMs = 60_000,
): Promise<number> {
	const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
	const waiting = [...halls];
	const receipts = new Map<BenchHall, number>();
	const answers: Answered[] = [];
	const line = async () => {
		for (let hall = waiting.shift(); hall; hall = waiting.shift()) {
			for (const batch of hall.batches) {
				let answer: Answered | null = null;
				while (!answer) answer = await carried(agent, url, hall, batch, patienceMs);
				answers.push(answer);
				if (answers.length >= KEPT) count(answers, receipts);
			}
		}
	};
	const begin = performance.now();
	await Promise.all(Array.from({ length: atOnce }, line));
	const ms = performance.now() - begin;
	agent.destroy();
	count(answers, receipts);
	for (const hall of halls)
		if (receipts.get(hall) !== hall.results) throw new Error(`${receipts.get(hall)} receipts for ${hall.results}`);
	return ms;
}

/** One request; `null` when no whole answer came. */
function carried(
	agent: Agent,
	url: string,
	hall: BenchHall,
	batch: Uint8Array,
	patienceMs: number,
): Promise<Answered | null> {
	return new Promise((done, fail) => {
		const headers = { 'content-length': batch.length, 'accept-encoding': 'gzip' };
		const sent = request(
			`${url}/api/hub/parcels`,
			{ method: 'POST', agent, headers, timeout: patienceMs },
			(response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('error', () => done(null));
				response.on('end', () => {
					const body = Buffer.concat(chunks);
					if (response.statusCode === 200)
						done({ hall, body, packed: response.headers['content-encoding'] === 'gzip' });
					else fail(new Error(`${response.statusCode} ${body.toString('utf8').slice(0, 200)}`));
				});
			},
		);
		sent.on('timeout', () => sent.destroy());
		sent.on('error', () => done(null));
		// However a line ends: nobody waits for it longer.
		sent.on('close', () => setImmediate(() => done(null)));
		sent.end(batch);
	});
}
