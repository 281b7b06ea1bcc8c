import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getPublicKey, sign, utils } from '@noble/ed25519';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examplePack } from '../../lib/demo/packs';
import { blankedBlocks, blocksOf } from '../../lib/election';
import { base64url } from '../../lib/evidence/base64url';
import { checkBundle } from '../../lib/evidence/check';
import { checkCode } from '../../lib/evidence/check-code';
import { documentCode, documentText, type ReceiptCode, receiptCode } from '../../lib/evidence/code';
import type { FaultCode, Report } from '../../lib/evidence/report';
import { answerText, fingerprintOf } from '../../lib/evidence/signing';
import { canonicalJson } from '../../lib/forms';
import { type EventPayloads, figuresHash, type GivenAnswer, hashFigures } from '../../lib/plenary';
import { documentModel } from '../documents/catalogue';
import { signedCode } from '../documents/render';
import { holds, type InstallationKey, installationKey } from '../keys';
import { adoptPack, fingerprint } from '../packs';
import { resultView } from '../queries';
import { reopen } from '../testing/adoption';
import { ACTORS, CONTEST, digest, KECAMATAN, PAPER, phone, tpsOf, witnessId } from '../testing/fixtures';
import { type Forgery, forged, ownKey } from '../testing/forger';
import { Hall } from '../testing/hall';
import { buildBundle } from './bundle';

type Struck = EventPayloads['gavel.struck'];

const sha256 = (value: string | Uint8Array) => createHash('sha256').update(value).digest('hex');
const photo = new TextEncoder().encode('foto plano');
const PHOTO = `foto/${CONTEST}-${tpsOf(1)}-hal1-v1-${sha256(photo).slice(0, 12)}.jpg`;
const check = (bundle: Uint8Array, expected = '') => checkBundle(bundle, { sha256, verify: holds, expected });
const codes = ({ faults }: Report) => [...new Set(faults.map(({ code }) => code))].sort();

let hall: Hall;
let key: InstallationKey;
let good: Uint8Array;
let receipt: ReceiptCode;
const secret = utils.randomSecretKey();
const phoneKey = base64url(getPublicKey(secret));
const signedBy = (own: Uint8Array, statement: ReceiptCode['statement']) =>
	base64url(sign(utf8ToBytes(answerText(statement)), own));

/** The first TPS objected to by a signing phone, with a photo; the second locked, with a correction. */
beforeAll(() => {
	hall = Hall.opened();
	key = installationKey(hall.house);
	hall.does(phone(1), 'witness.key', { publicKey: phoneKey });
	hall.read({ ...PAPER, 'IV.1': 99 });
	hall.correct({ 'IV.1': PAPER['IV.1'] ?? null });
	hall.does(ACTORS.operator, 'photo.attach', {
		tps: tpsOf(1),
		page: 1,
		content: sha256(photo),
		received: digest('as handed over'),
		format: 'jpeg',
		width: 3000,
		height: 4000,
		bytes: photo.length,
		source: 'berkas',
		name: 'IMG_1.jpg',
	});
	hall.recordAll();
	receipt = objects();
	for (const no of [2, 3]) hall.answers(no);
	hall.strike();
	hall.does(ACTORS.operator, 'witness.leave', { witness: witnessId(1) });
	hall.lock(tpsOf(2));
	good = buildBundle(hall.house, { photos: new Map([[PHOTO.slice('foto/'.length), photo]]) });
});
afterAll(() => hall.leave());

/** The first witness objects on the phone and keeps what the phone keeps. */
function objects(): ReceiptCode {
	const hash = hall.hash();
	const about = { contest: CONTEST, tps: tpsOf(1), hash };
	const statement = { ...about, witness: witnessId(1), answer: 'object' as const, text: 'Selisih satu suara' };
	const signature = signedBy(secret, statement);
	hall.does(phone(1), 'witness.object', { ...about, text: statement.text, proof: { key: phoneKey, signature } });
	const row = hall.house.sqlite.prepare('SELECT seq, time FROM ledger ORDER BY seq DESC LIMIT 1').get() as {
		seq: number;
		time: string;
	};
	const { tally } = hall.state();
	return {
		statement,
		name: 'Saksi 1',
		figures: tally?.figures ?? {},
		system: {},
		version: 1,
		...row,
		key: phoneKey,
		signature,
	};
}

const rowsOf = ({ rows }: Forgery, type: string) => rows.filter((row) => row.type === type);

function change<T>(row: { payload?: string } | undefined, how: (payload: T) => T): void {
	if (row) row.payload = canonicalJson(how(JSON.parse(row.payload ?? '{}')));
}

/** A second version of the first TPS with another figure, written behind the end, with its tables. */
function addVersion({ rows, data }: Forgery, version: number, reopened: boolean): Forgery['data'] {
	const [lock] = rows.filter(({ type }) => type === 'gavel.struck');
	if (!lock) throw new Error('no lock');
	const struck = JSON.parse(lock.payload ?? '{}') as Struck;
	const figures = { ...struck.figures, 'IV.1': 1 };
	const hash = hashFigures(CONTEST, tpsOf(1), version, figures, struck.system);
	const payload = { ...struck, version, figures, hash, answers: [] };
	const again = { basis: 'kekeliruan-ditemukan', document: '', reason: '-', requestedBy: '-', approval: '', version };
	if (reopened) rows.push({ ...lock, type: 'result.reopened', payload: canonicalJson(again) });
	rows.push({ ...lock, payload: canonicalJson(payload) });
	const by = (JSON.parse(lock.actor) as { name: string }).name;
	const own = { contest: CONTEST, tps: tpsOf(1), ...payload, seq: rows.length, time: lock.time, by };
	return {
		...data,
		results: data.results.map((one) => (one.tps === tpsOf(1) ? own : one)),
		rows: data.rows.map((row) =>
			row.tps === tpsOf(1) ? { ...row, version, hash, paper: row.field === 'IV.1' ? 1 : row.paper } : row,
		),
	};
}

/** Forgers with the laptop and its key, who make everything fit: chain, signatures, tables, manifest. */
const FORGERIES: [name: string, expected: FaultCode[], change: (forgery: Forgery) => void][] = [
	[
		'an objection left out of the lock',
		['answer-left-out'],
		(forgery) => {
			change<Struck>(rowsOf(forgery, 'gavel.struck')[0], (struck) => ({
				...struck,
				answers: struck.answers.filter(({ contestant }) => contestant !== 1),
			}));
			const results = forgery.data.results.map((one) =>
				one.tps === tpsOf(1) ? { ...one, answers: one.answers.filter(({ contestant }) => contestant !== 1) } : one,
			);
			forgery.data = { ...forgery.data, results };
		},
	],
	[
		'consent on paper over the objection of a phone',
		['answer-overtaken'],
		(forgery) => {
			// The phone of the second witness, who agreed, is made to be the secretariat speaking for the first.
			const [objection, agreed] = rowsOf(forgery, 'witness.answered');
			const { witness, name, contestant, hash } = JSON.parse(objection?.payload ?? '{}') as GivenAnswer;
			const said = { answer: 'agree', text: '', hash, channel: 'paper', recordedBy: 'Operator' } as const;
			const paper: GivenAnswer = { witness, name, contestant, ...said };
			change<GivenAnswer>(agreed, () => paper);
			const answers = (given: readonly GivenAnswer[]) => [
				paper,
				...given.filter((one) => one.contestant !== 1 && one.contestant !== 2),
			];
			change<Struck>(rowsOf(forgery, 'gavel.struck')[0], (struck) => ({ ...struck, answers: answers(struck.answers) }));
			const results = forgery.data.results.map((one) =>
				one.tps === tpsOf(1) ? { ...one, answers: answers(one.answers) } : one,
			);
			forgery.data = { ...forgery.data, results };
		},
	],
	[
		'a correction closed to the reader',
		['row-sealed'],
		(forgery) => {
			const [row] = rowsOf(forgery, 'tally.corrected');
			if (!row) throw new Error('no correction');
			row.payloadHash = sha256(row.payload ?? '');
			delete row.payload;
		},
	],
	[
		'a second gavel on the same version',
		['lock-version'],
		(forgery) => {
			forgery.data = addVersion(forgery, 1, false);
			// The tables show the one that stands by the version: the first.
			forgery.data = JSON.parse(JSON.stringify(untouched(forgery)));
		},
	],
	[
		'a next version that nobody opened',
		['lock-version'],
		(forgery) => {
			forgery.data = addVersion(forgery, 2, false);
		},
	],
	[
		'another photo under the name of the one that was taken',
		['photo-unknown'],
		({ files }) => files.set(PHOTO, new TextEncoder().encode('foto lain!')),
	],
	['a photo that was never taken', ['photo-unknown'], ({ files }) => files.set(PHOTO.replace('hal1', 'hal2'), photo)],
];

/** The tables as they were before the change. */
function untouched({ data }: Forgery): Forgery['data'] {
	const before = checkedData();
	return { ...data, ...before };
}

function checkedData(): Forgery['data'] {
	let kept: Forgery['data'] | undefined;
	forged(good, [key], ({ data }) => {
		kept = data;
	});
	if (!kept) throw new Error('no data');
	return kept;
}

describe('a bundle forged with the laptop’s own key, everything made to fit', () => {
	it('verifies while nothing was changed', () => {
		expect(codes(check(good))).toEqual([]);
		expect(codes(check(forged(good, [key], () => {})))).toEqual([]);
	});

	it.each(FORGERIES)('%s is found out as %j', (_, expected, how) => {
		expect(codes(check(forged(good, [key], how)))).toEqual(expected);
	});
});

describe('a bundle carried on by somebody with a key of their own', () => {
	it('is found out by whoever has the photo of the opening document', () => {
		const own = ownKey();
		const bundle = forged(good, [key, own], (forgery) => {
			const [introduced] = rowsOf(forgery, 'key.introduced');
			if (!introduced) throw new Error('no key');
			forgery.rows.push({ ...introduced, payload: canonicalJson({ publicKey: own.publicKey }) });
			forgery.data = addVersion(forgery, 2, true);
		});
		const { words } = fingerprintOf(key.publicKey);
		expect(codes(check(bundle, words))).toEqual(['key-replaced']);
		expect(codes(check(good, words))).toEqual([]);
		// Without the photo nobody can tell a forger from another laptop; but both keys are shown.
		const plain = check(bundle);
		expect(plain.keys).toHaveLength(2);
		expect(plain.signedBy?.words).toBe(fingerprintOf(own.publicKey).words);
		expect(codes(check(bundle, fingerprintOf(own.publicKey).words))).toEqual([]);
	});
});

describe('the tables of a plenary with five contests', () => {
	it('hold every number of every contest, and one changed digit of a candidate is named', () => {
		const five = Hall.opened([]);
		const place = { provinsi: KECAMATAN.slice(0, 2), kabko: KECAMATAN.slice(0, 4), kecamatan: KECAMATAN };
		const bytes = new TextEncoder().encode(JSON.stringify(examplePack('pemilu-2024', place)));
		const blocks = blocksOf(fingerprint(bytes));
		const typed = blankedBlocks(fingerprint(bytes)).map((at) => blocks[at] ?? '');
		expect(adoptPack(five.house, ACTORS.ketua, { file: 'paket.json', bytes, typed })).toMatchObject({ ok: true });
		five.lock(tpsOf(1));
		lockDpr(five);
		const bundle = buildBundle(five.house);
		const report = check(bundle);
		expect(codes(report)).toEqual([]);
		expect(report.results.map(({ contest }) => contest).sort()).toEqual(['dpr', 'ppwp']);
		const digit = forged(bundle, [installationKey(five.house)], (forgery) => {
			const rows = forgery.data.rows.map((row) => (row.field === CANDIDATE ? { ...row, paper: 9 } : row));
			forgery.data = { ...forgery.data, rows };
		});
		expect(check(digit).faults).toContainEqual(
			expect.objectContaining({ code: 'data-differs', tps: tpsOf(1), field: CANDIDATE }),
		);
		five.leave();
	});
});

const CANDIDATE = 'IV.1.A2.1';

/** A DPR result with one vote for a candidate, recorded as it stands. */
function lockDpr(five: Hall): void {
	const about = { contest: 'dpr', tps: tpsOf(1) };
	const form = five.house.states.election().contest(about.contest, about.tps);
	const figures = { ...Object.fromEntries((form?.fields ?? []).map(({ id }) => [id, 0])), [CANDIDATE]: 1 };
	five.does(ACTORS.operator, 'tps.floor', { ...about, seal: 'utuh', note: '', mode: 'match' });
	five.does(ACTORS.operator, 'tally.fill', { ...about, figures, matched: [], blank: [], zeroed: [] });
	const items = [...(resultView(five.house, about.contest, about.tps)?.openItems ?? [])];
	five.does(ACTORS.operator, 'item.record', { ...about, items, note: 'Dicatat apa adanya' });
	const hash = figuresHash(five.house.states.result(about.contest, about.tps)) ?? '';
	five.does(ACTORS.ketua, 'gavel.strike', { ...about, hash });
}

describe('a receipt held against the bundle', () => {
	const held = (one: ReceiptCode, bundle = good) => checkCode(receiptCode(one), check(bundle));

	it('is the witness’s own: figures, answer, phone, name', () => {
		const recordedAt = receipt.time;
		// The time on it is the phone's word; the time that counts is the ledger's.
		const early = { ...receipt, time: '2024-02-18T01:00:00.000Z' };
		for (const one of [receipt, early])
			expect(held(one)).toMatchObject({
				signed: true,
				whole: true,
				standing: 'in-bundle',
				recorded: 'same',
				recordedAt,
			});
	});

	it.each<[string, string, (own: Uint8Array) => Partial<ReceiptCode>]>([
		[
			'made by somebody with a key of their own',
			'foreign-phone',
			(own) => ({ key: base64url(getPublicKey(own)), signature: signedBy(own, receipt.statement) }),
		],
		['with another name on it', 'doctored', () => ({ name: 'Saksi Lain' })],
		[
			'about another answer than the desk wrote down',
			'other-answer',
			() => {
				const statement = { ...receipt.statement, answer: 'agree' as const, text: '' };
				return { statement, signature: signedBy(secret, statement) };
			},
		],
		[
			'of a witness of whom nothing was written down',
			'not-recorded',
			() => ({ statement: { ...receipt.statement, witness: witnessId(9) }, key: null, signature: null }),
		],
	])('%s is %s', (_, recorded, patch) => {
		expect(held({ ...receipt, ...patch(utils.randomSecretKey()) })).toMatchObject({ recorded });
	});

	it('says when the witness answered otherwise later, and when the result was opened again', () => {
		const later = forged(good, [key], (forgery) => {
			const at = forgery.rows.findIndex(({ type }) => type === 'witness.answered');
			const row = forgery.rows[at];
			if (!row) throw new Error('no answer');
			const statement = { ...receipt.statement, answer: 'agree' as const, text: '' };
			const proof = { key: phoneKey, signature: signedBy(secret, statement) };
			const said = { ...JSON.parse(row.payload ?? '{}'), answer: 'agree', text: '', proof };
			forgery.rows.splice(at + 1, 0, { ...row, payload: canonicalJson(said) });
			const answers = (list: Struck['answers']) => list.map((one) => (one.witness === witnessId(1) ? said : one));
			for (const lock of rowsOf(forgery, 'gavel.struck'))
				change<Struck>(lock, (struck) => ({ ...struck, answers: answers(struck.answers) }));
			const results = forgery.data.results.map((one) => ({ ...one, seq: one.seq + 1, answers: answers(one.answers) }));
			forgery.data = { ...forgery.data, results };
		});
		expect(codes(check(later)).filter((code) => code !== 'lock-answers')).toEqual([]);
		expect(checkCode(receiptCode(receipt), { ...check(later), ok: true })).toMatchObject({ recorded: 'changed-later' });

		reopen(hall, tpsOf(1));
		const reopened = check(buildBundle(hall.house));
		expect(reopened.results.map(({ tps, reopened: open }) => [tps, open])).toEqual([
			[tpsOf(1), true],
			[tpsOf(2), false],
		]);
		expect(checkCode(receiptCode(receipt), reopened)).toMatchObject({ standing: 'reopened', recorded: 'same' });
	});

	it('says nothing good against a bundle that does not verify', () => {
		const broken = forged(good, [key], ({ files }) => files.set(PHOTO, new Uint8Array(3)));
		expect(held(receipt, broken)).toMatchObject({ standing: 'untrusted-bundle', recorded: null });
	});
});

describe('the code of a printed page held against the bundle', () => {
	it('tells the page of this record from an older one, a newer one, and one of another record', () => {
		const printed = Hall.opened([]);
		const own = installationKey(printed.house);
		const page = (subject: 'd-hasil' | 'hasil-tps' | 'pembukaan') => {
			const model = documentModel(printed.house, subject, CONTEST, tpsOf(1));
			if (!model) throw new Error('no document');
			return signedCode(model, own);
		};
		printed.lock(tpsOf(1));
		const [older, single, opening] = [page('d-hasil'), page('hasil-tps'), page('pembukaan')];
		const before = buildBundle(printed.house);
		printed.lock(tpsOf(2));
		const newer = page('d-hasil');
		const name = `d-hasil-ppwp-${newer.content.slice(0, 8)}.pdf`;
		const bundle = check(buildBundle(printed.house, { documents: new Map([[name, photo]]) }));

		expect(checkCode(newer.code, bundle)).toMatchObject({ standing: 'current', included: true, knownKey: true });
		expect(checkCode(older.code, bundle)).toMatchObject({ standing: 'superseded', included: false });
		expect(checkCode(single.code, bundle)).toMatchObject({ standing: 'current' });
		expect(checkCode(opening.code, bundle)).toMatchObject({ standing: 'current' });
		expect(checkCode(newer.code, check(before))).toMatchObject({ standing: 'newer' });
		expect(checkCode(older.code, null)).toMatchObject({ standing: 'no-bundle' });

		// The same laptop, but a history that was thrown away (an older copy played back, then carried on otherwise).
		const about = { kind: 'd-hasil', subject: CONTEST, content: 'ab'.repeat(32), seq: 5, row: 'cd'.repeat(32) };
		const other = documentCode({ ...about, key: own.publicKey, signature: own.sign(documentText(about)) });
		expect(checkCode(other, bundle)).toMatchObject({ signed: true, knownKey: true, standing: 'other-record' });
		printed.leave();
	});

	it('is held against the words from the photo, also without a bundle', () => {
		const stranger = ownKey();
		const about = { kind: 'd-hasil', subject: CONTEST, content: 'ab'.repeat(32), seq: 5, row: 'cd'.repeat(32) };
		const made = documentCode({ ...about, key: stranger.publicKey, signature: stranger.sign(documentText(about)) });
		const words = fingerprintOf(key.publicKey).words.toUpperCase().replaceAll('-', ' ');
		expect(checkCode(made, null, words)).toMatchObject({ signed: true, expectedKey: false });
		expect(checkCode(made, null, fingerprintOf(stranger.publicKey).words)).toMatchObject({ expectedKey: true });
		expect(checkCode(made, null)).toMatchObject({ expectedKey: null });
	});
});

it('npm run verify says the same of a bundle and a receipt, and leaves with 1 when something does not hold', () => {
	const folder = mkdtempSync(join(tmpdir(), 'ketok-palu-periksa-'));
	const file = join(folder, 'bundel.zip');
	const saved = join(folder, 'tanda-terima.txt');
	writeFileSync(file, good);
	writeFileSync(saved, `Tanda terima\r\n\r\n${receiptCode({ ...receipt, name: 'Saksi Lain' })}\r\n`);
	const { words } = fingerprintOf(key.publicKey);
	const run = spawnSync(
		process.execPath,
		['--import', 'tsx', 'scripts/verify.ts', file, '--kode', saved, '--sidik', words.replaceAll('-', ' ')],
		{ encoding: 'utf8' },
	);
	rmSync(folder, { recursive: true });
	expect(run.stdout).toContain('Utuh.');
	expect(run.stdout).toContain('✓ Hasil yang diketok dalam berkas ini persis angka yang dilihat saksi.');
	expect(run.stdout).toContain('✕ Nama pada tanda terima ini BUKAN yang tercatat');
	expect(run.status).toBe(1);
});
