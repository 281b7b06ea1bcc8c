/** What a spreadsheet would run: a text that begins so is a formula to it. */
const FORMULA = /^[=+\-@\t\r]/;

/** A text for a cell of a CSV: an apostrophe before what a spreadsheet would run. */
export const csvText = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text behind {@link csvText}. */
export const fromCsvText = (text: string): string =>
	text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;

/** One cell of a CSV: quoted where it must be, and no text can start a formula. */
export function csvCell(value: string | number | null): string {
	if (value === null) return '';
	const text = typeof value === 'string' ? csvText(value) : String(value);
	return /[",;\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table as CSV (RFC 4180: CRLF), without a byte order mark. */
export const csvOf = (rows: readonly (readonly (string | number | null)[])[], separator: ',' | ';' = ','): string =>
	rows.map((row) => `${row.map(csvCell).join(separator)}\r\n`).join('');

/** A table as CSV for a spreadsheet: the byte order mark tells it that the text is UTF-8. */
export const spreadsheetCsv = (...table: Parameters<typeof csvOf>): string => `\uFEFF${csvOf(...table)}`;
