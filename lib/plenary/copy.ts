import { amount, type Cell, type FieldId, type Figures } from '../forms';
import type { EventPayloads } from './events';

/** A copy as it was last laid beside, with when. */
export type LaidCopy = EventPayloads['copy.laid'] & { readonly time: string; readonly by: string };

/** A witness's copy as every screen shows it: what still differs from the figures of now. */
export interface CopyView {
	readonly witness: string;
	readonly name: string;
	readonly contestant: number;
	readonly channel: 'phone' | 'desk';
	readonly recordedBy: string | null;
	readonly time: string;
	readonly lines: readonly CopyLine[];
}

export interface CopyLine {
	readonly field: FieldId;
	/** What the copy says. */
	readonly value: Cell;
	/** What had been read when it was laid beside. */
	readonly read: Cell;
	/** True while the figure of now still says something else. */
	readonly differs: boolean;
}

/** Two cells that do not say the same; `X` and 0 are the same number, an empty cell is none. */
export function unlike(one: Cell, other: Cell): boolean {
	return amount(one) !== amount(other);
}

/** The copies of a result by ballot number, beside its figures of now. */
export function copyViews(copies: Readonly<Record<string, LaidCopy>>, figures: Figures): CopyView[] {
	return Object.values(copies)
		.map(
			({ witness, name, contestant, channel, recordedBy, time, lines }): CopyView => ({
				witness,
				name,
				contestant,
				channel,
				recordedBy,
				time,
				lines: lines.map(({ field, value, paper }) => ({
					field,
					value,
					read: paper,
					differs: unlike(value, figures[field] ?? null),
				})),
			}),
		)
		.sort((one, other) => one.contestant - other.contestant || (one.witness < other.witness ? -1 : 1));
}
