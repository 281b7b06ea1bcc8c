/** One line of `npm run bench`. */
export interface Measure {
	readonly bench: string;
	readonly value: number;
	readonly unit: string;
	/** The same work done bare, in the same run; `null` where the target is a number of its own. */
	readonly yardstick: number | null;
	/** value / yardstick. */
	readonly ratio: number | null;
	readonly target: string;
	/** `null`: could not be measured here, see note. */
	readonly ok: boolean | null;
	readonly note?: string;
}

/** A bench: measures and returns its lines. */
export type Bench = () => Promise<Measure[]>;

/** What a bench says when what it measures is not there yet. */
export function notYet(bench: string, unit: string, target: string, note: string): Measure {
	return { bench, value: 0, unit, yardstick: null, ratio: null, target, ok: null, note };
}

/** Compares with a yardstick. */
export function measured(
	head: { bench: string; unit: string; target: string; note?: string },
	value: number,
	yardstick: number,
	ok: (ratio: number) => boolean,
): Measure {
	const ratio = value / yardstick;
	const { bench, unit, target, note } = head;
	return {
		bench,
		value: round(value),
		unit,
		yardstick: round(yardstick),
		ratio: round(ratio),
		target,
		ok: ok(ratio),
		note,
	};
}

/** Three significant digits are all a bench can promise. */
export function round(value: number): number {
	return Number(value.toPrecision(3));
}

export function median(values: readonly number[]): number {
	return quantile(values, 0.5);
}

/** The value below which `q` of the values lie. */
export function quantile(values: readonly number[], q: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}
