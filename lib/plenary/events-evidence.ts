/** Payloads of what happens around keys, copies and documents. */
export interface EvidencePayloads {
	/** From this row on the installation signs with this key. */
	'key.introduced': {
		readonly publicKey: string;
		/** The key before it: another laptop, or a data folder whose key was lost. */
		readonly former: string | null;
	};
	'witness.keyed': { readonly witness: string; readonly publicKey: string };
	'backup.configured': { readonly folder: string };
	'backup.restoreOrdered': { readonly backup: string };
	'document.handedOver': {
		readonly document: string;
		readonly content: string;
		readonly recipient: string;
		readonly means: 'paper' | 'file';
	};
	/** This ledger was taken from a backup; `former` is the end of the one it replaced here. */
	'ledger.restored': {
		readonly backup: string;
		readonly seq: number;
		readonly hash: string;
		readonly former: { readonly seq: number; readonly hash: string } | null;
	};
}

/** A signature of the witness's own phone under an answer. */
export interface AnswerProof {
	/** Public key of the phone, base64url. */
	readonly key: string;
	readonly signature: string;
}

export const KEY_STREAM = 'kunci';
export const BACKUP_STREAM = 'cadangan';
export const HANDOVER_STREAM = 'penyerahan';
