import type { Election } from '../election/election';
import type { LockedResult } from './locked';
import type { FileKind } from './manifest';

/** Everything that can be wrong with a bundle; each has its own sentence in the catalogue under `check.fault`. */
export const FAULT_CODES = [
	'not-a-zip',
	'too-large',
	'file-twice',
	'path-unsafe',
	'in-a-folder',
	'manifest-missing',
	'manifest-broken',
	'signature-missing',
	'signature-wrong',
	'foreign-key',
	'not-the-expected-key',
	'key-replaced',
	'file-missing',
	'file-changed',
	'file-extra',
	'ledger-broken',
	'ledger-truncated',
	'ledger-extra',
	'row-missing',
	'row-order',
	'row-changed',
	'row-sealed',
	'chain-broken',
	'key-unknown',
	'lock-unsigned',
	'lock-signature-wrong',
	'lock-figures',
	'lock-version',
	'lock-answers',
	'answer-left-out',
	'answer-overtaken',
	'answer-signature-wrong',
	'answer-unsigned',
	'answer-key-unknown',
	'answer-other-figures',
	'adoption-figures',
	'adoption-parts',
	'adoption-stale',
	'adoption-answers',
	'adoption-left-out',
	'adoption-version',
	'photo-unknown',
	'data-broken',
	'data-differs',
	'data-missing',
	'data-extra',
	'data-csv',
] as const;

export type FaultCode = (typeof FAULT_CODES)[number];

export interface Fault {
	readonly code: FaultCode;
	/** File, where one is to blame. */
	readonly path?: string;
	readonly kind?: FileKind;
	/** Ledger row, where one is to blame. */
	readonly seq?: number;
	/** TPS and field, or the witness, as far as known. */
	readonly tps?: string;
	readonly field?: string;
	readonly who?: string;
	/** What stands there and what should. */
	readonly found?: string;
	readonly expected?: string;
}

/** A signature the check has looked at. */
export interface SeenKey {
	readonly publicKey: string;
	readonly words: string;
	/** Ledger row that introduced it. */
	readonly seq: number;
	readonly time: string;
}

/** How an answer came. */
export type Voice = 'signed' | 'unsigned-phone' | 'paper';

export interface SeenAnswer {
	readonly name: string;
	readonly contestant: number;
	readonly answer: string;
	readonly text: string;
	readonly voice: Voice;
	/** Phones that had signed in for this witness until then: with a second one, somebody had made another code. */
	readonly phones: number;
	readonly recordedBy: string | null;
}

export interface SeenResult extends Omit<LockedResult, 'answers'> {
	readonly answers: readonly SeenAnswer[];
	/** True when a later version of the same TPS is locked in this ledger. */
	readonly superseded: boolean;
	/** True when it was opened again afterwards; it stands no more, whether or not a newer version is locked. */
	readonly reopened: boolean;
}

/** An adoption as the ledger has it, checked. */
export interface SeenAdoption {
	readonly contest: string;
	readonly region: string;
	readonly version: number;
	readonly hash: string;
	readonly seq: number;
	readonly time: string;
	readonly by: string;
	readonly answers: readonly {
		readonly name: string;
		readonly contestant: number | null;
		readonly answer: string;
		readonly text: string;
		readonly voice: Voice | 'account';
		readonly recordedBy: string | null;
	}[];
	readonly absent: readonly { readonly name: string }[];
	/** True when a part was opened again afterwards: it no longer stands. */
	readonly voided: boolean;
}

/** An answer as the ledger wrote it down. */
export interface SaidAnswer {
	readonly seq: number;
	readonly time: string;
	readonly name: string;
	readonly hash: string;
	readonly answer: string;
	readonly text: string;
}

/** What a code is held against beside the results: rows of the checked ledger. */
export interface CheckedRecord {
	/** Hash of every row by its number. */
	readonly rows: ReadonlyMap<number, string>;
	/** Rows after which an earlier sheet about the same is no longer the last word. */
	readonly turns: readonly { readonly seq: number; readonly stream: string }[];
	/** What each witness said, oldest first, by contest/TPS/witness or contest/region/witness. */
	readonly said: ReadonlyMap<string, readonly SaidAnswer[]>;
	/** Keys of each witness's phone. */
	readonly phones: ReadonlyMap<string, readonly string[]>;
	/** Whose forms say in which order and under which names the numbers stand. */
	readonly election: Election;
}

/** What the check found. */
export interface Report {
	readonly ok: boolean;
	readonly faults: readonly Fault[];
	/** Who signed the bundle; `null` when that cannot be read. */
	readonly signedBy: { readonly publicKey: string; readonly words: string } | null;
	readonly keys: readonly SeenKey[];
	readonly place: string;
	readonly asOf: string;
	readonly ledger: { readonly seq: number; readonly hash: string } | null;
	readonly files: number;
	readonly results: readonly SeenResult[];
	readonly adoptions: readonly SeenAdoption[];
	/** Names of the documents in it. */
	readonly documents: readonly string[];
	/** What a code is held against. */
	readonly record: CheckedRecord;
}
