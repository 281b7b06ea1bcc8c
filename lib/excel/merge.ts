import type { Cell, Contest, FieldId, Figures } from '../forms/types';

/**
 * Where a TPS stands when a workbook comes back. `open`: nothing filed, not being read. `reading`: on the floor, not
 * filed. `filed`: filed, not on the floor. `floor`: filed and on the floor. `locked`: the gavel has fallen.
 */
export type Standing = 'open' | 'reading' | 'filed' | 'floor' | 'locked';

/** One cell on which something is to be done or decided. */
export interface MergeCell {
	readonly field: FieldId;
	/** What stood in the template when it was made. */
	readonly base: Cell;
	/** What the desk has now. */
	readonly ours: Cell;
	/** What the workbook says. */
	readonly theirs: Cell;
	/** `take`: nobody else touched it. `conflict`: somebody must decide. */
	readonly kind: 'take' | 'conflict';
}

/**
 * Holds a workbook against the desk, cell by cell, in the order of the form. An empty cell of the workbook erases
 * nothing; a cell the workbook did not change leaves what the desk has; a filed tally is never changed without
 * somebody deciding.
 */
export function mergeCells(
	contest: Pick<Contest, 'fields'>,
	standing: Standing,
	{ base, ours, theirs }: { readonly base: Figures; readonly ours: Figures; readonly theirs: Figures },
): MergeCell[] {
	const free = standing === 'open' || standing === 'reading';
	return contest.fields.flatMap(({ id }): MergeCell[] => {
		const cell = { field: id, base: base[id] ?? null, ours: ours[id] ?? null, theirs: theirs[id] ?? null };
		if (cell.theirs === null || cell.theirs === cell.ours) return [];
		const untouched = cell.ours === null || cell.ours === cell.base;
		if (free && untouched) return [{ ...cell, kind: 'take' }];
		if (cell.theirs === cell.base) return [];
		return [{ ...cell, kind: 'conflict' }];
	});
}

/** True where the workbook's number may be taken at all: a TPS that is filed must be on the floor to be corrected. */
export function mayTake(standing: Standing): boolean {
	return standing === 'open' || standing === 'floor';
}
