import { createHash, generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { getPublicKey, sign, utils } from '@noble/ed25519';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base64url } from '../../lib/evidence/base64url';
import { type ExcerptRow, excerptHash, excerptText, parseExcerpt } from '../../lib/evidence/chain';
import { checkBundle } from '../../lib/evidence/check';
import { type DataFile, dataCsv } from '../../lib/evidence/data';
import { PATHS } from '../../lib/evidence/manifest';
import { FAULT_CODES, type Fault, type FaultCode } from '../../lib/evidence/report';
import { answerText, fingerprintOf, manifestText, rowText } from '../../lib/evidence/signing';
import { packFiles, unpackFiles } from '../../lib/evidence/zip';
import { canonicalJson } from '../../lib/forms';
import { type EventPayloads, type GivenAnswer, hashFigures } from '../../lib/plenary';
import { holds, type InstallationKey, installationKey } from '../keys';
import { ACTORS, CONTEST, PAPER, phone, tpsOf, witnessId } from '../testing/fixtures';
import { Hall } from '../testing/hall';
import { buildBundle } from './bundle';

type Files = Map<string, Uint8Array>;
type Row = { -readonly [K in keyof ExcerptRow]: ExcerptRow[K] };
type Struck = EventPayloads['gavel.struck'];

const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (files: Files, path: string) => new TextDecoder().decode(files.get(path));
const sha256 = (value: string | Uint8Array) => createHash('sha256').update(value).digest('hex');
/** Name of the one photo in the bundle. */
const PHOTO = `${CONTEST}-${tpsOf(1)}-hal1-v1-${sha256('foto plano').slice(0, 12)}.jpg`;
const secret = utils.randomSecretKey();
const phoneKey = base64url(getPublicKey(secret));

let hall: Hall;
let good: Uint8Array;
let key: InstallationKey;

/** One TPS answered by a signing phone, an unsigned one and on paper; a second TPS with nobody's key. */
beforeAll(() => {
	hall = Hall.opened();
	hall.does(phone(1), 'witness.key', { publicKey: base64url(getPublicKey(utils.randomSecretKey())) });
	hall.does(phone(1), 'witness.key', { publicKey: phoneKey });
	hall.does(ACTORS.operator, 'photo.attach', {
		tps: tpsOf(1),
		page: 1,
		content: sha256('foto plano'),
		received: sha256('seperti diserahkan'),
		format: 'jpeg',
		width: 3000,
		height: 4000,
		bytes: 10,
		source: 'berkas',
		name: 'IMG_1.jpg',
	});
	hall.read(PAPER);
	hall.recordAll();
	const about = { contest: CONTEST, tps: tpsOf(1), hash: hall.hash() };
	const statement = { ...about, witness: witnessId(1), answer: 'object' as const, text: 'Selisih satu suara' };
	hall.does(phone(1), 'witness.object', {
		...about,
		text: statement.text,
		proof: { key: phoneKey, signature: base64url(sign(utf8ToBytes(answerText(statement)), secret)) },
	});
	hall.answers(2);
	hall.does(ACTORS.operator, 'witness.answerOnPaper', { ...about, witness: witnessId(3), answer: 'agree', text: '' });
	hall.strike();
	hall.does(ACTORS.operator, 'witness.leave', { witness: witnessId(1) });
	hall.lock(tpsOf(2), { ...PAPER, 'IV.1': 73, 'IV.2': 73 });
	key = installationKey(hall.house);
	good = buildBundle(hall.house, {
		documents: new Map([
			['d-hasil.pdf', bytes('%PDF halaman satu, halaman dua')],
			['tanda-terima.pdf', bytes('%PDF tanda terima')],
		]),
		photos: new Map([[PHOTO, bytes('foto plano')]]),
	});
});
afterAll(() => hall.leave());

describe('a bundle', () => {
	it('verifies, says whose it is, and who answered what, and how, for this very hash', () => {
		const report = checkBundle(good);
		expect(report.faults).toEqual([]);
		expect(report).toMatchObject({ ok: true, place: 'KECAMATAN 01', signedBy: { publicKey: key.publicKey } });
		expect(report.signedBy?.words).toBe(fingerprintOf(key.publicKey).words);
		const [first, second] = report.results;
		expect(first).toMatchObject({ tps: tpsOf(1), version: 1, superseded: false, hash: hall.state().lock?.hash });
		expect(first?.answers.map(({ contestant, answer, voice }) => [contestant, answer, voice]).sort()).toEqual([
			[1, 'object', 'signed'],
			[2, 'agree', 'unsigned-phone'],
			[3, 'agree', 'paper'],
		]);
		// Somebody made a second code for this witness before the answer.
		expect(first?.answers.map(({ contestant, phones }) => [contestant, phones]).sort()).toEqual([
			[1, 2],
			[2, 0],
			[3, 0],
		]);
		expect(first?.answers.find(({ voice }) => voice === 'paper')?.recordedBy).toBe(ACTORS.operator.name);
		expect(second?.absent.map(({ contestant }) => contestant)).toEqual([1]);
	});

	it('is judged alike by the pure and by the machine’s own cryptography', () => {
		expect(checkBundle(good, { sha256, verify: holds })).toEqual(checkBundle(good));
	});

	it('is the same, byte for byte, when it is made again of the same content', () => {
		const files = unpacked(good);
		const parts = {
			documents: new Map(
				[...files]
					.filter(([path]) => path.startsWith(PATHS.documents))
					.map(([path, content]) => [path.slice(PATHS.documents.length), content]),
			),
			photos: new Map([[PHOTO, bytes('foto plano')]]),
		};
		expect(sha256(buildBundle(hall.house, parts))).toBe(sha256(good));
	});

	it('knows the words on the photo of the opening document, however they are typed', () => {
		const { words } = fingerprintOf(key.publicKey);
		for (const expected of ['', words, words.toUpperCase().replaceAll('-', '  ')]) {
			expect(checkBundle(good, { expected }).ok).toBe(true);
		}
		const foreign = fingerprintOf('A'.repeat(43)).words;
		expect(codes(checkBundle(good, { expected: foreign }).faults)).toEqual(['not-the-expected-key']);
	});

	it('shows nobody’s account, password or region file', () => {
		const ledger = textOf(unpacked(good), PATHS.ledger);
		expect(ledger).not.toContain('wilayah.csv');
		expect(parseExcerpt(ledger)?.some(({ payloadHash }) => payloadHash !== undefined)).toBe(true);
		for (const path of unpacked(good).keys()) expect(path).not.toMatch(/pem|sqlite/);
	});
});

/*
 * Forgers by what they have: nothing but the file (`as is`), the knowledge to make the manifest fit again (`listed`),
 * a key of their own (`own key`), or the laptop itself with its key (`insider`).
 */
type Means = 'as is' | 'listed' | 'own key' | 'insider';

const FORGERIES: [name: string, means: Means, expected: FaultCode[], forge: (files: Files) => void][] = [
	['a changed digit in the table', 'as is', ['file-changed', 'data-differs'], (files) => digit(files)],
	['a changed digit, manifest made to fit', 'listed', ['signature-wrong', 'data-differs'], (files) => digit(files)],
	['a changed digit, signed with the laptop', 'insider', ['data-differs'], (files) => digit(files)],
	[
		'a changed digit in the CSV alone',
		'insider',
		['data-csv'],
		(files) => replace(files, PATHS.dataCsv, ',110,', ',111,'),
	],
	[
		'a changed document page',
		'as is',
		['file-changed'],
		(files) => files.set('dokumen/d-hasil.pdf', bytes('%PDF halaman satu')),
	],
	['a removed document', 'as is', ['file-missing'], (files) => files.delete('dokumen/tanda-terima.pdf')],
	[
		'a removed document, taken off the list',
		'listed',
		['signature-wrong'],
		(files) => files.delete('dokumen/tanda-terima.pdf'),
	],
	[
		'a swapped photo',
		'as is',
		['file-changed', 'photo-unknown'],
		(files) => files.set(`foto/${PHOTO}`, bytes('foto lain!')),
	],
	['an added document', 'as is', ['file-extra'], (files) => files.set('dokumen/palsu.pdf', bytes('%PDF'))],
	['no manifest', 'as is', ['manifest-missing'], (files) => files.delete(PATHS.manifest)],
	[
		'a broken manifest',
		'as is',
		['manifest-broken', 'signature-wrong'],
		(files) => files.set(PATHS.manifest, bytes('{}')),
	],
	['no signature', 'as is', ['signature-missing'], (files) => files.delete(PATHS.signature)],
	['everything signed with a foreign key', 'own key', ['foreign-key'], () => {}],
	['a ledger cut off at the end', 'insider', ['ledger-truncated'], (files) => ledger(files, (rows) => rows.pop())],
	[
		'a ledger cut off before a lock',
		'insider',
		['ledger-truncated', 'data-extra', 'data-csv'],
		(files) => ledger(files, (rows) => rows.splice(locks(rows)[1] ?? 0)),
	],
	['rows added after the end', 'insider', ['ledger-extra'], (files) => ledger(files, (rows) => append(rows))],
	['a row taken out of the middle', 'insider', ['row-missing'], (files) => ledger(files, (rows) => rows.splice(2, 1))],
	['a row twice', 'insider', ['row-order'], (files) => ledger(files, (rows) => rows.splice(3, 0, { ...row(rows, 2) }))],
	['a row rewritten', 'insider', ['row-changed'], (files) => ledger(files, (rows) => rename(row(rows, 1)))],
	['a sealed row exchanged', 'insider', ['row-changed'], (files) => ledger(files, (rows) => exchangeSealed(rows))],
	[
		'a row rewritten and hashed again',
		'insider',
		['chain-broken'],
		(files) => ledger(files, (rows) => rehash(rename(row(rows, 1)))),
	],
	[
		'a lock with other figures, chain made to fit',
		'insider',
		['lock-figures', 'lock-signature-wrong', 'data-differs', 'data-csv'],
		(files) => relock(files, (struck) => ({ ...struck, figures: { ...struck.figures, 'IV.1': 99 } })),
	],
	[
		'a lock with other figures under a new hash',
		'insider',
		['lock-signature-wrong', 'lock-answers', 'data-differs', 'data-csv'],
		(files) => relock(files, otherFigures),
	],
	[
		'a lock whose signature was removed',
		'insider',
		['lock-unsigned'],
		(files) => files.set(PATHS.signatures, bytes(textOf(files, PATHS.signatures).split('\n').slice(1).join('\n'))),
	],
	['a lock with the signature of another', 'insider', ['lock-signature-wrong'], (files) => swapSignatures(files)],
	[
		'a lock signed by a key nobody introduced',
		'insider',
		['key-unknown'],
		(files) => signature(files, (entry) => ({ ...entry, publicKey: phoneKey })),
	],
	[
		'an objection turned into consent',
		'insider',
		['lock-signature-wrong', 'lock-answers', 'answer-signature-wrong', 'data-differs'],
		(files) => relock(files, (struck) => changeAnswer(struck, 1, { answer: 'agree', text: '' })),
	],
	[
		'a paper answer passed off as the phone’s',
		'insider',
		['lock-signature-wrong', 'lock-answers', 'data-differs'],
		(files) => relock(files, (struck) => changeAnswer(struck, 3, { channel: 'phone', recordedBy: null })),
	],
	[
		'a phone’s answer without its signature',
		'insider',
		['lock-signature-wrong', 'lock-answers', 'answer-unsigned', 'data-differs'],
		(files) => relock(files, (struck) => changeAnswer(struck, 1, { proof: undefined })),
	],
	[
		'a phone’s answer signed by another phone',
		'insider',
		['lock-signature-wrong', 'lock-answers', 'answer-key-unknown', 'data-differs'],
		(files) =>
			relock(files, (struck) => changeAnswer(struck, 1, { proof: { key: 'B'.repeat(43), signature: 'C'.repeat(86) } })),
	],
	[
		'an answer about other figures',
		'insider',
		['lock-signature-wrong', 'lock-answers', 'answer-other-figures', 'data-differs'],
		(files) => relock(files, (struck) => changeAnswer(struck, 2, { hash: 'd'.repeat(64) })),
	],
	[
		'a locked TPS left out of the table',
		'insider',
		['data-missing'],
		(files) => data(files, ({ rows, ...rest }) => ({ ...rest, rows: rows.filter(({ tps }) => tps !== tpsOf(2)) })),
	],
	[
		'a TPS in the table that was never locked',
		'insider',
		['data-extra'],
		(files) =>
			data(files, ({ rows, ...rest }) => ({
				...rest,
				rows: [...rows, ...rows.slice(0, 1).map((cell) => ({ ...cell, tps: tpsOf(5) }))],
			})),
	],
	[
		'an older version shown as the standing one',
		'insider',
		['data-differs'],
		(files) =>
			data(files, ({ rows, ...rest }) => ({
				...rest,
				rows: rows.map((cell) => (cell.tps === tpsOf(2) ? { ...cell, version: 0 } : cell)),
			})),
	],
	['a table that is no table', 'insider', ['data-broken'], (files) => files.set(PATHS.dataJson, bytes('[]'))],
	[
		'a ledger that is no ledger',
		'insider',
		['ledger-broken', 'foreign-key', 'data-extra', 'data-csv', 'photo-unknown'],
		(files) => files.set(PATHS.ledger, bytes('bukan buku\n')),
	],
];

describe('a forged bundle', () => {
	it.each(FORGERIES)('%s (%s) is found out as %j', (_, means, expected, forge) => {
		const files = unpacked(good);
		forge(files);
		const report = checkBundle(finish(files, means), { sha256, verify: holds });
		expect(report.ok).toBe(false);
		expect(codes(report.faults)).toEqual([...expected].sort());
	});

	it('names TPS, field and both numbers of a changed digit', () => {
		const files = unpacked(good);
		digit(files);
		const fault = checkBundle(finish(files, 'as is')).faults.find(({ code }) => code === 'data-differs');
		expect(fault).toMatchObject({ tps: tpsOf(1), field: 'IV.1', kind: 'data' });
		expect(fault?.found).not.toBe(fault?.expected);
	});

	it.each<[string, FaultCode, () => Uint8Array]>([
		['no archive', 'not-a-zip', () => bytes('bukan zip')],
		[
			'a bundle unpacked and packed again with its folder',
			'in-a-folder',
			() => packFiles(new Map([...unpacked(good)].map(([path, content]) => [`Bundel PPK/${path}`, content]))),
		],
		['a truncated archive', 'not-a-zip', () => good.slice(0, good.length / 2)],
		['a name that leads out of the folder', 'path-unsafe', () => zipSync({ '../x': bytes('') })],
		['the same name twice', 'file-twice', () => twice()],
	])('that is %s is refused as %s', (_, code, make) => {
		const report = checkBundle(make());
		expect(report.ok).toBe(false);
		expect(report.faults.map((fault) => fault.code)).toContain(code);
	});

	it('covers every fault there is a sentence for', () => {
		const covered = new Set([
			...FORGERIES.flatMap(([, , expected]) => expected),
			...['not-a-zip', 'in-a-folder', 'path-unsafe', 'file-twice', 'not-the-expected-key'],
			// forgery.test.ts
			...['key-replaced', 'row-sealed', 'lock-version', 'answer-left-out', 'answer-overtaken'],
		]);
		// Too large is a matter of two gigabytes; forged adoptions stand in bundle-adoption.test.ts.
		expect(FAULT_CODES.filter((code) => !covered.has(code) && !code.startsWith('adoption-'))).toEqual(['too-large']);
		expect(FORGERIES.length).toBeGreaterThanOrEqual(20);
	});

	it('of random flipped bytes never passes', () => {
		for (let at = 40; at < good.length - 40; at += Math.ceil(good.length / 60)) {
			const copy = good.slice();
			copy[at] = (copy[at] ?? 0) ^ 0x11;
			const same = unpackFiles(copy);
			// Some bytes of an archive say nothing (dates, comments): then every file is still what it was.
			const untouched = same.ok && sha256(packFiles(same.files)) === sha256(good);
			expect(checkBundle(copy, { sha256, verify: holds }).ok).toBe(untouched);
		}
	});
});

function unpacked(bundle: Uint8Array): Files {
	const result = unpackFiles(bundle);
	if (!result.ok) throw new Error(result.code);
	return result.files;
}

const codes = (faults: readonly Fault[]) => [...new Set(faults.map(({ code }) => code))].sort();

/** Packs the forged files as far as the forger's means go. */
function finish(files: Files, means: Means): Uint8Array {
	if (means === 'as is') return packFiles(files);
	const manifest = JSON.parse(textOf(files, PATHS.manifest));
	manifest.files = [...files.keys()]
		.filter((path) => path !== PATHS.manifest && path !== PATHS.signature)
		.sort()
		.map((path) => {
			const content = files.get(path) ?? new Uint8Array();
			return { path, bytes: content.length, sha256: sha256(content) };
		});
	const own = generateKeyPairSync('ed25519').privateKey;
	const signer =
		means === 'insider'
			? key
			: {
					publicKey: String(generatePublic(own)),
					sign: (text: string) => signBytes(null, Buffer.from(text), own).toString('base64url'),
				};
	if (means === 'own key') manifest.installation = signer.publicKey;
	const text = `${canonicalJson(manifest)}\n`;
	files.set(PATHS.manifest, bytes(text));
	if (means !== 'listed') {
		const signed = { publicKey: signer.publicKey, signature: signer.sign(manifestText(sha256(text))) };
		files.set(PATHS.signature, bytes(`${canonicalJson(signed)}\n`));
	}
	return packFiles(files);
}

function generatePublic(privateKey: ReturnType<typeof generateKeyPairSync>['privateKey'] | object): unknown {
	return (privateKey as { export(options: object): { x?: string } }).export({ format: 'jwk' }).x;
}

function replace(files: Files, path: string, from: string, to: string): void {
	files.set(path, bytes(textOf(files, path).replace(from, to)));
}

function data(files: Files, change: (file: DataFile) => DataFile): void {
	files.set(PATHS.dataJson, bytes(`${canonicalJson(change(JSON.parse(textOf(files, PATHS.dataJson))))}\n`));
}

/** One vote more for the first contestant of the first TPS. */
function digit(files: Files): void {
	data(files, ({ rows, ...rest }) => ({
		...rest,
		rows: rows.map((cell) => (cell.tps === tpsOf(1) && cell.field === 'IV.1' ? { ...cell, paper: 999 } : cell)),
	}));
}

function ledger(files: Files, change: (rows: Row[]) => unknown): void {
	const rows = (parseExcerpt(textOf(files, PATHS.ledger)) ?? []) as Row[];
	change(rows);
	files.set(PATHS.ledger, bytes(excerptText(rows)));
}

const row = (rows: Row[], at: number): Row => rows[at] as Row;
const locks = (rows: Row[]) => rows.flatMap(({ type }, at) => (type === 'gavel.struck' ? [at] : []));

function rename(changed: Row): Row {
	changed.actor = changed.actor.replace(/"name":"[^"]*"/, '"name":"Orang lain"');
	return changed;
}

function rehash(changed: Row): void {
	changed.hash = excerptHash(changed, sha256);
}

function exchangeSealed(rows: Row[]): void {
	const sealed = rows.find(({ payloadHash }) => payloadHash !== undefined);
	if (sealed) sealed.payloadHash = 'e'.repeat(64);
}

function append(rows: Row[]): void {
	const last = row(rows, rows.length - 1);
	const next = { ...last, seq: last.seq + 1, version: last.version + 1, prev: last.hash };
	rehash(next);
	rows.push(next);
}

/** Rewrites the first lock and everything after it, so that the chain fits; the manifest names the new end. */
function relock(files: Files, change: (struck: Struck, row: Row) => Struck): void {
	ledger(files, (rows) => {
		const at = locks(rows)[0] ?? 0;
		const lock = row(rows, at);
		lock.payload = canonicalJson(change(JSON.parse(lock.payload ?? '{}'), lock));
		for (let next = at; next < rows.length; next++) {
			if (next > at) row(rows, next).prev = row(rows, next - 1).hash;
			rehash(row(rows, next));
		}
		const manifest = JSON.parse(textOf(files, PATHS.manifest));
		manifest.ledger.hash = row(rows, rows.length - 1).hash;
		files.set(PATHS.manifest, bytes(JSON.stringify(manifest)));
		// The forger signs all locks but the changed one: its real signature is kept for show.
		files.set(
			PATHS.signatures,
			bytes(
				textOf(files, PATHS.signatures)
					.split('\n')
					.filter(Boolean)
					.map((line) => JSON.parse(line))
					.map((entry) => {
						const signed = rows.find(({ seq }) => seq === entry.seq);
						const kept = entry.seq === lock.seq || !signed;
						return `${canonicalJson(kept ? entry : { ...entry, signature: key.sign(rowText(entry.seq, signed.hash)) })}\n`;
					})
					.join(''),
			),
		);
	});
}

function otherFigures(struck: Struck): Struck {
	const figures = { ...struck.figures, 'IV.1': 99 };
	const hash = hashFigures(CONTEST, tpsOf(1), struck.version, figures, struck.system);
	const answers = struck.answers.map((answer) => {
		const { proof: _, ...rest } = answer;
		const said = {
			witness: answer.witness,
			contest: CONTEST,
			tps: tpsOf(1),
			hash,
			answer: answer.answer,
			text: answer.text,
		};
		// Even with the phone in hand: the answers recorded before the gavel were about other figures.
		return answer.proof
			? { ...rest, hash, proof: { key: phoneKey, signature: base64url(sign(utf8ToBytes(answerText(said)), secret)) } }
			: { ...rest, hash };
	});
	return { ...struck, figures, hash, answers };
}

function changeAnswer(struck: Struck, contestant: number, patch: Partial<GivenAnswer>): Struck {
	return {
		...struck,
		answers: struck.answers.map((answer) => (answer.contestant === contestant ? { ...answer, ...patch } : answer)),
	};
}

function signature(
	files: Files,
	change: (entry: { seq: number; publicKey: string; signature: string }) => object,
): void {
	const [first = '', ...rest] = textOf(files, PATHS.signatures).split('\n');
	files.set(PATHS.signatures, bytes([canonicalJson(change(JSON.parse(first))), ...rest].join('\n')));
}

function swapSignatures(files: Files): void {
	const other = JSON.parse(textOf(files, PATHS.signatures).split('\n')[1] ?? '{}') as { signature: string };
	signature(files, (entry) => ({ ...entry, signature: other.signature }));
}

/** An archive whose directory lists one name twice: readers would show different files. */
function twice(): Uint8Array {
	const archive = Buffer.from(zipSync({ 'manifest.json': bytes('{}'), 'manifesu.json': bytes('{}') }));
	const text = archive.toString('latin1').replaceAll('manifesu.json', 'manifest.json');
	return new Uint8Array(Buffer.from(text, 'latin1'));
}

it('the CSV of the bundle starts no formula and loses no empty cell', () => {
	const csv = textOf(unpacked(good), PATHS.dataCsv);
	expect(
		csv
			.split('\r\n')
			.slice(0, -1)
			.every((line) => line.split(',').length === 9),
	).toBe(true);
	expect(csv).not.toMatch(/(^|,|\n)[=+@]/);
	const file = JSON.parse(textOf(unpacked(good), PATHS.dataJson)) as DataFile;
	expect(dataCsv(file.rows)).toBe(csv);
});

it.each<[string, (struck: Struck) => unknown]>([
	['no figures', ({ figures: _, ...rest }) => rest],
	['answers that are none', (struck) => ({ ...struck, answers: [null] })],
	['nothing at all', () => ({})],
])('a lock with %s is broken, not a crash', (_, change) => {
	const files = unpacked(good);
	relock(files, (struck) => change(struck) as Struck);
	const report = checkBundle(finish(files, 'insider'), { sha256, verify: holds });
	expect(codes(report.faults)).toContain('ledger-broken');
});
