import { isKelurahan, parseShare } from '../election/region';
import type { LockedResult } from '../evidence/locked';
import type { Cell, Contest, FieldId } from '../forms/types';
import type { Zone } from '../hall/clock';
import type { Case } from '../plenary/case';
import type { Basis, Seal } from '../plenary/commands';
import type { AttendeeKind } from '../plenary/commands-attendance';
import type { PauseKind } from '../plenary/commands-pause';
import type { GivenSignature } from '../plenary/events-adoption';
import type { DocumentModel } from './model';

/** Where the plenary is, by name. */
export interface PlaceFacts {
	readonly kecamatan: string;
	readonly kabko: string;
	readonly provinsi: string;
	readonly zone: Zone;
}

export interface TpsFacts {
	readonly kode: string;
	readonly name: string;
	/** The standing locked result, or `null` while there is none. */
	readonly locked: LockedResult | null;
	/** The standing result was opened again and waits for the gavel as its next version. */
	readonly reopened: boolean;
	readonly box: { readonly seal: Seal; readonly note: string; readonly time: string; readonly by: string } | null;
	/** How the sealed box of this contest came in, or `null` while that is not written down. */
	readonly arrival: {
		readonly seal: Seal;
		readonly from: string;
		readonly note: string;
		readonly time: string;
		readonly by: string;
	} | null;
	readonly corrections: readonly {
		readonly time: string;
		readonly by: string;
		readonly changes: readonly { readonly field: FieldId; readonly old: Cell; readonly value: Cell }[];
		readonly reason: string;
		readonly basis: Basis;
		readonly requestedBy: string;
		readonly initialled: readonly string[];
	}[];
	readonly cases: readonly Case[];
	/** Differences and contradictions recorded as they stand, with their explanation. */
	readonly recorded: readonly {
		readonly key: string;
		readonly note: string;
		readonly time: string;
		readonly by: string;
	}[];
}

export interface KelurahanFacts {
	readonly kode: string;
	readonly name: string;
	/** The form of its TPS: where dapil divide the kecamatan, its neighbours may have another. */
	readonly contest: Contest;
	readonly tps: readonly TpsFacts[];
}

export interface WitnessFacts {
	readonly contestant: number;
	readonly contestantName: string;
	readonly name: string;
	readonly mandate: { readonly number: string; readonly signedBy: string };
	readonly present: boolean;
	readonly revoked: boolean;
	/** Fingerprint words of the phone's key, or `null`. */
	readonly phone: string | null;
}

/** One stay of somebody in the room. */
export interface VisitFacts {
	readonly kind: 'saksi' | AttendeeKind;
	readonly name: string;
	/** The contestant a witness stands for, or the body somebody comes from. */
	readonly from: string;
	/** Number of the mandate or the surat tugas. */
	readonly letter: string;
	readonly in: string;
	readonly out: string | null;
	readonly late: boolean;
}

/** A skors or penundaan, from the order to the resumption. */
export interface PauseFacts {
	readonly kind: PauseKind;
	readonly time: string;
	readonly orderedBy: string;
	/** Number of the letter; empty where it was said. */
	readonly document: string;
	readonly reason: string;
	/** What the witnesses agreed to. */
	readonly agreement: string;
	readonly boxes: number;
	readonly guard: string;
	/** When it went on, and whether every result stood as before; `null` while it lasts. */
	readonly resumed: { readonly time: string; readonly by: string; readonly same: boolean } | null;
}

/** An adoption of a region, as the gavel fell on it. */
export interface AdoptionFacts {
	readonly region: string;
	readonly name: string;
	readonly version: number;
	readonly time: string;
	readonly by: string;
	/** The hash of the totals as four words. */
	readonly words: string;
	/** Valid and invalid votes. */
	readonly valid: number;
	readonly invalid: number;
	readonly answers: readonly GivenSignature[];
	readonly absent: readonly { readonly name: string; readonly contestant: number }[];
	/** When it became void, or `null` while it stands. */
	readonly voided: string | null;
}

/** How the meeting was closed, and what remained open then, by name. */
export interface ClosingFacts {
	readonly time: string;
	readonly by: string;
	readonly note: string;
	readonly stations: readonly { readonly name: string; readonly why: string }[];
	readonly regions: readonly string[];
	readonly cases: readonly { readonly name: string; readonly where: string; readonly to: string }[];
	readonly boxes: readonly string[];
	readonly owed: readonly string[];
}

/** Everything a document may be made from: plain data, no database. */
export interface DocumentFacts {
	readonly place: PlaceFacts;
	/** The contest with its form in the kecamatan; where dapil divide it, with that of the first. */
	readonly contest: Contest;
	/** Name of the kecamatan's form, as the election's pack has it. */
	readonly recapForm: string;
	readonly chair: string;
	readonly openedAt: string | null;
	/** In the order of their codes, those of one dapil together. */
	readonly kelurahan: readonly KelurahanFacts[];
	readonly witnesses: readonly WitnessFacts[];
	/** Every stay in the room, in the order of coming: witnesses of the contest and everyone else. */
	readonly visits: readonly VisitFacts[];
	/** Objections and special events about the meeting itself; those of a TPS stand with the TPS. */
	readonly cases: readonly Case[];
	readonly pauses: readonly PauseFacts[];
	/** Oldest first, versions that no longer stand included. */
	readonly adoptions: readonly AdoptionFacts[];
	/** The end of the meeting; `null` while it runs. */
	readonly closing: ClosingFacts | null;
	readonly installation: { readonly publicKey: string; readonly words: string };
	readonly asOf: DocumentModel['asOf'];
}

/** The kelurahan of one D.HASIL: all of them, or those of one dapil of several that divide the kecamatan. */
export interface FormGroup {
	readonly contest: Contest;
	readonly kelurahan: readonly KelurahanFacts[];
}

/** What has a D.HASIL of its own, in the order of the kelurahan. */
export function formGroups({ kelurahan }: Pick<DocumentFacts, 'kelurahan'>): FormGroup[] {
	const forms = [...new Set(kelurahan.map(({ contest }) => contest))];
	return forms.map((contest) => ({ contest, kelurahan: kelurahan.filter((one) => one.contest === contest) }));
}

/**
 * Why the papers of the contest are still KONSEP: a TPS without its gavel or opened again, then the kecamatan's result
 * without its own gavel; `null` while its adoption, or that of each dapil's share of it, stands (docs/adr/0095, 0090).
 */
export function draftReason({ kelurahan, adoptions }: Pick<DocumentFacts, 'kelurahan' | 'adoptions'>): string | null {
	const all = kelurahan.flatMap(({ tps }) => tps);
	if (all.length === 0 || all.some(({ locked }) => locked === null)) return 'belum semua TPS diketok';
	if (all.some(({ reopened }) => reopened)) return 'ada TPS yang dibuka kembali';
	const groups = formGroups({ kelurahan });
	const adopted = groups.every(({ contest: { district } }) =>
		adoptions.some(
			({ region, voided }) =>
				voided === null &&
				!isKelurahan(region) &&
				(groups.length === 1 || parseShare(region)?.district === district?.code),
		),
	);
	return adopted ? null : 'belum ditetapkan tingkat kecamatan';
}
