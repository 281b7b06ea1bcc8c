import type { Election } from '../election';
import type { CommandOf, CommandsOf } from './commands';
import { NEEDS_LETTER } from './commands-attendance';
import { PLENARY_STREAM } from './events';
import { comesLate } from './presence';
import { type Refusal, refuse } from './refusals';
import { witnessesOf } from './settlement';
import type { Attendee, PlenaryState, Witness } from './state';
import type { Decision, World } from './world';

type WitnessCommand = CommandsOf<
	| 'witness.register'
	| 'witness.attend'
	| 'witness.leave'
	| 'witness.swap'
	| 'witness.credential'
	| 'witness.dropCredential'
	| 'witness.revoke'
>;
type AttendeeCommand = CommandsOf<
	'attendee.register' | 'attendee.attend' | 'attendee.leave' | 'attendee.revoke' | 'attendance.dismiss'
>;

const stream = PLENARY_STREAM;

/** The part of the world that decisions about people look at. */
type Room = Pick<World, 'plenary' | 'election'>;

/** Witnesses: mandates, who is in the room, codes for their phones. */
export function decideWitness(room: Room, command: WitnessCommand): Decision {
	switch (command.type) {
		case 'witness.register':
			return register(room, command);
		case 'witness.swap':
			return swap(room.plenary, command);
		default:
			return changeWitness(room.plenary, command);
	}
}

function register(room: Room, command: CommandOf<'witness.register'>): Decision {
	const head = room.election.head(command.contest);
	if (!head) return refuse('contest.unknown', { contest: command.contest });
	const here = room.plenary.opened && room.election.contest(command.contest, room.plenary.opened.kecamatan);
	if (!(here || head).contestants.some((contestant) => contestant.no === command.contestant)) {
		return refuse('witness.contestant-unknown', {
			contestant: command.contestant,
		});
	}
	if (room.plenary.witnesses[command.id] || room.plenary.attendees[command.id])
		return refuse('witness.exists', { witness: command.id });
	const own = witnessesOf(room.plenary, command.contest).filter((witness) => witness.contestant === command.contestant);
	const { rules } = room.plenary;
	const again = own.find((witness) => sameName(witness.name, command.name));
	if (again) return refuse('witness.named-twice', { name: again.name, contestant: command.contestant });
	if (own.length >= rules.mandated) {
		return refuse('witness.too-many', { contestant: command.contestant, count: rules.mandated });
	}
	const elsewhere = forAnother(room, command);
	if (elsewhere) return elsewhere;
	const { id, name, mandate, contestant } = command;
	return [
		{
			stream,
			type: 'witness.registered',
			payload: { id, contest: command.contest, contestant, name, mandate },
		},
	];
}

/**
 * One saksi stands for one Peserta only (PKPU 5/2024 art. 14(5)), in whatever contest; a party is one Peserta in all
 * of its contests. People are told apart by their names.
 */
function forAnother({ plenary, election }: Room, command: CommandOf<'witness.register'>): Refusal | null {
	const wanted = pesertaOf(election, command.contest, command.contestant);
	for (const witness of Object.values(plenary.witnesses)) {
		if (witness.revoked || !sameName(witness.name, command.name)) continue;
		const peserta = pesertaOf(election, witness.contest, witness.contestant);
		if (peserta.key !== wanted.key) {
			const { name, contestant } = witness;
			return refuse('witness.other-contestant', { name, contestant, other: peserta.name });
		}
	}
	return null;
}

/** Who stands for election, the same in each contest a party takes part in. */
function pesertaOf(election: Election, contest: string, no: number): { key: string; name: string } {
	const found = election.head(contest)?.contestants.find((contestant) => contestant.no === no);
	return found ? { key: `${found.sirekapId}/${found.name}`, name: found.name } : { key: `${contest}/${no}`, name: '–' };
}

function changeWitness(
	plenary: PlenaryState,
	command: Exclude<WitnessCommand, { type: 'witness.register' | 'witness.swap' }>,
): Decision {
	const witness = standing(plenary, command.witness);
	if ('code' in witness) return witness;
	switch (command.type) {
		case 'witness.attend': {
			if (witness.present) return [];
			const inside = witnessesOf(plenary, witness.contest).filter(
				(other) => other.present && other.contestant === witness.contestant,
			);
			if (inside.length >= plenary.rules.inRoom) {
				const { contestant } = witness;
				return refuse('witness.other-in-room', {
					name: inside[0]?.name,
					contestant,
					count: plenary.rules.inRoom,
					other: witness.name,
				});
			}
			return [{ stream, type: 'witness.attended', payload: { witness: witness.id, ...late(plenary, witness) } }];
		}
		case 'witness.leave':
			return witness.present ? [{ stream, type: 'witness.left', payload: { witness: witness.id } }] : [];
		case 'witness.credential':
			return [{ stream, type: 'witness.credentialed', payload: { witness: witness.id } }];
		case 'witness.dropCredential':
			if (!witness.credentialed) return [];
			return [{ stream, type: 'witness.credentialDropped', payload: { witness: witness.id, reason: command.reason } }];
		case 'witness.revoke':
			return [{ stream, type: 'witness.revoked', payload: { witness: witness.id, reason: command.reason } }];
	}
}

function swap(plenary: PlenaryState, command: CommandOf<'witness.swap'>): Decision {
	const leaves = standing(plenary, command.leaves);
	if ('code' in leaves) return leaves;
	const enters = standing(plenary, command.enters);
	if ('code' in enters) return enters;
	if (leaves.contest !== enters.contest || leaves.contestant !== enters.contestant || leaves.id === enters.id) {
		return refuse('witness.swap-other', { name: enters.name, other: leaves.name });
	}
	if (enters.present) return refuse('witness.already-in-room', { name: enters.name });
	if (!leaves.present) return refuse('witness.swap-gone', { name: leaves.name, other: enters.name });
	const payload = { witness: enters.id, leaves: leaves.id, leavesName: leaves.name };
	// Who takes over a seat that was taken in time does not come late.
	return [{ stream, type: 'witness.swapped', payload }];
}

/** The witness with a mandate that stands, or why there is none. */
function standing(plenary: PlenaryState, id: string): Witness | Refusal {
	const witness = plenary.witnesses[id];
	if (!witness) return refuse('witness.unknown', { witness: id });
	return witness.revoked ? refuse('witness.revoked', { name: witness.name }) : witness;
}

/** Peserta other than witnesses, and guests; and the end of the day for everyone. */
export function decideAttendee({ plenary }: Pick<World, 'plenary'>, command: AttendeeCommand): Decision {
	switch (command.type) {
		case 'attendee.register': {
			const { id, kind, name, from, letter } = command;
			if (plenary.attendees[id] || plenary.witnesses[id]) return refuse('attendee.exists', { name });
			if (NEEDS_LETTER.includes(kind) && letter === '') return refuse('attendee.needs-letter', { name });
			const again = Object.values(plenary.attendees).find(
				(one) => !one.revoked && one.kind === kind && sameName(one.name, name) && sameName(one.from, from),
			);
			if (again) return refuse('attendee.exists', { name: again.name });
			return [{ stream, type: 'attendee.registered', payload: { id, kind, name, from, letter } }];
		}
		case 'attendance.dismiss': {
			const inside = <P extends { present: boolean; id: string }>(people: Readonly<Record<string, P>>) =>
				Object.values(people).flatMap(({ id, present }) => (present ? [id] : []));
			const payload = { witnesses: inside(plenary.witnesses), attendees: inside(plenary.attendees) };
			if (payload.witnesses.length + payload.attendees.length === 0) return [];
			return [{ stream, type: 'attendance.dismissed', payload }];
		}
		default:
			return changeAttendee(plenary, command);
	}
}

function changeAttendee(
	plenary: PlenaryState,
	command: CommandsOf<'attendee.attend' | 'attendee.leave' | 'attendee.revoke'>,
): Decision {
	const known: Attendee | undefined = plenary.attendees[command.attendee];
	if (!known) return refuse('attendee.unknown');
	const { id: attendee, kind, name, from, present, revoked } = known;
	if (revoked) return refuse('attendee.revoked', { name });
	const who = { attendee, kind, name, from };
	switch (command.type) {
		case 'attendee.attend':
			return present ? [] : [{ stream, type: 'attendee.attended', payload: { ...who, ...late(plenary, known) } }];
		case 'attendee.leave':
			return present ? [{ stream, type: 'attendee.left', payload: who }] : [];
		case 'attendee.revoke':
			return [{ stream, type: 'attendee.revoked', payload: { ...who, reason: command.reason } }];
	}
}

function late(plenary: PlenaryState, person: Witness | Attendee): { late?: true } {
	return comesLate(plenary, person) ? { late: true } : {};
}

/** Names as people compare them: letters only, whatever the spacing, case and titles' dots. */
export function sameName(a: string, b: string): boolean {
	const letters = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
	return letters(a) === letters(b);
}
