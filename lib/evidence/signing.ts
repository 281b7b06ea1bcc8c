import { hashes, verify } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, hashWords, sha256Hex } from '../forms/canonical';
import type { Answer } from '../plenary/commands';
import type { SignatureAnswer } from '../plenary/commands-adoption';
import { bytesOf } from './base64url';

hashes.sha512 = sha512;

/** What a witness says when answering; the signature is over exactly this. */
export interface AnswerStatement {
	readonly witness: string;
	readonly contest: string;
	readonly tps: string;
	/** Hash of the canonical figures the witness saw. */
	readonly hash: string;
	readonly answer: Answer;
	readonly text: string;
}

/*
 * Every signed text starts with what it is for, so that a signature under one kind of statement can never
 * pass for another.
 */

/** The text a witness's phone signs. */
export function answerText({ witness, contest, tps, hash, answer, text }: AnswerStatement): string {
	return `ketok-palu/jawaban/1\n${canonicalJson({ witness, contest, tps, hash, answer, text })}`;
}

/** What a witness says about signing an adoption; the phone's signature is over exactly this. */
export interface AdoptionStatement {
	readonly witness: string;
	readonly contest: string;
	readonly region: string;
	/** Hash of the canonical totals the witness saw. */
	readonly hash: string;
	readonly answer: SignatureAnswer;
	readonly text: string;
}

/** The text a witness's phone signs under an adoption. */
export function adoptionText({ witness, contest, region, hash, answer, text }: AdoptionStatement): string {
	return `ketok-palu/penetapan/1\n${canonicalJson({ witness, contest, region, hash, answer, text })}`;
}

/**
 * The text the installation signs for a ledger row. The row's hash holds everything the row says and the hash
 * of the row before it, so the signature stands for the whole chain up to here.
 */
export function rowText(seq: number, rowHash: string): string {
	return `ketok-palu/buku/1\n${seq}\n${rowHash}`;
}

/** The text the installation signs for a bundle: the SHA-256 of its manifest. */
export function manifestText(manifestSha256: string): string {
	return `ketok-palu/berkas/1\n${manifestSha256}`;
}

/** Ledger rows that never stand without the installation's signature. */
export const SIGNED_EVENTS: ReadonlySet<string> = new Set(['gavel.struck', 'adoption.struck']);

/** Words of a key's fingerprint: eight of 16 bits each, so finding another key with the same is out of reach. */
const FINGERPRINT_WORDS = 8;

/**
 * Fingerprint of a public key: SHA-256 of its base64url text, and the first 128 bits of it as words that
 * can be read from a photo.
 */
export function fingerprintOf(publicKey: string): { readonly hex: string; readonly words: string } {
	const hex = sha256Hex(publicKey);
	return { hex, words: hashWords(hex, FINGERPRINT_WORDS) };
}

/** Words as typed from a photo: case, spaces and hyphens do not matter. */
export function plainWords(words: string): string {
	return words.toLowerCase().replace(/[^a-z]+/g, '');
}

/** True when the signature is this key's under this text. Never throws: what cannot be read does not hold. */
export function verifySignature(publicKey: string, text: string, signature: string): boolean {
	try {
		return verify(bytesOf(signature), utf8ToBytes(text), bytesOf(publicKey), { zip215: false });
	} catch {
		return false;
	}
}
