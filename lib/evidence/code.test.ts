import { getPublicKey, sign, utils } from '@noble/ed25519';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import en from '../i18n/messages/en/check.json';
import id from '../i18n/messages/id/check.json';
import { hashFigures } from '../plenary/figures-hash';
import { base64url, bytesOf } from './base64url';
import { type CodeReport, checkCode } from './check-code';
import { documentCode, documentText, type ReceiptCode, receiptCode, signingCode } from './code';
import { type CodeWords, codeLines } from './code-lines';
import { unpackText } from './packed';
import type { Report } from './report';
import { answerText } from './signing';

const secret = utils.randomSecretKey();
const key = base64url(getPublicKey(secret));
const signed = (text: string) => base64url(sign(utf8ToBytes(text), secret));

const figures = { 'IV.1': 50, 'V.C': 'X' as const };
const hash = hashFigures('ppwp', '3101011001001', 1, figures, {});
const statement = {
	witness: 'a',
	contest: 'ppwp',
	tps: '3101011001001',
	hash,
	answer: 'object' as const,
	text: 'Selisih',
};
const receipt: ReceiptCode = {
	statement,
	name: 'Saksi Satu',
	figures,
	system: {},
	version: 1,
	seq: 40,
	time: '2024-02-18T02:00:00.000Z',
	key,
	signature: signed(answerText(statement)),
};
const bundle = (standing: Partial<Report['results'][number]>[]): Report =>
	({
		ok: true,
		keys: [{ publicKey: key }],
		results: standing.map((one) => ({ ...statement, ...one })),
		ledger: { seq: 40, hash: '' },
		documents: [],
		record: { rows: new Map([[12, 'cd'.repeat(32)]]), turns: [], said: new Map(), phones: new Map() },
	}) as unknown as Report;

it('base64url says every byte, and reads back what Node reads', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
			const text = base64url(bytes);
			expect(text).toBe(Buffer.from(bytes).toString('base64url'));
			expect(bytesOf(text)).toEqual(bytes);
		}),
	);
	expect(() => bytesOf('a+b')).toThrow(RangeError);
});

describe("a witness's receipt", () => {
	it('holds against the locked result, also when a printer broke the line', () => {
		const text = receiptCode(receipt).replace(/(.{60})/g, '$1\r\n');
		expect(checkCode(text, bundle([{ hash, superseded: false }]))).toMatchObject({
			kind: 'receipt',
			signed: true,
			whole: true,
			standing: 'in-bundle',
		});
	});

	it.each<[string, Partial<Report['results'][number]>[], string]>([
		['replaced by a newer version', [{ hash, superseded: true }, { hash: 'f'.repeat(64) }], 'superseded'],
		['locked with other figures', [{ hash: 'f'.repeat(64) }], 'differs'],
		['of a TPS not locked yet', [], 'not-in-bundle'],
	])('says when it is %s', (_, results, standing) => {
		expect(checkCode(receiptCode(receipt), bundle(results))).toMatchObject({ standing });
	});

	it('of which one digit, the answer or the text was changed does not hold', () => {
		const changed = [
			{ ...receipt, figures: { ...figures, 'IV.1': 51 } },
			{ ...receipt, statement: { ...statement, answer: 'agree' as const } },
			{ ...receipt, statement: { ...statement, text: '' } },
		].map((one) => checkCode(receiptCode(one), null));
		for (const found of changed) expect(found).not.toMatchObject({ signed: true, whole: true });
		expect(checkCode(receiptCode({ ...receipt, key: null, signature: null }), null)).toMatchObject({ signed: null });
	});
});

const WORDS: CodeWords = {
	moment: (time) => time,
	answer: (said) => said,
	contest: (code) => (code === 'dprd-prov' ? 'DPRA' : code.toUpperCase()),
	paper: (kind) => `lembar ${kind}`,
};

it('of a document is told with the names of its kind and contest, and its TPS', () => {
	const about = (kind: string, subject: string) => ({ kind, subject, content: '', seq: 3, row: '' });
	const told = (kind: string, subject: string) =>
		codeLines(
			{
				kind: 'document',
				code: { ...about(kind, subject), key: '', signature: '' },
				...{ words: '', signed: false, knownKey: null, expectedKey: null, included: null, standing: 'no-bundle' },
			},
			WORDS,
		)[0]?.values.kind;
	expect(told('d-hasil', 'dprd-prov')).toBe('lembar d-hasil (DPRA)');
	expect(told('hasil-tps', 'dprd-prov/1101010001001')).toBe('lembar hasil-tps (DPRA, TPS 1101010001001)');
	expect(told('pembukaan', 'pleno')).toBe('lembar pembukaan');
});

it('is told with its contest, and the time at its own place', () => {
	const adoption = { ...receipt, statement: { ...statement, region: '310101', answer: 'sign' as const } };
	const told = [checkCode(receiptCode(receipt), null), checkCode(signingCode(adoption), null)].map(
		(found) => codeLines(found, { ...WORDS, moment: (time, region) => `${time} ${region}` })[0]?.values,
	);
	expect(told).toEqual([
		expect.objectContaining({ contest: 'PPWP', tps: statement.tps, time: `${receipt.time} ${statement.tps}` }),
		expect.objectContaining({ contest: 'PPWP', region: '310101', time: `${receipt.time} 310101` }),
	]);
	for (const words of [id, en]) {
		for (const sentence of [words.codeReport.receipt, words.codeReport.signing])
			expect(sentence).toContain('{contest}');
	}
});

describe('a receipt is packed', () => {
	const plain = (one: object) => base64url(utf8ToBytes(JSON.stringify(one)));

	it('and reads back, whatever it says', () => {
		const cell = fc.oneof(fc.nat(9999), fc.constant('X' as const), fc.constant(null));
		const numbers = fc.dictionary(fc.stringMatching(/^I?V\.[0-9]{1,2}(\.A2\.[0-9])?$/), cell, {
			noNullPrototype: true,
		});
		fc.assert(
			fc.property(numbers, fc.string({ unit: 'grapheme', maxLength: 2000 }), (own, text) => {
				const one: ReceiptCode = { ...receipt, statement: { ...statement, text }, figures: own };
				expect(checkCode(receiptCode(one), null)).toMatchObject({ kind: 'receipt', receipt: one });
			}),
			{ numRuns: 60 },
		);
	});

	it('what phones kept before is read as ever', () => {
		expect(checkCode(`KP1S.${plain(receipt)}`, null)).toMatchObject({ kind: 'receipt', signed: true, whole: true });
		const { figures: _, ...signing } = { ...receipt, statement: { ...statement, region: '310101', answer: 'sign' } };
		expect(checkCode(`KP1P.${plain(signing)}`, null)).toMatchObject({ kind: 'signing' });
	});

	it('one of the largest form fits into one QR', () => {
		const random = mulberry(24);
		const votes: Record<string, number> = {};
		for (let party = 1; party <= 24; party++) {
			const lines = [`IV.${party}.A1`, ...Array.from({ length: 10 }, (_, at) => `IV.${party}.A2.${at + 1}`)];
			for (const line of lines) votes[line] = Math.floor(random() ** 4 * 40);
			votes[`IV.${party}.B`] = lines.reduce((sum, line) => sum + (votes[line] ?? 0), 0);
		}
		for (const row of ['I.A', 'I.B.1', 'I.B.2', 'I.B.3', 'I.B.4', 'III.1', 'III.2'])
			for (const column of 'LPJ') votes[`${row}.${column}`] = Math.floor(random() * 300);
		const one = { ...receipt, figures: votes, system: { ...votes, 'IV.3.A1': 17, 'IV.3.B': 99 } };
		expect(plain(one).length).toBeGreaterThan(10_000);
		expect(receiptCode(one).length).toBeLessThanOrEqual(2_900);
	});

	it('one that would unpack without end is refused, and so is one that is cut off or no packing at all', () => {
		const bomb = base64url(deflateSync(new Uint8Array(20_000_000)));
		expect(() => unpackText(bytesOf(bomb))).toThrow('larger');
		// Refused on the way: its end, which is missing here, is never asked for.
		expect(() => unpackText(bytesOf(bomb).subarray(0, 4_000))).toThrow('larger');
		const code = receiptCode(receipt);
		for (const text of [
			`KP2S.${bomb}`,
			`KP2P.${bomb}`,
			code.slice(0, -40),
			'KP2S.',
			'KP2S.AAAA',
			`KP2S.${plain(receipt)}`,
		])
			expect(checkCode(text, null)).toEqual({ kind: 'none' });
	});
});

/** Numbers that are the same in every run. */
function mulberry(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

describe("a document's code", () => {
	const about = { kind: 'd-hasil', subject: 'ppwp', content: 'ab'.repeat(32), seq: 12, row: 'cd'.repeat(32) };
	const code = { ...about, key, signature: signed(documentText(about)) };

	it('reads back, and every changed part breaks its signature', () => {
		expect(checkCode(documentCode(code), bundle([]))).toEqual({
			kind: 'document',
			code,
			words: expect.any(String),
			signed: true,
			knownKey: true,
			expectedKey: null,
			included: false,
			standing: 'current',
		});
		for (const change of [{ kind: 'koreksi' }, { subject: 'dpr' }, { seq: 13 }, { content: 'ee'.repeat(32) }]) {
			expect(checkCode(documentCode({ ...code, ...change }), null)).toMatchObject({ signed: false });
		}
	});

	it('of anything else is none', () => {
		for (const text of ['', 'halo', 'KP1D.', 'KP1D.a.b.c.d', 'KP1S.!!', 'KP1S.bnVsbA', 'KP1D.a.b.1.+.c.d.e']) {
			expect(checkCode(text, null)).toEqual({ kind: 'none' });
		}
	});
});

it('has a sentence in both languages for everything that can be said about a code', () => {
	const sentence = (words: unknown, key: string) =>
		key.split('.').reduce<unknown>((found, part) => (found as Record<string, unknown> | undefined)?.[part], words);
	const tell = (found: CodeReport) => codeLines(found, WORDS);
	const about = { kind: 'd-hasil', subject: 'ppwp', content: 'ab'.repeat(32), seq: 12, row: 'cd'.repeat(32) };
	const page = {
		kind: 'document',
		code: { ...about, key, signature: '' },
		words: '',
		signed: true,
		included: true,
	} as const;
	const paper = { kind: 'receipt', receipt, signed: true, whole: true, recordedAt: null } as const;
	const recorded = [
		'same',
		'changed-later',
		'other-answer',
		'not-recorded',
		'foreign-phone',
		'doctored',
		null,
	] as const;
	const sheets = ['current', 'superseded', 'other-record', 'newer', 'no-bundle', 'untrusted-bundle'] as const;
	const standings = [
		'in-bundle',
		'reopened',
		'superseded',
		'differs',
		'not-in-bundle',
		'no-bundle',
		'untrusted-bundle',
	] as const;
	const totals = ['in-bundle', 'voided', 'differs', 'not-in-bundle', 'no-bundle', 'untrusted-bundle'] as const;
	const adoption = { ...receipt, statement: { ...statement, region: '310101', answer: 'sign' as const } };
	const lines = [
		tell({ kind: 'none' }),
		...totals.map((standing) =>
			tell({ kind: 'signing', receipt: adoption, signed: true, standing, recorded: 'same', recordedAt: null }),
		),
		...sheets.map((standing) => tell({ ...page, knownKey: true, expectedKey: null, standing })),
		...[true, false, null].map((knownKey) => tell({ ...page, knownKey, expectedKey: null, standing: 'no-bundle' })),
		...[true, false].map((expectedKey) => tell({ ...page, knownKey: null, expectedKey, standing: 'no-bundle' })),
		tell({ ...page, signed: false, included: false, knownKey: true, expectedKey: true, standing: 'current' }),
		tell({ ...page, included: false, knownKey: true, expectedKey: true, standing: 'current' }),
		...standings.map((standing) => tell({ ...paper, standing, recorded: null })),
		...recorded.map((one) => tell({ ...paper, standing: 'in-bundle', recorded: one })),
		...[false, null].map((signed) => tell({ ...paper, signed, whole: false, standing: 'differs', recorded: 'same' })),
	].flat();
	for (const { key: own } of lines)
		for (const words of [id, en]) expect(sentence(words, own), own).toEqual(expect.any(String));
	// Against a code that does not hold nothing good is said after it.
	const forged = tell({ ...page, signed: false, knownKey: true, expectedKey: null, standing: 'current' });
	expect(forged.filter(({ good }) => good).map((line) => line.key)).toEqual(['codeReport.keyKnown']);
});
