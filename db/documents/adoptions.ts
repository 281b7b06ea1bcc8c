import type { AdoptionFacts, ClosingFacts } from '../../lib/documents/facts';
import { hashWords } from '../../lib/forms';
import type { House } from '../house';
import { statement } from '../ledger';
import { placeName } from '../places';

/** Every adoption of the contest, in the order of the gavel. */
export function adoptionsOf(house: House, contest: string, kecamatan: string): AdoptionFacts[] {
	const rows = statement<{ region: string }>(
		house.sqlite,
		'SELECT DISTINCT region FROM adoption WHERE contest = ? AND region LIKE ? ORDER BY region',
	).all(contest, `${kecamatan}%`);
	const made = rows.flatMap(({ region }) => {
		const { past, lock } = house.states.adoption(contest, region);
		const name = placeName(house, region);
		return [...past, ...(lock ? [{ lock, voided: null }] : [])].map(
			({ lock: { seq, version, time, by, hash, paper, answers, absent }, voided }) => ({
				seq,
				region,
				name,
				version,
				time,
				by,
				words: hashWords(hash),
				valid: paper.sums['V.A'] ?? 0,
				invalid: paper.sums['V.B'] ?? 0,
				answers,
				absent,
				voided: voided?.time ?? null,
			}),
		);
	});
	return made.sort((a, b) => a.seq - b.seq).map(({ seq: _, ...rest }) => rest);
}

/** How the meeting was closed, with names for the codes of its list; `null` while it runs. */
export function closingOf(house: House, contest: string): ClosingFacts | null {
	const { closed } = house.states.plenary();
	if (!closed) return null;
	const { list, time, by, note } = closed;
	const name = (code: string) => placeName(house, code);
	const own = <T extends { readonly contest: string | null }>(all: readonly T[]) =>
		all.filter((one) => one.contest === null || one.contest === contest);
	return {
		time,
		by,
		note,
		stations: own(list.stations).map(({ tps, why }) => ({ name: name(tps), why })),
		regions: own(list.regions).map(({ region }) => name(region)),
		cases: own(list.cases).map((one) => ({ name: one.name, where: one.tps ? name(one.tps) : '', to: one.to })),
		boxes: own(list.boxes).map(({ tps }) => name(tps)),
		owed: list.owed,
	};
}
