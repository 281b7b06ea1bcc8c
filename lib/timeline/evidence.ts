import { fingerprintOf } from '../evidence/signing';
import type { EvidencePayloads } from '../plenary/events-evidence';
import type { About, Values } from './about';

/** Kinds of what happens around keys, copies and documents. */
export const EVIDENCE_KINDS = {
	'key.introduced': 'account',
	'witness.keyed': 'people',
	'backup.configured': 'account',
	'backup.restoreOrdered': 'account',
	'ledger.restored': 'account',
	'document.handedOver': 'plenary',
} as const satisfies Record<keyof EvidencePayloads, string>;

type Writers = { readonly [T in keyof EvidencePayloads]: (payload: EvidencePayloads[T], about: About) => Values };

/** What the minutes say about them. */
export const EVIDENCE_WRITERS: Writers = {
	'key.introduced': ({ publicKey, former }) => ({
		words: fingerprintOf(publicKey).words,
		again: former === null ? 'no' : 'yes',
	}),
	'witness.keyed': ({ publicKey }, { witness }) => ({
		no: witness.contestant,
		name: witness.name,
		words: fingerprintOf(publicKey).words,
	}),
	'backup.configured': ({ folder }) => ({ folder: folder || '–' }),
	'backup.restoreOrdered': ({ backup }) => ({ backup }),
	'ledger.restored': ({ backup, seq, former }) => ({ backup, seq, former: former?.seq ?? 0 }),
	'document.handedOver': ({ document, recipient, means, content }) => ({
		document,
		recipient,
		means,
		content: content.slice(0, 8) || '–',
	}),
};
