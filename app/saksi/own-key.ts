import { getPublicKey, hashes, sign, utils } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { post } from '@/app/client/api';
import { base64url, bytesOf } from '@/lib/evidence/base64url';
import { type AdoptionStatement, type AnswerStatement, adoptionText, answerText } from '@/lib/evidence/signing';
import type { AnswerProof } from '@/lib/plenary/events-evidence';
import { keep, kept } from './store';

hashes.sha512 = sha512;

/**
 * The key pair of this phone for one witness: made here at the first opening, its private half never sent. A phone
 * that cannot keep anything (private mode) has none and answers unsigned.
 */
export interface OwnKey {
	readonly publicKey: string;
	proofOf(statement: Omit<AnswerStatement, 'witness'>): AnswerProof;
	proofOfAdoption(statement: Omit<AdoptionStatement, 'witness'>): AnswerProof;
}

export function ownKey(witness: string): OwnKey | null {
	let stored = kept(witness, 'key', '');
	if (!stored) {
		keep(witness, 'key', base64url(utils.randomSecretKey()));
		// Read back: without storage it would be another key at every opening.
		stored = kept(witness, 'key', '');
	}
	if (!stored) return null;
	const secret = bytesOf(stored);
	const publicKey = base64url(getPublicKey(secret));
	const proof = (text: string): AnswerProof => ({
		key: publicKey,
		signature: base64url(sign(new TextEncoder().encode(text), secret)),
	});
	return {
		publicKey,
		proofOf: (statement) => proof(answerText({ witness, ...statement })),
		proofOfAdoption: (statement) => proof(adoptionText({ witness, ...statement })),
	};
}

let told: string | null = null;

/** Tells the hall which key this phone signs with; once an opening, again until it was heard. */
export async function introduce(key: OwnKey | null): Promise<void> {
	if (!key || told === key.publicKey) return;
	await post({ type: 'witness.key', publicKey: key.publicKey });
	told = key.publicKey;
}
