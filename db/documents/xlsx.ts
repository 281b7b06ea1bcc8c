import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { Sheet, SheetCell } from '../../lib/documents/sheets';

/** Writes sheets as XLSX: typed cells, frozen heads. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
	return writeExcelFile(
		sheets.map(({ name, frozen, widths, rows }) => ({
			sheet: name,
			data: rows.map((row) => row.map(cellOf)) as SheetData,
			columns: widths.map((width) => ({ width })),
			stickyRowsCount: frozen.rows,
			stickyColumnsCount: frozen.columns,
		})),
	).toBuffer();
}

function cellOf(cell: SheetCell) {
	if (cell === null) return null;
	if ('number' in cell) return { type: Number, value: cell.number };
	if ('formula' in cell) return { type: 'Formula' as const, value: cell.formula };
	return { type: String, value: cell.text, ...(cell.strong ? { fontWeight: 'bold' as const } : {}) };
}
