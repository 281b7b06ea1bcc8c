import type { Election } from '../election';
import type { Command } from './commands';
import type { NewEvent } from './events';
import type { Refusal } from './refusals';
import type { PlenaryState, ResultState } from './state';

/** What a decision may look at. The door loads it inside the transaction. */
export interface World {
	readonly plenary: PlenaryState;
	/** The election in force: its contests and the form of each place. */
	readonly election: Election;
	result(contest: string, tps: string): ResultState;
	/** Facts the door reads from its projections. */
	readonly facts: Facts;
}

export interface Facts {
	knowsTps(tps: string): boolean;
	knowsKecamatan(kecamatan: string): boolean;
	account(id: string): AccountFact | undefined;
	usernameTaken(username: string): boolean;
	activeAdmins(): number;
	/** Newest stored content hash of the system data of one TPS. */
	systemContent(contest: string, tps: string): string | undefined;
	/** SHA-256 of the region file each kelurahan was last registered from, by code. */
	regionContent(kelurahan: string): string | undefined;
	/** Where numbers already stand: each contest with each kelurahan that has a result in it. */
	placesWithResults(): readonly { readonly contest: string; readonly kelurahan: string }[];
}

export interface AccountFact {
	readonly id: string;
	readonly role: string;
	readonly disabled: boolean;
}

export type Decision = readonly NewEvent[] | Refusal;

/** Commands about one TPS in one contest. */
export type ResultCommand = Extract<Command, { contest: string; tps: string }>;
