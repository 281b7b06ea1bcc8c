import type { ResultView, RowView } from '../plenary/view';
import { type Mark, markOf } from './form';

/** Marks of one section that stand beside each other on the wall; more are gathered. */
export const MOST_MARKS = 18;

/** One sign of the thin map of the form: a number, a party with all its lines, or a few lines together. */
export interface MapMark {
	readonly key: string;
	readonly mark: Mark;
}

/** What a gathered sign shows first: where the reader is, then what is still to be settled. */
const FIRST: readonly Mark[] = ['now', 'differs', 'recorded', 'empty', 'settled', 'filled'];

/**
 * The marks of a section, few enough for the wall: one a number; on a legislature's form one a party; where a section
 * still has too many lines, several lines together.
 */
export function mapMarks(result: ResultView, cells: readonly RowView[]): MapMark[] {
	const groups = cells.some(({ field }) => field.line) ? byParty(cells) : inRuns(cells);
	return groups.flatMap((group) => {
		const [first] = group;
		const marks = group.map((row) => markOf(result, row));
		const mark = FIRST.find((each) => marks.includes(each));
		return first && mark ? [{ key: first.field.id, mark }] : [];
	});
}

function byParty(cells: readonly RowView[]): RowView[][] {
	const parties = [...new Set(cells.map(({ field }) => field.contestant))];
	return parties.map((party) => cells.filter(({ field }) => field.contestant === party));
}

function inRuns(cells: readonly RowView[]): RowView[][] {
	const length = Math.max(1, Math.ceil(cells.length / MOST_MARKS));
	return Array.from({ length: Math.ceil(cells.length / length) }, (_, at) =>
		cells.slice(at * length, (at + 1) * length),
	);
}
