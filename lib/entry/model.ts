import type { Cell, Contest, FieldId, Figures } from '../forms/types';

/** What the typist has so far, and where. */
export interface Entry {
	readonly figures: Figures;
	/** Fields taken as read from the shown value. */
	readonly matched: readonly FieldId[];
	/** Fields said to be empty on the paper: “sisanya kosong”. */
	readonly blank: readonly FieldId[];
	/** Fields taken as zero by one word: “sisanya nol”. */
	readonly zeroed: readonly FieldId[];
	/** The field under the cursor. */
	readonly at: FieldId;
}

/** What a key did. */
export type Effect = 'none' | 'moved' | 'changed' | 'file';

export interface Step {
	readonly entry: Entry;
	readonly effect: Effect;
}

/** What the grid knows beside the typing. */
export interface Grid {
	readonly contest: Contest;
	/** Figures shown beside the cells; `null` in blind entry. */
	readonly shown: Figures | null;
}

/** An empty entry, the cursor on the first field. */
export function startEntry(contest: Contest): Entry {
	return { figures: {}, matched: [], blank: [], zeroed: [], at: contest.fields[0]?.id ?? '' };
}

/**
 * The text in a cell after typing, as a cell: digits only, at most the form's boxes; `x` in any case is
 * the form's XXX; nothing is not zero. `undefined` when the text can stand in no cell.
 */
export function cellOf(text: string, digits: number): Cell | undefined {
	const trimmed = text.trim();
	if (trimmed === '') return null;
	if (/^x+$/i.test(trimmed)) return 'X';
	if (!/^\d+$/.test(trimmed) || trimmed.length > digits) return undefined;
	return Number(trimmed);
}

/**
 * Why a text can stand in no cell, for a word beside it: more digits than the form has boxes, or something that
 * is neither digits nor X.
 */
export function whyNoCell(text: string): 'too-long' | 'no-number' {
	return /^\d+$/.test(text.trim()) ? 'too-long' : 'no-number';
}

/** A cell as it stands in its box. */
export function textOf(cell: Cell | undefined): string {
	return cell === null || cell === undefined ? '' : String(cell);
}

/** Puts a typed value into the cell under the cursor; it no longer counts as matched. */
export function typeInto(entry: Entry, field: FieldId, cell: Cell): Entry {
	const figures = { ...entry.figures };
	if (cell === null) delete figures[field];
	else figures[field] = cell;
	const others = (ids: readonly FieldId[]) => (ids.includes(field) ? ids.filter((id) => id !== field) : ids);
	return {
		figures,
		matched: others(entry.matched),
		blank: others(entry.blank),
		zeroed: others(entry.zeroed),
		at: field,
	};
}

/**
 * Enter: on an empty cell in read-and-match the shown value is taken as read; then the cursor goes to
 * the next cell. On the last cell the cursor stays.
 */
export function enter(grid: Grid, entry: Entry): Step {
	const shown = grid.shown?.[entry.at] ?? null;
	const empty = (entry.figures[entry.at] ?? null) === null;
	if (empty && shown !== null && fits(grid.contest, entry.at, shown)) {
		const taken: Entry = {
			...typeInto(entry, entry.at, shown),
			figures: { ...entry.figures, [entry.at]: shown },
			matched: [...entry.matched, entry.at],
			at: entry.at,
		};
		return { entry: move(grid.contest, taken, 1), effect: 'changed' };
	}
	return down(grid, entry);
}

/** ↓ goes on without taking anything. */
export function down(grid: Grid, entry: Entry): Step {
	return moved(entry, move(grid.contest, entry, 1));
}

/** ↑ goes back. */
export function up(grid: Grid, entry: Entry): Step {
	return moved(entry, move(grid.contest, entry, -1));
}

/** `X`: the form's strokes, then on to the next cell. */
export function cross(grid: Grid, entry: Entry): Step {
	return { entry: move(grid.contest, typeInto(entry, entry.at, 'X'), 1), effect: 'changed' };
}

/**
 * Fields still without a value, in the order of the form.
 * @param blank fields already said to be empty on the paper
 */
export function emptyFields(contest: Contest, figures: Figures, blank: readonly FieldId[] = []): FieldId[] {
	const said = new Set(blank);
	return contest.fields.map((field) => field.id).filter((id) => (figures[id] ?? null) === null && !said.has(id));
}

/** Figures with every field of the form present, `null` where nothing was read. */
export function wholeForm(contest: Contest, figures: Figures): Record<FieldId, Cell> {
	return Object.fromEntries(contest.fields.map((field) => [field.id, figures[field.id] ?? null]));
}

/** A number the system shows may be too long for the paper's boxes: that is never taken as read. */
function fits(contest: Contest, id: FieldId, cell: Cell): boolean {
	const digits = contest.fields.find((field) => field.id === id)?.digits ?? 0;
	return cell === 'X' || String(cell).length <= digits;
}

function move(contest: Contest, entry: Entry, step: 1 | -1): Entry {
	const index = contest.fields.findIndex((field) => field.id === entry.at);
	const next = contest.fields[index + step];
	return next ? { ...entry, at: next.id } : entry;
}

function moved(before: Entry, after: Entry): Step {
	return { entry: after, effect: before.at === after.at ? 'none' : 'moved' };
}
