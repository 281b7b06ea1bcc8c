import { createHash } from 'node:crypto';
import { getPublicKey, sign, utils } from '@noble/ed25519';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { base64url } from '../../lib/evidence/base64url';
import { type ExcerptRow, excerptHash, excerptText, parseExcerpt } from '../../lib/evidence/chain';
import { checkBundle } from '../../lib/evidence/check';
import { checkCode } from '../../lib/evidence/check-code';
import { signingCode } from '../../lib/evidence/code';
import { PATHS } from '../../lib/evidence/manifest';
import type { FaultCode } from '../../lib/evidence/report';
import { adoptionText, manifestText, rowText } from '../../lib/evidence/signing';
import { packFiles, unpackFiles } from '../../lib/evidence/zip';
import { canonicalJson } from '../../lib/forms';
import { type EventPayloads, hashTotals, parseAdoptionStream } from '../../lib/plenary';
import { installationKey } from '../keys';
import { adoptAll, at, FEW, lockAgain, reopen, scrutinise, smallHall, totalsHash } from '../testing/adoption';
import { ACTORS, CONTEST, KECAMATAN, KELURAHAN, phone, witnessId } from '../testing/fixtures';
import type { Hall } from '../testing/hall';
import { buildBundle } from './bundle';

type Row = { -readonly [K in keyof ExcerptRow]: ExcerptRow[K] };
type Struck = EventPayloads['adoption.struck'];

const sha256 = (value: string | Uint8Array) => createHash('sha256').update(value).digest('hex');
const secret = utils.randomSecretKey();
const phoneKey = base64url(getPublicKey(secret));

let hall: Hall;
let good: Uint8Array;

/** Everything adopted, one TPS opened again and locked anew, its kelurahan adopted as version 2 by a signing phone. */
beforeAll(() => {
	hall = smallHall();
	adoptAll(hall);
	reopen(hall, FEW[0]);
	lockAgain(hall, FEW[0]);
	hall.does(phone(1), 'witness.key', { publicKey: phoneKey });
	scrutinise(hall, KELURAHAN);
	const said = { ...at(KELURAHAN), hash: totalsHash(hall, KELURAHAN) };
	const text = adoptionText({ witness: witnessId(1), ...said, answer: 'sign', text: '' });
	hall.does(phone(1), 'adoption.sign', {
		...said,
		proof: { key: phoneKey, signature: base64url(sign(utf8ToBytes(text), secret)) },
	});
	hall.does(phone(2), 'adoption.refuse', { ...said, text: 'Segel' });
	hall.does(ACTORS.ketua, 'adoption.strike', said);
	good = buildBundle(hall.house);
});
afterAll(() => hall.leave());

it('tells every adoption, which stands, and who signed how', () => {
	const report = checkBundle(good);
	expect(report.faults).toEqual([]);
	expect(report.adoptions.map(({ region, version, voided }) => [region, version, voided])).toEqual([
		[KELURAHAN, 1, true],
		['3101011002', 1, false],
		[KECAMATAN, 1, true],
		[KELURAHAN, 2, false],
	]);
	expect(report.adoptions.at(-1)?.answers.map(({ name, answer, voice }) => [name, answer, voice])).toEqual([
		['Saksi 1', 'sign', 'signed'],
		['Saksi 2', 'refuse', 'unsigned-phone'],
		[ACTORS.ketua.name, 'sign', 'account'],
	]);
});

it('a receipt about an adoption is held against it: the totals, the phone, the answer', () => {
	const report = checkBundle(good);
	const [first, , kecamatan, second] = report.adoptions;
	const receipt = (hash = '', answer: 'sign' | 'refuse' = 'sign', own = secret) => {
		const statement = { witness: witnessId(1), ...at(KELURAHAN), hash, answer, text: '' };
		const signature = base64url(sign(utf8ToBytes(adoptionText(statement)), own));
		const phoneOf = base64url(getPublicKey(own));
		return signingCode({
			statement,
			name: 'Saksi 1',
			seq: 1,
			time: '2024-02-18T02:00:00.000Z',
			key: phoneOf,
			signature,
		});
	};
	const held = (code: string) => checkCode(code, report);
	expect(held(receipt(second?.hash))).toMatchObject({ signed: true, standing: 'in-bundle', recorded: 'same' });
	expect(held(receipt(first?.hash))).toMatchObject({ standing: 'voided' });
	expect(held(receipt(kecamatan?.hash))).toMatchObject({ standing: 'differs', recorded: 'not-recorded' });
	expect(held(receipt(second?.hash, 'refuse'))).toMatchObject({ recorded: 'other-answer' });
	expect(held(receipt(second?.hash, 'sign', utils.randomSecretKey()))).toMatchObject({ recorded: 'foreign-phone' });
	expect(held('KP1P.bnVsbA')).toEqual({ kind: 'none' });
});

/** Forgers with the laptop itself and its key: everything is hashed and signed again, so only the content can tell. */
const FORGERIES: [name: string, expected: FaultCode[], forge: (rows: Row[]) => void][] = [
	[
		'one vote moved in the totals, hash made to fit',
		['adoption-figures', 'answer-other-figures'],
		(rows) =>
			last(rows, (struck) => {
				const sums = { ...struck.paper.sums, 'IV.1': 98, 'IV.2': 242 };
				return rehashed({ ...struck, paper: { ...struck.paper, sums } });
			}),
	],
	[
		'totals that are not under their hash',
		['adoption-figures'],
		(rows) => last(rows, (struck) => ({ ...struck, system: { sums: {}, unknown: {} } })),
	],
	[
		'a part nobody locked',
		['adoption-parts', 'answer-other-figures'],
		(rows) =>
			last(rows, (struck) =>
				rehashed({ ...struck, parts: struck.parts.map((part) => ({ ...part, hash: 'a'.repeat(64) })) }),
			),
	],
	[
		'a refusal turned into a signature',
		['adoption-answers'],
		(rows) =>
			last(rows, (struck) => ({
				...struck,
				answers: struck.answers.map((given) => ({ ...given, answer: 'sign' as const, text: '' })),
			})),
	],
	[
		'a refusal left out, as if nothing had been said',
		['adoption-left-out'],
		(rows) =>
			last(rows, (struck) => ({ ...struck, answers: struck.answers.filter(({ answer }) => answer !== 'refuse') })),
	],
	[
		'a gavel on what stands adopted already',
		['adoption-version'],
		(rows) => {
			const struck = rows.findLast(({ type }) => type === 'adoption.struck');
			if (struck) rows.push({ ...struck, seq: rows.length + 1 });
		},
	],
	[
		'a signature of the phone taken away',
		['adoption-answers', 'answer-unsigned'],
		(rows) =>
			last(rows, (struck) => ({
				...struck,
				answers: struck.answers.map(({ proof: _, ...given }) => given),
			})),
	],
	[
		'the row that voided the adoption of the kelurahan left without its version',
		['adoption-stale', 'adoption-version'],
		(rows) => {
			const voided = rows.find(({ type, stream }) => type === 'adoption.voided' && stream.endsWith(KELURAHAN));
			if (voided) voided.payload = canonicalJson({ ...JSON.parse(voided.payload ?? '{}'), version: 7 });
		},
	],
];

it.each(FORGERIES)('%s is found out as %j', (_, expected, forge) => {
	const report = checkBundle(forged(forge), { sha256 });
	expect([...new Set(report.faults.map(({ code }) => code))].sort()).toEqual(expected);
});

it('an adoption without the installation’s signature is named', () => {
	const files = unpacked();
	const lines = new TextDecoder().decode(files.get(PATHS.signatures)).trim().split('\n');
	files.set(PATHS.signatures, new TextEncoder().encode(`${lines.slice(0, -1).join('\n')}\n`));
	expect(checkBundle(sealed(files)).faults.map(({ code }) => code)).toEqual(['lock-unsigned']);
});

function last(rows: Row[], change: (struck: Struck) => Struck): void {
	const row = rows.findLast(({ type }) => type === 'adoption.struck');
	if (row) row.payload = canonicalJson(change(JSON.parse(row.payload ?? '{}')));
}

/** With a hash that fits the content; what the signers answered was about another. */
function rehashed(struck: Struck): Struck {
	const hash = hashTotals(CONTEST, KELURAHAN, struck.version, struck);
	return { ...struck, hash };
}

function unpacked(): Map<string, Uint8Array> {
	const result = unpackFiles(good);
	if (!result.ok) throw new Error(result.code);
	return new Map(result.files);
}

/** Changes rows of the ledger, then closes the chain and signs everything again. */
function forged(forge: (rows: Row[]) => void): Uint8Array {
	const files = unpacked();
	const key = installationKey(hall.house);
	const rows = (parseExcerpt(new TextDecoder().decode(files.get(PATHS.ledger))) ?? []) as Row[];
	forge(rows);
	let prev = '';
	for (const row of rows) {
		row.prev = prev;
		row.hash = excerptHash(row, sha256);
		prev = row.hash;
	}
	files.set(PATHS.ledger, new TextEncoder().encode(excerptText(rows)));
	const signed = rows
		.filter(
			({ type, stream }) => type === 'gavel.struck' || (type === 'adoption.struck' && parseAdoptionStream(stream)),
		)
		.map(({ seq, hash }) => ({ seq, publicKey: key.publicKey, signature: key.sign(rowText(seq, hash)) }));
	files.set(PATHS.signatures, new TextEncoder().encode(signed.map((one) => `${canonicalJson(one)}\n`).join('')));
	return sealed(files, { seq: rows.length, hash: prev });
}

/** A manifest that lists the files as they are now, signed with the installation's key. */
function sealed(files: Map<string, Uint8Array>, head?: { seq: number; hash: string }): Uint8Array {
	const key = installationKey(hall.house);
	const manifest = JSON.parse(new TextDecoder().decode(files.get(PATHS.manifest)));
	if (head) manifest.ledger = head;
	manifest.files = manifest.files.map(({ path }: { path: string }) => {
		const content = files.get(path) ?? new Uint8Array();
		return { path, bytes: content.length, sha256: sha256(content) };
	});
	const text = `${canonicalJson(manifest)}\n`;
	files.set(PATHS.manifest, new TextEncoder().encode(text));
	const signature = key.sign(manifestText(sha256(text)));
	files.set(PATHS.signature, new TextEncoder().encode(`${canonicalJson({ publicKey: key.publicKey, signature })}\n`));
	return packFiles(files);
}
