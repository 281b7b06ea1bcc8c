import { hashFigures } from '../plenary/figures-hash';
import { bytesOf } from './base64url';
import { DOCUMENT, type DocumentCode, documentText, longHex, RECEIPT, type ReceiptCode } from './code';
import type { Report } from './report';
import { answerText, fingerprintOf, verifySignature } from './signing';

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
			/** The figures in it are those its hash is about. */
			readonly whole: boolean;
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
		whole: isWhole(receipt),
		standing: standingOf(receipt, bundle),
	};
}

function isWhole({ statement, figures, system, version }: ReceiptCode): boolean {
	if (typeof figures !== 'object' || figures === null || typeof system !== 'object' || system === null) return false;
	return hashFigures(statement.contest, statement.tps, version, figures, system) === statement.hash;
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
