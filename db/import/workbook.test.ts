import { afterAll, describe, expect, it } from 'vitest';
import { type Contest, contestOf } from '../../lib/forms';
import { writeWorkbook } from '../documents/xlsx';
import { demolish, freshHouse } from '../testing/house';
import { previewSystem, readSystem } from './system';

const ppwp = contestOf('ppwp') as Contest;
const [FIRST, SECOND] = ['3101011001001', '3101011001002'] as const;
const house = freshHouse();
afterAll(() => demolish(house));

type Cell = string | number | null;

const book = (sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>) =>
	writeWorkbook(
		Object.entries(sheets).map(([name, rows]) => ({
			name,
			frozen: { rows: 1, columns: 1 },
			widths: [],
			rows: rows.map((row) =>
				row.map((cell) => (cell === null ? null : typeof cell === 'number' ? { number: cell } : { text: cell })),
			),
		})),
	);

async function read(name: string, bytes: Buffer) {
	const { files } = await readSystem(ppwp, { name, bytes });
	return files.map((file) => ('item' in file ? file.item : file.problems[0]));
}

describe('system data handed over as a workbook', () => {
	it('is read below its titles, TPS codes as text or as numbers, one sheet for each kelurahan', async () => {
		const bytes = await book({
			Panggang: [
				['Rekap Sirekap 16 Februari'],
				[null],
				['No', 'Baris', Number(FIRST), 'JUMLAH'],
				[1, 'IV.1', 114, 114],
				[2, 'IV.2', null, null],
			],
			Kelapa: [
				['baris', SECOND],
				['IV.1', 'XXX'],
			],
			Catatan: [['tidak ada apa-apa']],
		});
		const items = await read('sirekap.xlsx', bytes);
		expect(items).toMatchObject([
			{ tps: FIRST, uploaded: true, figures: { 'IV.1': 114, 'IV.2': null } },
			{ tps: SECOND, figures: { 'IV.1': 0 } },
		]);
		const preview = previewSystem(house, await readSystem(ppwp, { name: 'sirekap.xlsx', bytes }));
		expect(preview.report).toMatchObject({ files: 2, unknownTps: 2, invalid: 0 });
	});

	it('names sheet, row and column of what is no number, and takes the other TPS', async () => {
		const bytes = await book({ Satu: [['judul'], ['baris', FIRST, SECOND], ['IV.1', 'dua', 2]] });
		expect(await read('sirekap.xlsx', bytes)).toMatchObject([
			{ code: 'value.text', file: 'sirekap.xlsx/Satu', line: 3, field: FIRST },
			{ tps: SECOND, figures: { 'IV.1': 2 } },
		]);
	});

	it('takes neither of two columns for one TPS', async () => {
		const sheet = [
			['baris', FIRST],
			['IV.1', 1],
		];
		expect(await read('sirekap.xlsx', await book({ Satu: sheet, Dua: sheet }))).toMatchObject([
			{ code: 'book.twice', context: { tps: FIRST, other: 'Dua' } },
			{ code: 'book.twice', context: { tps: FIRST, other: 'Satu' } },
		]);
	});

	it('tells two columns of a TPS in one sheet, a rounded code and a line that stands twice', async () => {
		const bytes = await book({
			Satu: [
				['judul'],
				['baris', FIRST, FIRST, '3.10101E+12', SECOND],
				['IV.1', 1, 2, 3, 4],
				['IV.1', null, null, 3, 5],
			],
		});
		expect(await read('sirekap.xlsx', bytes)).toMatchObject([
			{ code: 'csv.exponent', file: 'sirekap.xlsx/Satu', line: 2, field: 'D' },
			{ code: 'csv.tps-twice', line: 2, field: FIRST, context: { first: 'B', second: 'C' } },
			{ code: 'csv.line-twice', line: 4, field: SECOND, context: { key: 'IV.1', first: 3 } },
		]);
		expect(await read('lain.xlsx', await book({ A: [['baris', 'TPS 1']] }))).toMatchObject([{ code: 'csv.no-tps' }]);
	});

	it.each([
		['an old Excel', 'lama.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'book.format'],
		[
			'a password',
			'rahasia.xlsx',
			Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
			'book.password',
		],
		['half a file', 'separuh.xlsx', Buffer.from('PK\u0003\u0004'), 'book.broken'],
		['nothing', 'kosong.xlsx', Buffer.alloc(0), 'book.broken'],
	])('has a sentence for %s', async (_what, name, bytes, code) => {
		expect(await read(name, bytes)).toMatchObject([{ file: name, code }]);
	});

	it('says so where no sheet holds the table', async () => {
		expect(await read('lain.xlsx', await book({ A: [['nama', 'alamat']] }))).toMatchObject([
			{ code: 'csv.missing-column', field: 'baris' },
		]);
	});

	it('says what to do with what a spreadsheet calls Unicode Text', async () => {
		const table = `baris\t${FIRST}\nIV.1\t7\n`;
		expect(await read('sirekap.csv', Buffer.from(table))).toMatchObject([{ figures: { 'IV.1': 7 } }]);
		const utf16 = Buffer.from(`\uFEFF${table}`, 'utf16le');
		expect(await read('sirekap.csv', utf16)).toMatchObject([{ code: 'file.encoding', file: 'sirekap.csv' }]);
	});
});
