import type { Quad, Rect } from './geometry';

/**
 * Where the numbers stand on the pages of a form. Lengths are millimetres on the printed page, measured from
 * its upper left corner. A form is described once, by measuring a blank one; docs/form-layouts.md says how.
 */
export interface FormLayout {
	/** Name of the form as printed on it (`C.HASIL-PPWP`). */
	readonly form: string;
	readonly pages: readonly PageLayout[];
}

export interface PageLayout {
	/** Number of the page as printed, from 1. */
	readonly page: number;
	readonly width: number;
	readonly height: number;
	/** Middles of the four corner marks. */
	readonly marks: Quad;
	/** Side of one of the two black squares of a mark. */
	readonly markSquare: number;
	/** The square code that tells the page; absent where a form has none. */
	readonly code?: PageCode;
	/** The digit boxes of each number, all boxes together, by field id. */
	readonly fields: Readonly<Record<string, Rect>>;
}

/** A square code of black and white modules inside a black border one module wide. */
export interface PageCode {
	readonly x: number;
	readonly y: number;
	readonly side: number;
	/** Rows without the border, `#` black, `.` white. */
	readonly rows: readonly string[];
}
