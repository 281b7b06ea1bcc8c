import type { ContestHead } from '../lib/election';
import type { Contestant } from '../lib/forms';
import { ATTENDEE_KINDS, type Attendee, type Visit } from '../lib/plenary';
import type { House } from './house';
import { statement } from './ledger';

/** A witness as the registry lists it. */
export interface RegistryWitness {
	readonly id: string;
	readonly contest: string;
	readonly contestant: number;
	readonly name: string;
	readonly mandate: { readonly number: string; readonly signedBy: string };
	readonly present: boolean;
	readonly visits: readonly Visit[];
	readonly revoked: boolean;
	/** none: no code was made; open: a code waits to be used; on: a phone is signed in; off: it no longer is. */
	readonly phone: 'none' | 'open' | 'on' | 'off';
	/** Until when the code waits to be used. */
	readonly codeUntil: string | null;
}

/** A contest with those who stand in it, in ballot order, and their witnesses. */
export interface RegistryContest {
	readonly code: string;
	readonly name: { readonly id: string; readonly en: string };
	readonly contestants: readonly { readonly no: number; readonly name: string }[];
	readonly witnesses: readonly RegistryWitness[];
}

export interface RegistryView {
	/** Code of the kecamatan, for the time zone; `null` where none is known yet. */
	readonly kecamatan: string | null;
	readonly contests: readonly RegistryContest[];
	/** Panwaslu Kecamatan, PPS and guests, by kind and name. */
	readonly attendees: readonly Attendee[];
	/** How many witnesses of one contestant may be registered and in the room. */
	readonly rules: { readonly mandated: number; readonly inRoom: number };
}

/** Who is registered, who is in the room and whose phone is signed in. */
export function registryView(house: House): RegistryView {
	const plenary = house.states.plenary();
	const everyone = Object.values(plenary.witnesses);
	const { mandated, inRoom } = plenary.rules;
	return {
		kecamatan: plenary.opened?.kecamatan ?? onlyKecamatan(house),
		rules: { mandated, inRoom },
		attendees: Object.values(plenary.attendees).sort(
			(a, b) => ATTENDEE_KINDS.indexOf(a.kind) - ATTENDEE_KINDS.indexOf(b.kind) || (a.name < b.name ? -1 : 1),
		),
		contests: heldHere(house).map((contest) => ({
			code: contest.code,
			name: contest.name,
			contestants: contestantsHere(house, contest).map(({ no, name }) => ({ no, name })),
			witnesses: everyone
				.filter((witness) => witness.contest === contest.code)
				.sort((a, b) => a.contestant - b.contestant || Number(a.revoked) - Number(b.revoked))
				.map(({ credentialed, ...witness }) => ({
					...witness,
					...(credentialed && !witness.revoked
						? phoneOf(house, witness.id)
						: { phone: 'none' as const, codeUntil: null }),
				})),
		})),
	};
}

/** Before the opening: the kecamatan of the region list. */
function onlyKecamatan(house: House): string | null {
	return (
		statement<{ kode: string | null }>(house.sqlite, 'SELECT MIN(kecamatan) AS kode FROM kelurahan').get()?.kode ?? null
	);
}

/** The contests of the plenary's kecamatan; all of the election before the opening. */
function heldHere(house: House): readonly ContestHead[] {
	const election = house.states.election();
	const kecamatan = house.states.plenary().opened?.kecamatan;
	return kecamatan ? election.heldIn(kecamatan) : election.contests;
}

/** Those who stand here: candidates of a district differ from place to place. */
function contestantsHere(house: House, head: ContestHead): readonly Contestant[] {
	const kecamatan = house.states.plenary().opened?.kecamatan;
	const here = kecamatan && house.states.election().contest(head.code, kecamatan);
	return (here || head).contestants;
}

function phoneOf(house: House, witness: string): Pick<RegistryWitness, 'phone' | 'codeUntil'> {
	const session = statement<{ n: number }>(
		house.sqlite,
		"SELECT COUNT(*) AS n FROM session WHERE kind = 'witness' AND subject = ? AND revoked_at IS NULL",
	).get(witness);
	if (session && session.n > 0) return { phone: 'on', codeUntil: null };
	const code = statement<{ until: string | null }>(
		house.sqlite,
		'SELECT MAX(expires_at) AS until FROM witness_code WHERE witness = ? AND used_at IS NULL AND expires_at > ?',
	).get(witness, house.now().toISOString());
	return code?.until ? { phone: 'open', codeUntil: code.until } : { phone: 'off', codeUntil: null };
}

/** What a witness's phone may know about itself, beside what the hall sees. */
export interface OwnIdentity {
	readonly id: string;
	readonly name: string;
	readonly contest: string;
	readonly contestant: number;
	readonly contestantName: string;
	readonly present: boolean;
	readonly revoked: boolean;
}

export function ownIdentity(house: House, witness: string | undefined): OwnIdentity | null {
	const own = house.states.plenary().witnesses[witness ?? ''];
	if (!own) return null;
	const { id, name, contest, contestant, present, revoked } = own;
	const head = house.states.election().head(contest);
	const here = head ? contestantsHere(house, head) : [];
	const contestantName = here.find(({ no }) => no === contestant)?.name ?? '';
	return { id, name, contest, contestant, contestantName, present, revoked };
}
