import { generateKeyPairSync, hash, type KeyObject, randomUUID, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { codeHash } from '../db/hub/reception';
import type { HubStore, NewEntry } from '../db/hub/store';
import { PAPER, SYSTEM } from '../db/testing/fixtures';
import { writePaper } from '../lib/delivery';
import { canonicalJson } from '../lib/forms';
import { figuresText } from '../lib/plenary';

/** A hall of a bench: a key, a kecamatan, and batches that are signed already. */
export interface BenchHall {
	readonly kecamatan: string;
	readonly batches: readonly Uint8Array<ArrayBuffer>[];
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

const tpsIn = (kecamatan: string, at: number) =>
	`${kecamatan}${String(2001 + Math.floor(at / 900))}${String(1 + (at % 900)).padStart(3, '0')}`;

const publicKeyOf = (key: KeyObject) => String(key.export({ format: 'jwk' }).x);

/** Halls known to the store, each with its results packed and signed. */
export async function benchHalls(store: HubStore, halls: number, results: number, batch: number): Promise<BenchHall[]> {
	const made: BenchHall[] = [];
	for (let at = 0; at < halls; at++) {
		const kecamatan = String(310_000 + at);
		const { privateKey, publicKey } = generateKeyPairSync('ed25519');
		const hall = publicKeyOf(publicKey);
		const code = codeHash(`bench ${kecamatan}`);
		await store.offer({ hash: code, kecamatan, by: 'bench', at: '2024', until: '2999' });
		await store.enrol(code, { id: hall, name: kecamatan, enrolledAt: '2024-01-01T00:00:00.000Z' });
		const batches: Uint8Array<ArrayBuffer>[] = [];
		for (let from = 0; from < results; from += batch) {
			const count = Math.min(batch, results - from);
			const lines = Array.from({ length: count }, (_, index) => resultText(tpsIn(kecamatan, from + index)).body);
			const items = lines.map((line) => hash('sha256', line, 'hex'));
			const head = canonicalJson({ v: 1, kind: 'kiriman', hall, batch: randomUUID(), at: '2024', items });
			const signature = sign(null, Buffer.from(head), privateKey).toString('base64url');
			batches.push(new Uint8Array(gzipSync(writePaper({ head, signature, lines }))));
		}
		made.push({ kecamatan, batches, results });
	}
	return made;
}

/** Sends every batch until each was answered; a hall sends one at a time, `at once` halls side by side. */
export async function sendAll(
	url: string,
	halls: readonly BenchHall[],
	atOnce: number,
	patienceMs = 60_000,
): Promise<number> {
	const waiting = [...halls];
	const begin = performance.now();
	const line = async () => {
		for (let hall = waiting.shift(); hall; hall = waiting.shift()) {
			for (const body of hall.batches) while (!(await carried(url, body, patienceMs)));
		}
	};
	await Promise.all(Array.from({ length: atOnce }, line));
	return performance.now() - begin;
}

async function carried(url: string, body: Uint8Array<ArrayBuffer>, patienceMs: number): Promise<boolean> {
	try {
		const signal = AbortSignal.timeout(patienceMs);
		const response = await fetch(`${url}/api/hub/parcels`, { method: 'POST', body, signal });
		const text = await response.text();
		if (!response.ok) throw new Error(text);
		return text.includes('"receipts":[{');
	} catch (fault) {
		if (fault instanceof Error && fault.message.includes('problem')) throw fault;
		return false;
	}
}
