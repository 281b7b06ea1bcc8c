import { generateKeyPairSync, hash, sign } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePaper } from '../../lib/delivery';
import { paperTruth } from '../../lib/demo/paper';
import { randomFrom } from '../../lib/demo/random';
import { canonicalJson } from '../../lib/forms';
import { hashFigures } from '../../lib/plenary';
import { KECAMATAN, KELURAHAN, PAPER } from '../testing/fixtures';
import { entryOf, parcelOf } from '../testing/hub-fixtures';
import { PEMILU } from '../testing/packs';
import { electionIn } from './pack-text';
import type { KnownPack } from './packs';
import { endReading, openClaimed, startReading } from './reader';
import { type BatchContent, openBatch, readBatch } from './reading';
import type { HallRow } from './store';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const HALL: HallRow = {
	id: String(publicKey.export({ format: 'jwk' }).x),
	kecamatan: KECAMATAN,
	name: 'PPK',
	enrolledAt: '2024-02-18T04:00:00.000Z',
};

const good = Array.from({ length: 60 }, (_, at) => entryOf(`${KELURAHAN}${String(at + 1).padStart(3, '0')}`).body);

/** A batch as a hall signs it, not packed, so that it is large. */
function batchOf(lines: readonly string[], signed = lines): Uint8Array {
	const items = signed.map((line) => hash('sha256', line, 'hex'));
	const report = { locked: 9, waiting: 3, attempts: 1, fault: null };
	const head = canonicalJson({ v: 1, kind: 'kiriman', hall: HALL.id, batch: 'batch-0001', at: '2024', items, report });
	const signature = sign(null, Buffer.from(head), privateKey).toString('base64url');
	return Buffer.from(writePaper({ head, signature, lines }));
}

/** What is read without a thread. */
function readHere(body: Uint8Array, hall = HALL): BatchContent | string {
	const opened = openBatch(body);
	return typeof opened === 'string' ? opened : readBatch(opened, hall);
}

async function readThere(body: Uint8Array, hall = HALL): Promise<BatchContent | string> {
	const claimed = await openClaimed(body);
	return typeof claimed === 'string' ? claimed : claimed.read(hall, null);
}

describe('batches read in threads of their own', () => {
	let threads = 0;
	beforeAll(async () => {
		threads = await startReading();
	});
	afterAll(endReading);

	it('has a thread wherever there is a second core', () => {
		expect(threads).toBe(Math.min(4, availableParallelism() - 1));
	});

	it('says the same of them as this thread: entries, codes, what was refused and why', async () => {
		const broken = [
			good[0]?.replace('"figures":{', '"figures":{"ZZ":1,') ?? '',
			good[1]?.replace(`"tps":"${KECAMATAN}`, '"tps":"310199') ?? '',
			good[2]?.replace('"IV.1":50', '"IV.1":51') ?? '',
			'{not json',
			entryOf(`${KELURAHAN}077`, 1, { ...PAPER, 'V.A': 1 }).body,
		];
		const body = batchOf([...good.slice(5), ...broken]);
		const read = await readThere(body);
		expect(read).toEqual(readHere(body));
		const { entries, rejections } = read as BatchContent;
		expect(entries).toHaveLength(56);
		expect(entries.at(-1)?.codes).toContain('K1');
		expect(rejections.map(({ problem }) => problem).sort()).toEqual([
			'field-unknown',
			'hash-wrong',
			'not-json',
			'not-this-kecamatan',
		]);
	});

	it('reads by the pack of the kecamatan, in whichever thread', async () => {
		const row = { hash: 'p', fingerprint: 'f'.repeat(64), body: JSON.stringify(PEMILU) };
		const pack: KnownPack = { row, election: electionIn(row) };
		const form = pack.election.contest('dpr', `${KELURAHAN}001`);
		if (!form) throw new Error('no form');
		const lines = Array.from({ length: 20 }, (_, at) => {
			const tps = `${KELURAHAN}${String(at + 1).padStart(3, '0')}`;
			const figures = paperTruth(randomFrom(at), form);
			return parcelOf(tps, 1, figures, { contest: 'dpr', system: {}, hash: hashFigures('dpr', tps, 1, figures, {}) });
		});
		const body = batchOf(lines);
		const opened = openBatch(body);
		const here = typeof opened === 'string' ? opened : readBatch(opened, HALL, pack.election);
		expect(here).toMatchObject({ rejections: [], entries: lines.map(() => ({ contest: 'dpr', codes: '' })) });
		for (const _ of [1, 2]) {
			const claimed = await openClaimed(body);
			expect(typeof claimed === 'string' ? claimed : await claimed.read(HALL, pack)).toEqual(here);
		}
		expect(await readThere(body)).toMatchObject({ entries: [], rejections: lines.map(() => UNKNOWN) });
	});

	const UNKNOWN = { problem: 'contest-unknown' };

	it('refuses what another key signed, and a line that is not the one that was signed', async () => {
		const body = batchOf(good);
		const other = String(generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x);
		expect(await readThere(body, { ...HALL, id: other })).toBe('signature');
		expect(await readThere(batchOf([...good.slice(1), good[1] ?? ''], good))).toBe('shape');
		expect(await readThere(Buffer.alloc(5_000, 'x'))).toBe('shape');
	});

	it('finishes in this thread what a dying one leaves undone', async () => {
		const body = batchOf(good);
		const claimed = await openClaimed(body);
		if (typeof claimed === 'string') throw new Error(claimed);
		const [read] = await Promise.all([claimed.read(HALL, null), endReading()]);
		expect(read).toEqual(readHere(body));
		const late = await openClaimed(body);
		expect(typeof late === 'string' ? late : await late.read(HALL, null)).toEqual(readHere(body));
	});
});
