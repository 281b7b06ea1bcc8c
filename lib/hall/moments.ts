import type { Answer } from '../plenary/commands';
import type { ResultView, WitnessView } from '../plenary/view';

/** The parts of two pictures that are compared. */
export interface Picture {
	readonly result: Pick<ResultView, 'contest' | 'place' | 'witnesses'> | null;
	/** The adoption the gavel fell on last. */
	readonly adopted?: { readonly contest: string; readonly region: string; readonly hash: string } | null;
	readonly last: { readonly contest: string; readonly place: { readonly tps: string }; readonly hash: string } | null;
}

/** Something the whole hall should notice. */
export type Moment =
	| { readonly kind: 'answered'; readonly witness: WitnessView; readonly answer: Answer }
	| { readonly kind: 'voided'; readonly count: number }
	| { readonly kind: 'struck' }
	/** The gavel fell on the totals of a region. */
	| { readonly kind: 'adopted' };

/** What happened between two pictures, the weightiest first. */
export function momentsBetween(before: Picture | null, now: Picture): Moment[] {
	if (!before) return [];
	const moments: Moment[] = [];
	if (now.last && keyOf(now.last) !== (before.last ? keyOf(before.last) : null)) moments.push({ kind: 'struck' });
	if (now.adopted && now.adopted.hash !== before.adopted?.hash) moments.push({ kind: 'adopted' });
	if (!now.result || !before.result || !sameResult(before.result, now.result)) return moments;
	const known = new Map(before.result.witnesses.map((witness) => [witness.id, witness.answer]));
	const voided = now.result.witnesses.filter(
		({ id, answer }) => answer?.voided && known.get(id) && !known.get(id)?.voided,
	);
	if (voided.length > 0) moments.push({ kind: 'voided', count: voided.length });
	for (const witness of now.result.witnesses) {
		const { answer } = witness;
		if (!answer || answer.voided) continue;
		const earlier = known.get(witness.id);
		if (earlier?.time !== answer.time) moments.push({ kind: 'answered', witness, answer: answer.answer });
	}
	return moments;
}

function keyOf(last: NonNullable<Picture['last']>): string {
	return `${last.contest}/${last.place.tps}/${last.hash}`;
}

function sameResult(a: NonNullable<Picture['result']>, b: NonNullable<Picture['result']>): boolean {
	return a.contest.code === b.contest.code && a.place.tps === b.place.tps;
}
