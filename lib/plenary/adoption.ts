import type { EventPayloads, RecordedEvent } from './events';
import type { GivenSignature } from './events-adoption';
import type { Machine } from './machines';

type EventBy = { readonly time: string; readonly by: string; readonly seq: number };

/** Where the adoption of a region in one contest stands. */
export type AdoptionStatus = 'belum' | 'pencermatan' | 'ditetapkan' | 'gugur';

/** The life of an adoption. What was void is adopted anew, as the next version. */
export const ADOPTION_MACHINE: Machine<AdoptionStatus> = {
	name: 'Penetapan',
	start: 'belum',
	moves: [
		{ from: 'belum', by: 'adoption.scrutinise', to: 'pencermatan' },
		{ from: 'gugur', by: 'adoption.scrutinise', to: 'pencermatan' },
		{ from: 'pencermatan', by: 'adoption.drop', to: 'belum' },
		{ from: 'pencermatan', by: 'adoption.drop', to: 'gugur' },
		{ from: 'pencermatan', by: 'reopen.approve', to: 'belum' },
		{ from: 'pencermatan', by: 'reopen.approve', to: 'gugur' },
		{ from: 'pencermatan', by: 'adoption.strike', to: 'ditetapkan' },
		{ from: 'ditetapkan', by: 'reopen.approve', to: 'gugur' },
		{ from: 'ditetapkan', by: 'region.import', to: 'gugur' },
	],
};

/** The meeting as a whole. */
export const MEETING_MACHINE: Machine<'belum-dibuka' | 'terbuka' | 'ditutup'> = {
	name: 'Rapat pleno',
	start: 'belum-dibuka',
	moves: [
		{ from: 'belum-dibuka', by: 'plenary.open', to: 'terbuka' },
		{ from: 'terbuka', by: 'plenary.close', to: 'ditutup' },
		{ from: 'ditutup', by: 'plenary.reopen', to: 'terbuka' },
	],
};

export type Scrutiny = EventPayloads['adoption.scrutinyBegan'] & EventBy;
export type AdoptionLock = EventPayloads['adoption.struck'] & EventBy;

/** State of one region's adoption in one contest. */
export interface AdoptionState {
	readonly contest: string;
	/** 10 digits: kelurahan/desa; 6 digits: kecamatan. */
	readonly region: string;
	/** Version of the stream. */
	readonly version: number;
	readonly scrutiny: Scrutiny | null;
	/** The last word of each signer since the scrutiny began, by {@link signerKey}. */
	readonly answers: Readonly<Record<string, GivenSignature & { readonly time: string }>>;
	/** What is adopted and stands. */
	readonly lock: AdoptionLock | null;
	/** Adoptions that no longer stand, oldest first; they stay readable for ever. */
	readonly past: readonly PastAdoption[];
}

export interface PastAdoption {
	readonly lock: AdoptionLock;
	readonly voided: EventPayloads['adoption.voided'] & EventBy;
}

export function emptyAdoption(contest: string, region: string): AdoptionState {
	return { contest, region, version: 0, scrutiny: null, answers: {}, lock: null, past: [] };
}

export function signerKey({ side, id }: Pick<GivenSignature, 'side' | 'id'>): string {
	return `${side}/${id}`;
}

/** Where it stands, for people and for the machine above. */
export function adoptionStatus({ scrutiny, lock, past }: AdoptionState): AdoptionStatus {
	if (scrutiny) return 'pencermatan';
	if (lock) return 'ditetapkan';
	return past.length > 0 ? 'gugur' : 'belum';
}

/** Version the next adoption would have. */
export function nextVersion({ past }: AdoptionState): number {
	return past.length + 1;
}

/** The adoption after one more event of its stream. */
export function evolveAdoption(state: AdoptionState, event: RecordedEvent): AdoptionState {
	return { ...apply(state, event), version: event.version };
}

function apply(state: AdoptionState, event: RecordedEvent): AdoptionState {
	const stamp = { time: event.time, by: event.actor.name, seq: event.seq };
	switch (event.type) {
		case 'adoption.scrutinyBegan':
			return { ...state, scrutiny: { ...event.payload, ...stamp }, answers: {} };
		case 'adoption.scrutinyEnded':
			return { ...state, scrutiny: null, answers: {} };
		case 'adoption.answered': {
			const given = { ...event.payload, time: event.time };
			return { ...state, answers: { ...state.answers, [signerKey(given)]: given } };
		}
		case 'adoption.struck':
			return { ...state, scrutiny: null, lock: { ...event.payload, ...stamp } };
		case 'adoption.voided': {
			const past = state.lock
				? [...state.past, { lock: state.lock, voided: { ...event.payload, ...stamp } }]
				: state.past;
			return { ...state, scrutiny: null, lock: null, answers: {}, past };
		}
		default:
			return state;
	}
}
