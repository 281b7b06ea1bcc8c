/** What a spreadsheet would run: a text that begins so is a formula to it. */
const FORMULA = /^[=+\-@\t\r]/;

/** A text for a cell of a CSV: an apostrophe before what a spreadsheet would run. */
export const csvText = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text behind {@link csvText}. */
export const fromCsvText = (text: string): string =>
	text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
