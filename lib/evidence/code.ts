import { canonicalJson } from '../forms/canonical';
import type { Figures } from '../forms/types';
import { base64url, bytesOf } from './base64url';
import { packText } from './packed';
import type { AdoptionStatement, AnswerStatement } from './signing';

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

/** What a witness's phone keeps of a word about an adoption; the totals stand under the hash, in the bundle. */
export interface SigningCode {
	readonly statement: AdoptionStatement;
	readonly name: string;
	readonly seq: number;
	readonly time: string;
	readonly key: string | null;
	readonly signature: string | null;
}

export const DOCUMENT = 'KP1D.';
/** A receipt about a TPS and one about an adoption, as phones wrote them before they packed them: still read. */
export const RECEIPT = 'KP1S.';
export const SIGNING = 'KP1P.';
/** The same, packed: the largest form fits into one QR. */
export const PACKED_RECEIPT = 'KP2S.';
export const PACKED_SIGNING = 'KP2P.';

/** The code that stands in a text, among its other lines; `null` where there is none. */
export function codeWithin(text: string): string | null {
	return /KP[12][A-Z]\.\S+/.exec(text)?.[0] ?? null;
}

/** The text the installation signs for a document. */
export function documentText({ kind, subject, content, seq, row }: Omit<DocumentCode, 'key' | 'signature'>): string {
	return `ketok-palu/dokumen/1\n${canonicalJson({ kind, subject, content, seq, row })}`;
}

/** A document's code, short enough for a QR of two centimetres: its parts, separated by dots. */
export function documentCode({ kind, subject, seq, content, row, key, signature }: DocumentCode): string {
	return DOCUMENT + [kind, subject, seq, shortHex(content), shortHex(row), key, signature].join('.');
}

/** Hexadecimal digits as base64url, and back. */
const shortHex = (hex: string) =>
	base64url(Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
export const longHex = (text: string) =>
	Array.from(bytesOf(text), (byte) => byte.toString(16).padStart(2, '0')).join('');

export function receiptCode(receipt: ReceiptCode): string {
	return PACKED_RECEIPT + encode(receipt);
}

export function signingCode(receipt: SigningCode): string {
	return PACKED_SIGNING + encode(receipt);
}

function encode(value: object): string {
	return base64url(packText(canonicalJson(value)));
}
