import { amount, type FieldId } from '../forms';
import type { RecapView } from './view';

/** A TPS that stands out from its kelurahan. A hint: it proves nothing and is in nobody's way. */
export interface Outlier {
	readonly code: 'turnout' | 'invalid' | 'zero' | 'dpt';
	/** Code and name of the TPS. */
	readonly tps: string;
	readonly name: string;
	/** The field the hint is about. */
	readonly field: FieldId;
	/**
	 * Share at this TPS and the middle one of the kelurahan, in per cent with one decimal; for `dpt` the voters on the form
	 * and in the region list.
	 */
	readonly share: number;
	readonly usual: number;
}

/** Fewest TPS that make a kelurahan to compare with. */
const ENOUGH = 5;
/** How far a share must be from the middle: in spreads of the kelurahan, and in any case in points. */
const SPREADS = 4;
const POINTS = { turnout: 15, invalid: 5 } as const;
/** A contestant is strong where the middle share is this large, in per cent. */
const STRONG = 10;

/**
 * The TPS of a kelurahan page that stand out: turnout, invalid votes, nobody for a contestant strong all round, another
 * number of voters than the region list has.
 */
export function outliersOf(view: RecapView): Outlier[] {
	if (view.level !== 'kelurahan') return [];
	const place = new Map(view.fields.map(({ id }, at) => [id, at]));
	const value = (column: number, field: FieldId) => amount(view.paper[column]?.[place.get(field) ?? -1]);
	const share = (part: FieldId, whole: FieldId) =>
		view.columns.map((_, column) => {
			const [a, b] = [value(column, part), value(column, whole)];
			return a === null || b === null || b === 0 ? null : (100 * a) / b;
		});
	const found: Outlier[] = [];
	const tell = (code: Outlier['code'], at: number, field: FieldId, own: number, usual: number) => {
		const column = view.columns[at];
		if (column)
			found.push({ code, tps: column.code, name: column.name, field, share: round(own), usual: round(usual) });
	};
	view.columns.forEach(({ dpt }, at) => {
		const own = value(at, 'I.A.J');
		if (dpt !== undefined && own !== null && own !== dpt) tell('dpt', at, 'I.A.J', own, dpt);
	});
	for (const [code, part, whole] of [
		['turnout', 'I.B.4.J', 'I.A.J'],
		['invalid', 'V.B', 'V.C'],
	] as const) {
		const shares = share(part, whole);
		const known = shares.filter((one) => one !== null);
		if (known.length < ENOUGH) continue;
		const usual = median(known);
		const spread = median(known.map((one) => Math.abs(one - usual)));
		shares.forEach((one, at) => {
			if (one !== null && Math.abs(one - usual) > Math.max(SPREADS * spread, POINTS[code]))
				tell(code, at, part, one, usual);
		});
	}
	for (const { id } of view.fields.filter(({ countsAsValid }) => countsAsValid)) {
		const shares = share(id, 'V.A');
		const known = shares.filter((one) => one !== null);
		if (known.length < ENOUGH) continue;
		const usual = median(known);
		if (usual < STRONG) continue;
		shares.forEach((one, at) => {
			if (one === 0) tell('zero', at, id, 0, usual);
		});
	}
	return found;
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const high = sorted[middle] ?? 0;
	return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? 0)) / 2;
}

const round = (value: number) => Math.round(value * 10) / 10;
