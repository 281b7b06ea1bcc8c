/** Numbers that look random and are the same for the same seed on every machine. */
export interface Random {
	/** A whole number from `low` to `high`, both included. */
	between(low: number, high: number): number;
	/** True once in `of` times. */
	oneIn(of: number): boolean;
	/** The list in another order. */
	shuffled<T>(list: readonly T[]): T[];
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough for a demo. */
export function randomFrom(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
	return {
		between,
		oneIn: (of) => between(1, of) === 1,
		shuffled: (list) => {
			const copy = [...list];
			for (let at = copy.length - 1; at > 0; at--) {
				const other = between(0, at);
				[copy[at], copy[other]] = [copy[other] as (typeof copy)[number], copy[at] as (typeof copy)[number]];
			}
			return copy;
		},
	};
}
