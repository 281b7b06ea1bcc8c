/** Payloads of what happens around keys, copies and documents. */
export interface EvidencePayloads {
	/** From this row on the installation signs with this key. */
	'key.introduced': {
		readonly publicKey: string;
		/** The key before it: another laptop, or a data folder whose key was lost. */
		readonly former: string | null;
	};
	'witness.keyed': { readonly witness: string; readonly publicKey: string };
}

/** A signature of the witness's own phone under an answer. */
export interface AnswerProof {
	/** Public key of the phone, base64url. */
	readonly key: string;
	readonly signature: string;
}

export const KEY_STREAM = 'kunci';
