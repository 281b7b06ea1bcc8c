/** A, B, … Z, AA, … of a column counted from 0. */
export function columnName(column: number): string {
	const rest = Math.floor(column / 26);
	return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** `C6` of a cell, both counted from 0. */
export function cellName(row: number, column: number): string {
	return `${columnName(column)}${row + 1}`;
}

/** Row and column (from 0) of a name like `C6` or `$C$6`, or `null`. */
export function cellAt(name: string): { readonly row: number; readonly column: number } | null {
	const [, letters, digits] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i.exec(name) ?? [];
	if (!letters || !digits) return null;
	let column = 0;
	for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
	return { row: Number(digits) - 1, column: column - 1 };
}
