import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateDemo } from '../demo';
import { kelurahanRows } from '../plenary/commands';
import { parseWilayahCsv, WILAYAH_COLUMNS, writeWilayahCsv } from '.';

const ROW: Readonly<Record<(typeof WILAYAH_COLUMNS)[number], string>> = {
	kode_tps: '9901011001001',
	nama_tps: 'TPS 001',
	kode_kelurahan: '9901011001',
	nama_kelurahan: 'SUMBER LATIHAN',
	kode_kecamatan: '990101',
	nama_kecamatan: 'PERAGA RAYA',
	kode_kabko: '9901',
	nama_kabko: 'KABUPATEN CONTOH',
	kode_provinsi: '99',
	nama_provinsi: 'PROVINSI LATIHAN',
};
const SECOND = { ...ROW, kode_tps: '9901011001002', nama_tps: 'TPS 002' };
const HEAD = WILAYAH_COLUMNS.join(',');
const csv = (...rows: (typeof ROW)[]) =>
	[HEAD, ...rows.map((row) => WILAYAH_COLUMNS.map((column) => row[column]).join(','))].join('\n');
const codes = (text: string) =>
	parseWilayahCsv(text, 'w.csv').problems.map(({ file, line, field, code }) => ({ file, line, field, code }));
const tpsOf = (text: string) => parseWilayahCsv(text).kelurahan.flatMap(({ tps }) => tps.map(({ kode }) => kode));

describe('parseWilayahCsv', () => {
	const demo = generateDemo(1);

	it('reads a list back to what the region.import command takes', () => {
		const { kelurahan, problems } = parseWilayahCsv(demo.wilayahCsv);
		expect(problems).toEqual([]);
		expect(kelurahan).toEqual(demo.kelurahan);
		for (const entry of kelurahan) expect(kelurahanRows.parse(entry)).toEqual(entry);
	});

	it('takes the voters of a TPS where the list has them, and leaves out a line where they are no number', () => {
		const list = (...dpt: string[]) =>
			dpt.map((cell, at) => `${Object.values([ROW, SECOND][at] ?? ROW).join(',')},${cell}`).join('\n');
		const { kelurahan, problems } = parseWilayahCsv(`${HEAD},DPT\n${list('257', '')}`);
		expect(problems).toEqual([]);
		expect(kelurahan[0]?.tps).toEqual([
			{ kode: ROW.kode_tps, nama: ROW.nama_tps, dpt: 257 },
			{ kode: SECOND.kode_tps, nama: SECOND.nama_tps },
		]);
		expect(parseWilayahCsv(writeWilayahCsv(kelurahan))).toEqual({ kelurahan, problems: [] });
		expect(codes(`${HEAD},dpt\n${list('257', 'banyak')}`)).toEqual([
			{ file: 'w.csv', line: 3, field: 'dpt', code: 'wilayah.dpt' },
		]);
	});

	it('takes any order of rows and columns, any of three delimiters, BOM, CR, LF, blanks and more columns', () => {
		const cells = demo.wilayahCsv
			.trimEnd()
			.split('\r\n')
			.map((line) => line.split(','));
		const shuffle = (length: number) =>
			fc.shuffledSubarray([...Array(length).keys()], { minLength: length, maxLength: length });
		fc.assert(
			fc.property(
				shuffle(WILAYAH_COLUMNS.length),
				shuffle(cells.length - 1),
				fc.constantFrom(',', ';', '\t'),
				fc.constantFrom('\n', '\r\n'),
				fc.record({ bom: fc.boolean(), blank: fc.boolean(), sep: fc.boolean(), more: fc.boolean() }),
				(columns, rows, delimiter, end, { bom, blank, sep, more }) => {
					const lines = [0, ...rows.map((row) => row + 1)].map((row) =>
						[...columns.map((column) => cells[row]?.[column] ?? ''), ...(more ? ['catatan'] : [])].join(delimiter),
					);
					const body = (blank ? lines.flatMap((line) => [line, '', delimiter.repeat(9)]) : lines).join(end);
					const text = `${bom ? '\uFEFF' : ''}${sep ? `sep=${delimiter}${end}` : ''}${blank ? end : ''}${body}${end}`;
					expect(parseWilayahCsv(text)).toEqual({ kelurahan: demo.kelurahan, problems: [] });
				},
			),
		);
	});

	it('reads quoted names with delimiters and quotes in them', () => {
		const name = fc.stringMatching(/^[A-Z][A-Z ,;"'.-]{0,40}[A-Z]$/).map((text) => text.replace(/\s+/g, ' '));
		fc.assert(
			fc.property(name, (nama) => {
				const list = [...demo.kelurahan.slice(0, 1).map((entry) => ({ ...entry, nama }))];
				expect(parseWilayahCsv(writeWilayahCsv(list))).toEqual({ kelurahan: list, problems: [] });
			}),
		);
	});

	it.each(WILAYAH_COLUMNS)('tells that column %s is missing', (column) => {
		const text = csv(ROW).replace(column, 'lain');
		expect(codes(text)).toEqual([{ file: 'w.csv', line: 1, field: column, code: 'csv.missing-column' }]);
		expect(tpsOf(text)).toEqual([]);
	});

	it('tells a column that is there twice', () => {
		expect(codes(`${HEAD},nama_tps\n`)).toEqual([
			{ file: 'w.csv', line: 1, field: 'nama_tps', code: 'csv.duplicate-column' },
		]);
	});

	it.each([
		['kode_tps', '990101100100', 'wilayah.code'],
		['kode_tps', '9,90101E+12', 'csv.column-count'],
		['kode_tps', '99010110010O1', 'wilayah.code'],
		['kode_tps', '', 'wilayah.code'],
		['kode_tps', '9901011002002', 'wilayah.not-nested'],
		['kode_kelurahan', '99010110011', 'wilayah.code'],
		['kode_kecamatan', '990102', 'wilayah.not-nested'],
		['kode_kabko', '990', 'wilayah.code'],
		['kode_provinsi', '98', 'wilayah.not-nested'],
		['nama_tps', '', 'wilayah.empty-name'],
		['nama_tps', '   ', 'wilayah.empty-name'],
		['nama_kecamatan', 'X'.repeat(121), 'wilayah.long-name'],
		['nama_kelurahan', 'LAIN', 'wilayah.two-names'],
		['nama_provinsi', 'LAIN', 'wilayah.two-names'],
		['kode_tps', ROW.kode_tps, 'wilayah.two-names'],
	] as const)('%s = %j: %s, and the good row stays', (field, value, code) => {
		const text = csv(ROW, { ...SECOND, [field]: value });
		const found = codes(text);
		expect(found.length).toBeGreaterThan(0);
		expect(found.every(({ file, line }) => file === 'w.csv' && line === 3)).toBe(true);
		expect(found.map((one) => one.code)).toContain(code);
		expect(tpsOf(text)).toEqual([ROW.kode_tps]);
	});

	it('names the field of each kind of row problem', () => {
		expect(codes(csv(ROW, { ...SECOND, kode_tps: '1', nama_kabko: '' }))).toEqual([
			{ file: 'w.csv', line: 3, field: 'kode_tps', code: 'wilayah.code' },
			{ file: 'w.csv', line: 3, field: 'nama_kabko', code: 'wilayah.empty-name' },
		]);
		expect(codes(csv(ROW, { ...SECOND, kode_kecamatan: '990102' }))).toEqual([
			{ file: 'w.csv', line: 3, field: 'kode_kelurahan', code: 'wilayah.not-nested' },
		]);
	});

	it('keeps a name of 120 characters', () => {
		expect(codes(csv({ ...ROW, nama_kelurahan: 'X'.repeat(120) }))).toEqual([]);
	});

	it('tells a TPS that is there twice with the line of the first', () => {
		const { problems, kelurahan } = parseWilayahCsv(csv(ROW, SECOND, ROW), 'w.csv');
		expect(problems).toEqual([
			{
				file: 'w.csv',
				line: 4,
				field: 'kode_tps',
				code: 'wilayah.duplicate-tps',
				context: { value: ROW.kode_tps, first: 2 },
			},
		]);
		expect(kelurahan[0]?.tps).toHaveLength(2);
	});

	it('counts lines over blank ones', () => {
		expect(codes(`\uFEFF\r\n${csv(ROW).replace('\n', '\r\n\r\n')}\r\n\r\n${'x,'.repeat(9)}x`)[0]?.line).toBe(6);
	});

	it('leaves out a row with too few columns', () => {
		expect(codes(`${csv(ROW)}\n9901011001002,TPS 002`)).toEqual([
			{ file: 'w.csv', line: 3, field: undefined, code: 'csv.column-count' },
		]);
	});

	it.each(['', '\uFEFF', '\r\n\r\n', HEAD])('tells that %j holds nothing', (text) => {
		expect(codes(text)).toEqual([{ file: 'w.csv', line: undefined, field: undefined, code: 'csv.empty' }]);
	});

	it('tells a quotation mark that is never closed', () => {
		const [found, ...more] = codes(csv({ ...ROW, nama_tps: '"TPS 001' }));
		expect(more).toEqual([]);
		expect(found?.code).toBe('csv.broken');
	});

	it('never throws, whatever the text', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom(HEAD, csv(ROW), '"', '\n', ';', ',', '\t', '\r', 'x', '\0', '__proto__')),
				(parts) => {
					parseWilayahCsv(parts.join(''));
				},
			),
		);
	});
});
