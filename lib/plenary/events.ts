import type { Rules } from '../election';
import type { Cell, Difference, FieldId, Figures, Finding } from '../forms';
import type { Answer, Basis, EntryMode, KelurahanRows, Seal } from './commands';
import type { AdoptionEvents } from './events-adoption';
import type { AttendanceEvents } from './events-attendance';
import type { CaseEvents } from './events-case';
import type { ContestEventPayloads } from './events-contests';
import type { CopyEvents } from './events-copy';
import type { DeliveryEvents } from './events-delivery';
import type { AnswerProof, EvidencePayloads } from './events-evidence';
import type { ExcelEvents } from './events-excel';
import type { MeetingEvents } from './events-meeting';
import type { OperatorEvents } from './events-operator';
import type { PhotoEvents } from './events-photo';
import type { PreparationEvents } from './events-preparation';
import type { PullEvents } from './events-pull';

/** The answer of a witness as it is locked with a result. */
export interface GivenAnswer {
	readonly witness: string;
	readonly name: string;
	readonly contestant: number;
	readonly answer: Answer;
	readonly text: string;
	/** Hash of the canonical figures the answer is about. */
	readonly hash: string;
	readonly channel: 'phone' | 'paper';
	/** Who wrote it down, for answers given on paper. */
	readonly recordedBy: string | null;
	/** The phone's signature; absent on paper and from a phone that has made no key. */
	readonly proof?: AnswerProof;
}

/** Payload of every event by its type. */
export interface EventPayloads
	extends AdoptionEvents,
		AttendanceEvents,
		CaseEvents,
		ContestEventPayloads,
		CopyEvents,
		DeliveryEvents,
		ExcelEvents,
		MeetingEvents,
		OperatorEvents,
		PreparationEvents,
		PullEvents,
		EvidencePayloads,
		PhotoEvents {
	'region.registered': {
		readonly source: { readonly file: string; readonly sha256: string };
	} & KelurahanRows;
	'account.created': {
		readonly id: string;
		readonly username: string;
		readonly name: string;
		readonly role: 'ketua' | 'anggota' | 'operator' | 'pps' | 'web' | 'mobile' | 'panwaslu' | 'admin';
		readonly kelurahan: string | null;
	};
	'account.disabled': { readonly reason: string };
	'account.enabled': Record<string, never>;
	'account.passwordReset': Record<string, never>;
	'account.sessionsRevoked': Record<string, never>;
	'account.passwordChanged': Record<string, never>;
	'plenary.opened': {
		readonly kecamatan: string;
		readonly mode: EntryMode;
		/** What was agreed otherwise than the election's defaults. */
		readonly rules?: Partial<Rules>;
	};
	'plenary.modeSet': { readonly mode: EntryMode };
	'display.codeRenewed': Record<string, never>;
	'witness.registered': {
		readonly id: string;
		readonly contest: string;
		readonly contestant: number;
		readonly name: string;
		readonly mandate: { readonly number: string; readonly signedBy: string };
	};
	'witness.credentialed': { readonly witness: string };
	'witness.revoked': { readonly witness: string; readonly reason: string };
	'floor.taken': {
		readonly contest: string;
		readonly tps: string;
		/** Absent in a plenary of one panel. */
		readonly panel?: string;
	};
	'floor.left': {
		readonly panel?: string;
		readonly contest: string;
		readonly tps: string;
		readonly why: 'locked' | 'aside';
	};
	'system.imported': {
		readonly source: {
			readonly batch: string;
			/** Name of the folder, zip or file the batch came in. */
			readonly name: string;
			readonly file: string;
			readonly sha256: string;
			readonly content: string;
			readonly ts: string | null;
		};
		readonly uploaded: boolean;
		readonly figures: Figures;
		readonly rest: Readonly<Record<string, unknown>>;
	};
	'box.opened': {
		readonly seal: Seal;
		readonly note: string;
		readonly mode: EntryMode;
	};
	'tps.setAside': { readonly reason: string };
	'tally.filled': {
		readonly mode: EntryMode;
		readonly figures: Figures;
		readonly matched: readonly FieldId[];
		readonly blank: readonly FieldId[];
		/** Fields taken as zero by one word for the rest of a page; absent where nobody did. */
		readonly zeroed?: readonly FieldId[];
		/** What the comparison showed at that moment. */
		readonly differences: readonly Difference[];
		readonly findings: readonly Finding[];
	};
	'tally.corrected': {
		readonly changes: readonly {
			readonly field: FieldId;
			readonly old: Cell;
			readonly value: Cell;
		}[];
		readonly reason: string;
		readonly basis: Basis;
		readonly requestedBy: string;
		readonly initialled: readonly string[];
		/** The accepted objection it carries out. */
		readonly case?: string;
	};
	'system.edited': {
		readonly edits: readonly {
			readonly field: FieldId;
			readonly old: Cell;
			readonly value: Cell;
		}[];
		readonly reason: string;
	};
	'item.recorded': {
		/** What was explained, bound to the numbers it was explained for. */
		readonly items: readonly {
			readonly key: string;
			readonly binding: string;
		}[];
		readonly note: string;
	};
	'witness.answered': GivenAnswer;
	'gavel.struck': {
		readonly version: number;
		readonly hash: string;
		readonly figures: Figures;
		readonly system: Figures;
		readonly answers: readonly GivenAnswer[];
		/** Registered witnesses who were not in the room. */
		readonly absent: readonly {
			readonly witness: string;
			readonly name: string;
			readonly contestant: number;
		}[];
	};
}

export type EventType = keyof EventPayloads;

/** An event about to be appended to a stream. */
export type NewEvent = {
	[T in EventType]: {
		readonly stream: string;
		readonly type: T;
		readonly payload: EventPayloads[T];
		/** Canonical JSON of the payload, where its maker has it already. */
		readonly canonical?: string;
	};
}[EventType];

/** An event as it stands in the ledger. */
export type RecordedEvent = NewEvent & {
	readonly seq: number;
	readonly version: number;
	/** UTC, ISO 8601 with milliseconds, by this machine's clock. The sequence is the order, not this. */
	readonly time: string;
	readonly actor: {
		readonly id: string;
		readonly name: string;
		readonly role: string;
	};
};

export const PLENARY_STREAM = 'pleno';
export const resultStream = (contest: string, tps: string) => `hasil/${contest}/${tps}`;
export const regionStream = (kelurahan: string) => `wilayah/${kelurahan}`;
export const recountStream = (contest: string, tps: string) => `turus/${contest}/${tps}`;
export const accountStream = (account: string) => `akun/${account}`;

/** Contest and TPS of a result stream, or `null` for any other stream. */
export function parseResultStream(stream: string): { contest: string; tps: string } | null {
	const match = /^hasil\/([a-z-]+)\/(\d{13})$/.exec(stream);
	return match?.[1] && match[2] ? { contest: match[1], tps: match[2] } : null;
}
