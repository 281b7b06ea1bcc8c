import { decideWitness, sameName } from '../plenary/decide-people';
import type { RecordedEvent } from '../plenary/events';
import { evolvePlenary } from '../plenary/evolve-plenary';
import { isRefusal, type Refusal, refuse } from '../plenary/refusals';
import type { PlenaryState } from '../plenary/state';
import type { World } from '../plenary/world';
import type { AccountLine, Numbered, WitnessLine } from './parse';

/** What would become of a good line: taken, already there as it stands, or refused with the door's own reason. */
export interface Planned<L> extends Numbered<L> {
	readonly status: 'new' | 'same' | 'refused';
	readonly refusal: Refusal | null;
}

/** Witnesses one after another, each decided as the door would, on what the lines before it made. */
export function planWitnesses(
	room: Pick<World, 'plenary' | 'election'>,
	lines: readonly Numbered<WitnessLine>[],
): Planned<WitnessLine>[] {
	let { plenary } = room;
	return lines.map(({ line, said }): Planned<WitnessLine> => {
		if (isThere(plenary, said)) return { line, said, status: 'same', refusal: null };
		const register = { ...said, type: 'witness.register', id: `baris-${line}` } as const;
		const decision = decideWitness({ ...room, plenary }, register);
		if (isRefusal(decision)) return { line, said, status: 'refused', refusal: decision };
		const actor = { id: '', name: '', role: '' };
		plenary = decision.reduce(
			(now, event) => evolvePlenary(now, { ...event, seq: 0, version: 0, time: '', actor } as RecordedEvent),
			plenary,
		);
		return { line, said, status: 'new', refusal: null };
	});
}

function isThere({ witnesses }: PlenaryState, { contest, contestant, name }: WitnessLine): boolean {
	return Object.values(witnesses).some(
		(one) => !one.revoked && one.contest === contest && one.contestant === contestant && sameName(one.name, name),
	);
}

/** An account as it is known by its user name. */
export interface KnownAccount {
	readonly name: string;
	readonly role: string;
	readonly kelurahan: string | null;
}

/** Accounts one after another; a user name that is taken by the same person is no second account. */
export function planAccounts(
	known: ReadonlyMap<string, KnownAccount>,
	lines: readonly Numbered<AccountLine>[],
): Planned<AccountLine>[] {
	const names = new Map(known);
	return lines.map(({ line, said }): Planned<AccountLine> => {
		const before = names.get(said.username);
		if (!before) {
			names.set(said.username, { ...said, kelurahan: said.kelurahan ?? null });
			return { line, said, status: 'new', refusal: null };
		}
		const same =
			sameName(before.name, said.name) && before.role === said.role && before.kelurahan === (said.kelurahan ?? null);
		if (same) return { line, said, status: 'same', refusal: null };
		return { line, said, status: 'refused', refusal: refuse('account.exists', { username: said.username }) };
	});
}
