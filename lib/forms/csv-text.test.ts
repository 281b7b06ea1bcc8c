import { expect, it } from 'vitest';
import { fromCsvText, spreadsheetCsv } from './csv-text';

it('keeps what stands in a cell, and never starts a formula', () => {
	const table = [
		['Wilayah', 'Sebab'],
		['=HYPERLINK("x")', 'putus, "lagi"'],
		['DESA, SATU', null],
		[-7, '+62'],
	];
	expect(spreadsheetCsv(table)).toBe(
		`\uFEFFWilayah,Sebab\r\n"'=HYPERLINK(""x"")","putus, ""lagi"""\r\n"DESA, SATU",\r\n-7,'+62\r\n`,
	);
	for (const text of ["'=1", '+62', "'", 'x'])
		expect(fromCsvText(`'${text}`)).toBe(text === '+62' ? '+62' : `'${text}`);
});
