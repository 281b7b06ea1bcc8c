import type { Contest } from '../lib/forms';
import type { House } from './house';

/**
 * The form of every contest of the plenary's kecamatan. A contest whose districts divide the kecamatan has no one
 * form here and is left out: its TPS are asked for one by one.
 */
export function formsHere(house: House): Contest[] {
	const election = house.states.election();
	const kecamatan = house.states.plenary().opened?.kecamatan;
	if (!kecamatan) return [];
	return election.heldIn(kecamatan).flatMap(({ code }) => election.contest(code, kecamatan) ?? []);
}
