import type { Cell, FieldId } from '../forms';

export interface CopyEvents {
	'copy.laid': {
		readonly witness: string;
		readonly name: string;
		readonly contestant: number;
		readonly channel: 'phone' | 'desk';
		/** Who wrote it down, for a copy shown at the desk. */
		readonly recordedBy: string | null;
		/** The lines that differ from what had been read, with what had been read. */
		readonly lines: readonly { readonly field: FieldId; readonly value: Cell; readonly paper: Cell }[];
	};
}
