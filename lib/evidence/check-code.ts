import { hashFigures } from '../plenary/figures-hash';
import { bytesOf } from './base64url';
import {
	DOCUMENT,
	type DocumentCode,
	documentText,
	longHex,
	PACKED_RECEIPT,
	PACKED_SIGNING,
	RECEIPT,
	type ReceiptCode,
	SIGNING,
	type SigningCode,
} from './code';
import { unpackText } from './packed';
import type { Report } from './report';
import { adoptionText, answerText, fingerprintOf, plainWords, verifySignature } from './signing';

/** What the figures of a receipt are, held against a bundle. */
export type Standing =
	| 'in-bundle'
	| 'reopened'
	| 'superseded'
	| 'differs'
	| 'not-in-bundle'
	| 'no-bundle'
	| 'untrusted-bundle';

/** What the ledger of the bundle says about the answer on a receipt. */
export type Recorded = 'same' | 'changed-later' | 'other-answer' | 'not-recorded' | 'foreign-phone' | 'doctored';

/** What the totals are that a witness spoke about, held against a bundle. */
export type Totals = 'in-bundle' | 'voided' | 'differs' | 'not-in-bundle' | 'no-bundle' | 'untrusted-bundle';

/** What a printed page is, held against a bundle. */
export type Sheet = 'current' | 'superseded' | 'other-record' | 'newer' | 'no-bundle' | 'untrusted-bundle';

export type CodeReport =
	| { readonly kind: 'none' }
	| {
			readonly kind: 'document';
			readonly code: DocumentCode;
			readonly words: string;
			readonly signed: boolean;
			/** The key is one of the bundle that was opened. */
			readonly knownKey: boolean | null;
			/** The key is the one whose words were typed; `null` where none were. */
			readonly expectedKey: boolean | null;
			/** The bundle holds this very document. */
			readonly included: boolean | null;
			readonly standing: Sheet;
	  }
	| {
			readonly kind: 'receipt';
			readonly receipt: ReceiptCode;
			/** `null` where the phone had no key. */
			readonly signed: boolean | null;
			/** The figures in it are those its hash is about. */
			readonly whole: boolean;
			readonly standing: Standing;
			/** `null` without a bundle that can be trusted. */
			readonly recorded: Recorded | null;
			/** When the answer was written down, by the ledger; the time on a receipt is the phone's word. */
			readonly recordedAt: string | null;
	  }
	| {
			readonly kind: 'signing';
			readonly receipt: SigningCode;
			readonly signed: boolean | null;
			readonly standing: Totals;
			readonly recorded: Recorded | null;
			readonly recordedAt: string | null;
	  };

/**
 * Reads the text of a QR or a receipt, checks its signature, and holds it against a checked bundle if there is one.
 * @param expected fingerprint words from the photo of the opening document; empty when the reader has none
 */
export function checkCode(text: string, bundle: Report | null, expected = ''): CodeReport {
	const trimmed = text.replace(/\s+/g, '');
	if (trimmed.startsWith(DOCUMENT)) {
		const code = parseDocument(trimmed.slice(DOCUMENT.length));
		return code ? documentReport(code, bundle, plainWords(expected)) : { kind: 'none' };
	}
	const [kind, body] = [trimmed.slice(0, RECEIPT.length), trimmed.slice(RECEIPT.length)];
	const packed = kind === PACKED_RECEIPT || kind === PACKED_SIGNING;
	if (kind === SIGNING || kind === PACKED_SIGNING) return signingReport(decode<SigningCode>(body, packed), bundle);
	if (kind !== RECEIPT && kind !== PACKED_RECEIPT) return { kind: 'none' };
	const receipt = decode<ReceiptCode>(body, packed);
	if (!isReceipt(receipt)) return { kind: 'none' };
	const { key, signature, statement } = receipt;
	return {
		kind: 'receipt',
		receipt,
		signed: key && signature ? verifySignature(key, answerText(statement), signature) : null,
		whole: isWhole(receipt),
		standing: standingOf(receipt, bundle),
		...recordedIn({ ...statement, place: statement.tps }, receipt, bundle),
	};
}

function signingReport(receipt: SigningCode | null, bundle: Report | null): CodeReport {
	const { witness, contest, region, hash, answer, text } = receipt?.statement ?? {};
	const texts = [witness, contest, region, hash, answer, text, receipt?.name, receipt?.time];
	if (!receipt || texts.some((one) => typeof one !== 'string')) return { kind: 'none' };
	const { key, signature, statement } = receipt;
	return {
		kind: 'signing',
		receipt,
		signed: key && signature ? verifySignature(key, adoptionText(statement), signature) : null,
		standing: totalsOf(statement, bundle),
		...recordedIn({ ...statement, place: statement.region }, receipt, bundle),
	};
}

function totalsOf({ contest, region, hash }: SigningCode['statement'], bundle: Report | null): Totals {
	if (!bundle) return 'no-bundle';
	if (!bundle.ok) return 'untrusted-bundle';
	const own = bundle.adoptions.filter((one) => one.contest === contest && one.region === region);
	const match = own.find((one) => one.hash === hash);
	if (match) return match.voided ? 'voided' : 'in-bundle';
	return own.length > 0 ? 'differs' : 'not-in-bundle';
}

function documentReport(code: DocumentCode, bundle: Report | null, expected: string): CodeReport {
	const { words } = fingerprintOf(code.key);
	const knownKey = bundle ? bundle.keys.some(({ publicKey }) => publicKey === code.key) : null;
	return {
		kind: 'document',
		code,
		words,
		signed: verifySignature(code.key, documentText(code), code.signature),
		knownKey,
		expectedKey: expected === '' ? null : plainWords(words) === expected,
		included: bundle?.ok ? bundle.documents.some((name) => name.endsWith(`-${code.content.slice(0, 8)}.pdf`)) : null,
		standing: sheetOf(code, bundle),
	};
}

function sheetOf({ subject, seq, row, key }: DocumentCode, bundle: Report | null): Sheet {
	if (!bundle) return 'no-bundle';
	if (!bundle.ok) return 'untrusted-bundle';
	const { rows, turns } = bundle.record;
	if (seq > (bundle.ledger?.seq ?? 0)) return 'newer';
	if (rows.get(seq) !== row) return 'other-record';
	if (subject === 'pleno') return bundle.keys.at(-1)?.publicKey === key ? 'current' : 'superseded';
	const [contest, tps] = subject.split('/');
	const about = (stream: string) =>
		tps
			? stream === `hasil/${contest}/${tps}`
			: stream.startsWith(`hasil/${contest}/`) || stream.startsWith(`penetapan/${contest}/`);
	return turns.some((turn) => turn.seq > seq && about(turn.stream)) ? 'superseded' : 'current';
}

/** Nothing of a code was written by us: it may be anything that looks like one. */
function isReceipt(receipt: ReceiptCode | null): receipt is ReceiptCode {
	const { witness, contest, tps, hash, answer, text } = receipt?.statement ?? {};
	return [witness, contest, tps, hash, answer, text, receipt?.name, receipt?.time].every(
		(one) => typeof one === 'string',
	);
}

function isWhole({ statement, figures, system, version }: ReceiptCode): boolean {
	if (typeof figures !== 'object' || figures === null || typeof system !== 'object' || system === null) return false;
	return hashFigures(statement.contest, statement.tps, version, figures, system) === statement.hash;
}

function standingOf({ statement }: ReceiptCode, bundle: Report | null): Standing {
	if (!bundle) return 'no-bundle';
	if (!bundle.ok) return 'untrusted-bundle';
	const own = bundle.results.filter(({ contest, tps }) => contest === statement.contest && tps === statement.tps);
	const match = own.find(({ hash }) => hash === statement.hash);
	if (match?.superseded) return 'superseded';
	if (match) return match.reopened ? 'reopened' : 'in-bundle';
	return own.length > 0 ? 'differs' : 'not-in-bundle';
}

/**
 * A receipt brings its own key: what makes it the witness's is that the ledger knows this key for this witness, and
 * this answer. So neither can anybody make up a receipt, nor the desk have written down another answer unseen.
 */
function recordedIn(
	said: Pick<ReceiptCode['statement'], 'witness' | 'contest' | 'hash' | 'text'> & { place: string; answer: string },
	{ key, name }: Pick<ReceiptCode, 'key' | 'name'>,
	bundle: Report | null,
): { recorded: Recorded | null; recordedAt: string | null } {
	const says = (recorded: Recorded | null, recordedAt: string | null = null) => ({ recorded, recordedAt });
	if (!bundle?.ok) return says(null);
	const { record } = bundle;
	const { contest, place, witness, hash, answer, text } = said;
	if (key !== null && !record.phones.get(witness)?.includes(key)) return says('foreign-phone');
	const own = record.said.get(`${contest}/${place}/${witness}`)?.filter((one) => one.hash === hash) ?? [];
	if (own.length === 0) return says('not-recorded');
	const match = own.findLast((one) => one.answer === answer && one.text === text);
	if (!match) return says('other-answer');
	// The name is not under the signature.
	if (match.name !== name) return says('doctored', match.time);
	return says(match === own.at(-1) ? 'same' : 'changed-later', match.time);
}

function decode<T>(text: string, packed: boolean): T | null {
	try {
		const value: unknown = JSON.parse(packed ? unpackText(bytesOf(text)) : new TextDecoder().decode(bytesOf(text)));
		return typeof value === 'object' && value !== null ? (value as T) : null;
	} catch {
		return null;
	}
}

function parseDocument(text: string): DocumentCode | null {
	const [kind, subject, seq, content, row, key, signature, ...more] = text.split('.');
	if (!kind || !subject || !/^\d{1,15}$/.test(seq ?? '') || !content || !row || !key || !signature || more.length > 0) {
		return null;
	}
	try {
		return { kind, subject, seq: Number(seq), content: longHex(content), row: longHex(row), key, signature };
	} catch {
		return null;
	}
}
