import type { RegionTotals } from './adoption-hash';
import type { SignatureAnswer, SigningSide } from './commands-adoption';
import type { ReopenBasis } from './commands-reopen';
import type { AnswerProof } from './events-evidence';
import type { Status } from './status';

/** What somebody said about signing, bound to the hash of the totals. */
export interface GivenSignature {
	readonly side: SigningSide;
	/** The witness, or the account of a member of PPK. */
	readonly id: string;
	readonly name: string;
	/** Ballot number of the contestant the witness stands for; `null` for PPK. */
	readonly contestant: number | null;
	readonly answer: SignatureAnswer;
	readonly text: string;
	readonly hash: string;
	/** From the witness's phone, a member's own account, or written down from paper. */
	readonly channel: 'phone' | 'account' | 'paper';
	readonly recordedBy: string | null;
	/** The phone's signature; absent on paper, from an account, and from a phone that has made no key. */
	readonly proof?: AnswerProof;
}

/** A TPS that is not locked when the meeting is closed, and why. */
export interface OpenStation {
	readonly contest: string;
	readonly tps: string;
	readonly status: Exclude<Status, 'signed'>;
	/** Why it was set aside; empty otherwise. */
	readonly why: string;
}

/** What remains open when the meeting is closed, and where it goes. */
export interface ClosingList {
	readonly stations: readonly OpenStation[];
	/** Kelurahan and kecamatan without an adoption in force. */
	readonly regions: readonly { readonly contest: string; readonly region: string }[];
	/** Objections that go up with D.Kejadian Khusus, and those nobody has answered. */
	readonly cases: readonly {
		readonly id: string;
		readonly contest: string | null;
		readonly tps: string | null;
		readonly name: string;
		readonly status: string;
		readonly to: string;
	}[];
	/** Boxes that are not sealed again. */
	readonly boxes: readonly { readonly contest: string; readonly tps: string }[];
	/** Who has not received D.Hasil Kecamatan. */
	readonly owed: readonly string[];
}

/** A region under scrutiny, or adopted and in force. */
export interface AdoptionFact {
	readonly contest: string;
	readonly region: string;
	readonly scrutiny: boolean;
}

/** Events of pencermatan, penetapan and penutupan. */
export interface AdoptionEvents {
	'adoption.scrutinyBegan': RegionTotals & {
		readonly version: number;
		readonly hash: string;
		readonly until: string | null;
	};
	'adoption.scrutinyEnded': { readonly reason: string };
	'adoption.answered': GivenSignature;
	'adoption.struck': RegionTotals & {
		readonly version: number;
		readonly hash: string;
		readonly answers: readonly GivenSignature[];
		/** Registered witnesses who were not in the room. */
		readonly absent: readonly { readonly witness: string; readonly name: string; readonly contestant: number }[];
	};
	/** A part is not what it was: what was adopted (or scrutinised) no longer stands. */
	'adoption.voided': {
		readonly version: number;
		/** A result opened again, or a TPS that came into the list. */
		readonly why: 'reopened' | 'tps-added';
		/** The TPS it came from. */
		readonly cause: string;
	};
	'plenary.closed': { readonly note: string; readonly list: ClosingList };
	'plenary.reopened': { readonly basis: ReopenBasis; readonly document: string; readonly reason: string };
}

export const adoptionStream = (contest: string, region: string) => `penetapan/${contest}/${region}`;

/** Contest and region of an adoption's stream, or `null` for any other stream. */
export function parseAdoptionStream(stream: string): { contest: string; region: string } | null {
	const match = /^penetapan\/([a-z-]+)\/(\d{6}(?:\d{4}|\.[A-Za-z0-9_-]{1,24})?)$/.exec(stream);
	return match?.[1] && match[2] ? { contest: match[1], region: match[2] } : null;
}
