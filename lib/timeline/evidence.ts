import type { EventPayloads } from '../plenary/events';
import type { EvidencePayloads } from '../plenary/events-evidence';
import type { About, Values } from './about';

type EvidenceType = keyof EvidencePayloads;
type Writer<T extends EvidenceType> = (payload: EventPayloads[T], about: About) => Values;

/** The kinds of what happens around keys, copies and documents. */
export const EVIDENCE_KINDS = {
	'key.introduced': 'evidence',
	'witness.keyed': 'evidence',
	'backup.configured': 'evidence',
	'backup.restoreOrdered': 'evidence',
	'document.handedOver': 'evidence',
	'ledger.restored': 'evidence',
} as const satisfies Record<EvidenceType, string>;

/** Values of the sentences about keys, copies and documents. */
export const EVIDENCE_WRITERS: { readonly [T in EvidenceType]: Writer<T> } = {
	'key.introduced': ({ publicKey, former }) => ({ key: publicKey.slice(0, 12), again: former === null ? 'no' : 'yes' }),
	'witness.keyed': (_payload, { witness }) => ({ no: witness.contestant, name: witness.name }),
	'backup.configured': ({ folder }) => ({ folder }),
	'backup.restoreOrdered': ({ backup }) => ({ backup }),
	'document.handedOver': ({ document, recipient, means }) => ({ document, recipient, means }),
	'ledger.restored': ({ backup, seq }) => ({ backup, seq }),
};
