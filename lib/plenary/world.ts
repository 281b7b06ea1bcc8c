import type { Election } from '../election';
import type { AdoptionState } from './adoption';
import type { RegionTotals } from './adoption-hash';
import type { Command } from './commands';
import type { NewEvent } from './events';
import type { AdoptionFact, ClosingList } from './events-adoption';
import type { PreparationState } from './evolve-preparation';
import type { DeliveryFacts } from './facts-delivery';
import type { ExcelFacts } from './facts-excel';
import type { OperatorFacts } from './facts-operator';
import type { PhotoFacts } from './facts-photo';
import type { PreparationFacts } from './facts-preparation';
import type { PullFacts } from './facts-pull';
import type { RecountState } from './recount';
import type { Refusal } from './refusals';
import type { PlenaryState, ResultState } from './state';

/** What a decision may look at. The door loads it inside the transaction. */
export interface World {
	readonly plenary: PlenaryState;
	/** Schedule, duties and invitations. */
	readonly preparation: PreparationState;
	/** The election in force: its contests and the form of each place. */
	readonly election: Election;
	result(contest: string, tps: string): ResultState;
	/** The ballots of a recount. */
	recount(contest: string, tps: string): RecountState;
	/** The adoption of a region in one contest. */
	adoption(contest: string, region: string): AdoptionState;
	/** Facts the door reads from its projections. */
	readonly facts: Facts;
}

export interface Facts extends DeliveryFacts, ExcelFacts, PreparationFacts, PullFacts, OperatorFacts, PhotoFacts {
	knowsTps(tps: string): boolean;
	knowsKecamatan(kecamatan: string): boolean;
	account(id: string): AccountFact | undefined;
	usernameTaken(username: string): boolean;
	activeAdmins(): number;
	/** The key this installation signs with, as the ledger last heard of it. */
	installationKey(): string | undefined;
	/** Newest stored content hash of the system data of one TPS. */
	systemContent(contest: string, tps: string): string | undefined;
	/** SHA-256 of the region file each kelurahan was last registered from, by code. */
	regionContent(kelurahan: string): string | undefined;
	/** Where numbers already stand: each contest with each kelurahan that has a result in it. */
	placesWithResults(): readonly { readonly contest: string; readonly kelurahan: string }[];
	/** Every locked version, in the order of contest, TPS and version. */
	locked(): readonly LockedRow[];
	/** Boxes that were opened and are not sealed again. */
	openBoxes(): readonly { readonly contest: string; readonly tps: string }[];
	/** What the locked results (or adopted kelurahan) of a region add up to now; `null` for an unknown region. */
	totals(contest: string, region: string): FoundTotals | null;
	/** Every region under scrutiny or adopted, in force. */
	adoptions(): readonly AdoptionFact[];
	/** The members of PPK with an account. */
	committee(): readonly AccountFact[];
	/** Name of a TPS, kelurahan/desa or kecamatan as people call it; its code where nobody named it. */
	placeName(code: string): string;
	/** What remains open, as it stands now. */
	closing(): ClosingList;
	/** Whose desk holds a panel; `live` while its beats are fresh. */
	lease(panel: string): Lease | undefined;
}

export interface AccountFact {
	readonly id: string;
	readonly name: string;
	readonly role: string;
	readonly disabled: boolean;
}

export interface FoundTotals extends RegionTotals {
	/** Parts that are not locked (or not adopted) yet, by code. */
	readonly missing: readonly string[];
}

export interface LockedRow {
	readonly contest: string;
	readonly tps: string;
	readonly version: number;
	readonly hash: string;
}

export interface Lease {
	readonly account: string;
	readonly name: string;
	readonly live: boolean;
}

export type Decision = readonly NewEvent[] | Refusal;

/** Commands about the result of one TPS in one contest; photos beside it are no part of it. */
export type ResultCommand = Exclude<Extract<Command, { contest: string; tps: string }>, { type: `photo.${string}` }>;

type RecountCommand = Extract<ResultCommand, { type: `recount.${string}` }>;

/** True for the commands of a recount. */
export function isRecountCommand(command: ResultCommand): command is RecountCommand {
	return command.type.startsWith('recount.');
}
