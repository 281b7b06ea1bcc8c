import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { Sheet, SheetCell } from '../../lib/documents/sheets';

/** Thousands set apart the way the reader's own spreadsheet does it. */
const GROUPED = '#,##0';
/** One name for plain and bold: left out, some programs set bold cells in another family. */
const FONT = { fontFamily: 'Arial', fontSize: 10 } as const;
const STRONG = { fontWeight: 'bold' } as const;
const HEAD = { ...STRONG, wrap: true, alignVertical: 'center', backgroundColor: '#efecf6' } as const;

/** Writes sheets as XLSX: typed cells, frozen heads. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
	return writeExcelFile(
		sheets.map(({ name, frozen, widths, rows }) => ({
			sheet: name,
			orientation: 'landscape' as const,
			data: rows.map((row, at) =>
				row.map((cell, column) => cellOf(cell, at === frozen.rows - 1, column >= frozen.columns)),
			) as SheetData,
			columns: widths.map((width) => ({ width })),
			stickyRowsCount: frozen.rows,
			stickyColumnsCount: frozen.columns,
		})),
		FONT,
	).toBuffer();
}

/** `head`: the row of names above the columns; `right`: a column of numbers. */
function cellOf(cell: SheetCell, head: boolean, right: boolean) {
	if (cell === null) return null;
	if ('number' in cell) return { type: Number, value: cell.number, format: GROUPED };
	if ('formula' in cell) return { type: 'Formula' as const, value: cell.formula, format: GROUPED, ...STRONG };
	const align = right ? { align: 'right' as const } : {};
	return { type: String, value: cell.text, ...align, ...(head ? HEAD : cell.strong ? STRONG : {}) };
}
