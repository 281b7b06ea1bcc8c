import { canonicalJson } from '../forms/canonical';
import type { Figures } from '../forms/types';
import { base64url, bytesOf } from './base64url';
import type { Report } from './report';
import { type AnswerStatement, answerText, fingerprintOf, verifySignature } from './signing';

/** What the QR on every page of a document says. */
export interface DocumentCode {
	/** Kind of document and what it is about: `d-hasil`, `ppwp`. */
	readonly kind: string;
	readonly subject: string;
	/** SHA-256 of the document's content. */
	readonly content: string;
	/** Newest ledger row the content rests on. */
	readonly seq: number;
	readonly row: string;
	readonly key: string;
	readonly signature: string;
}

/** What a witness's phone keeps of an answer, and can show later. */
export interface ReceiptCode {
	readonly statement: AnswerStatement;
	readonly name: string;
	/** The figures as the phone showed them. */
	readonly figures: Figures;
	readonly system: Figures;
	readonly version: number;
	/** Ledger row and time of the server's answer. */
	readonly seq: number;
	readonly time: string;
	readonly key: string | null;
	readonly signature: string | null;
}

const DOCUMENT = 'KP1D.';
const RECEIPT = 'KP1S.';

/** The text the installation signs for a document. */
export function documentText({ kind, subject, content, seq, row }: Omit<DocumentCode, 'key' | 'signature'>): string {
	return `ketok-palu/dokumen/1\n${canonicalJson({ kind, subject, content, seq, row })}`;
}

/** A document's code, short enough for a QR of two centimetres: its parts, separated by dots. */
export function documentCode({ kind, subject, seq, content, row, key, signature }: DocumentCode): string {
	return DOCUMENT + [kind, subject, seq, shortHex(content), shortHex(row), key, signature].join('.');
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

/** Hexadecimal digits as base64url, and back. */
const shortHex = (hex: string) =>
	base64url(Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
const longHex = (text: string) => Array.from(bytesOf(text), (byte) => byte.toString(16).padStart(2, '0')).join('');

export function receiptCode(receipt: ReceiptCode): string {
	return RECEIPT + encode(receipt);
}

function encode(value: object): string {
	return base64url(new TextEncoder().encode(canonicalJson(value)));
}

/** What a code says when it is held against a bundle. */
export type Standing = 'in-bundle' | 'superseded' | 'differs' | 'not-in-bundle' | 'no-bundle';

export type CodeReport =
	| { readonly kind: 'none' }
	| {
			readonly kind: 'document';
			readonly code: DocumentCode;
			readonly words: string;
			readonly signed: boolean;
			/** The key signed the bundle that was opened. */
			readonly knownKey: boolean | null;
	  }
	| {
			readonly kind: 'receipt';
			readonly receipt: ReceiptCode;
			/** `null` where the phone had no key. */
			readonly signed: boolean | null;
			readonly standing: Standing;
	  };

/** Reads the text of a QR or a receipt, checks its signature, and holds it against a checked bundle if there is one. */
export function checkCode(text: string, bundle: Report | null): CodeReport {
	const trimmed = text.replace(/\s+/g, '');
	if (trimmed.startsWith(DOCUMENT)) {
		const code = parseDocument(trimmed.slice(DOCUMENT.length));
		if (!code) return { kind: 'none' };
		return {
			kind: 'document',
			code,
			words: fingerprintOf(code.key).words,
			signed: verifySignature(code.key, documentText(code), code.signature),
			knownKey: bundle ? bundle.keys.some(({ publicKey }) => publicKey === code.key) : null,
		};
	}
	if (!trimmed.startsWith(RECEIPT)) return { kind: 'none' };
	const receipt = decode<ReceiptCode>(trimmed.slice(RECEIPT.length));
	if (typeof receipt?.statement?.hash !== 'string') return { kind: 'none' };
	const { key, signature, statement } = receipt;
	return {
		kind: 'receipt',
		receipt,
		signed: key && signature ? verifySignature(key, answerText(statement), signature) : null,
		standing: standingOf(receipt, bundle),
	};
}

function standingOf({ statement }: ReceiptCode, bundle: Report | null): Standing {
	if (!bundle) return 'no-bundle';
	const own = bundle.results.filter(({ contest, tps }) => contest === statement.contest && tps === statement.tps);
	const match = own.find(({ hash }) => hash === statement.hash);
	if (match) return match.superseded ? 'superseded' : 'in-bundle';
	return own.length > 0 ? 'differs' : 'not-in-bundle';
}

function decode<T>(text: string): T | null {
	try {
		const value: unknown = JSON.parse(new TextDecoder().decode(bytesOf(text)));
		return typeof value === 'object' && value !== null ? (value as T) : null;
	} catch {
		return null;
	}
}
