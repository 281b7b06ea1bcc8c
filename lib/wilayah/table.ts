import type { Problem } from '../import/problem';
import { readTable as read, type TableRow } from '../import/table';
import { EXTRA_COLUMNS, WILAYAH_COLUMNS, type WilayahColumn } from './columns';

/** One line of a region file. */
export type Row = TableRow<WilayahColumn>;

/** The rows of a region file by column name. */
export function readTable(text: string, file: string): { rows: Row[]; problems: Problem[] } {
	return read<WilayahColumn>(text, file, [...WILAYAH_COLUMNS, ...EXTRA_COLUMNS], EXTRA_COLUMNS);
}
