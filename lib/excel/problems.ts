/** What can be wrong with a workbook somebody brings back; each has its sentence under `excel.problem`. */
export const EXCEL_PROBLEMS = [
	// The file itself.
	'empty',
	'old-excel',
	'password',
	'not-excel',
	'open-document',
	'binary-excel',
	'truncated',
	'too-large',
	'broken',
	// The template.
	'no-stamp',
	'format',
	'stamp-changed',
	'other-laptop',
	'other-contest',
	'other-kelurahan',
	'other-form',
	'sheet-missing',
	'moved-column',
	'moved-row',
	'other-kelurahan-column',
	// A cell.
	'text',
	'formula',
	'decimal',
	'negative',
	'too-many-digits',
	'bool',
	'error',
	'merged',
	'status',
] as const;

export type ExcelProblemCode = (typeof EXCEL_PROBLEMS)[number];

/** One thing that is wrong: what, and where. */
export interface ExcelProblem {
	readonly code: ExcelProblemCode;
	/** Cell or range, as the spreadsheet program names it. */
	readonly cell?: string;
	readonly tps?: string;
	readonly field?: string;
	readonly found?: string;
	readonly expected?: string;
}

export function isProblem(value: unknown): value is ExcelProblem {
	return typeof value === 'object' && value !== null && 'code' in value;
}
