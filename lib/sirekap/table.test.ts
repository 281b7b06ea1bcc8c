import { describe, expect, it } from 'vitest';
import { examplePack } from '../demo/packs';
import { paperTruth } from '../demo/paper';
import { randomFrom } from '../demo/random';
import { electionOf } from '../election';
import { amount, type Contest, type Figures } from '../forms';
import { NO_TOTALS, recapCsv, recapView, type Totals, withFigures } from '../recap';
import { parseTable } from './table';

const STATIONS = ['9901011001001', '9901011001002'];
const dpr = electionOf(examplePack('pemilu-2024'), 'a'.repeat(64)).contest('dpr', '9901011001001') as Contest;
const random = randomFrom(5);
const system = STATIONS.map((): Figures => {
	const paper = paperTruth(random, dpr);
	return Object.fromEntries(dpr.fields.filter(({ inSystem }) => inSystem).map(({ id }) => [id, amount(paper[id])]));
});
const ids = dpr.fields.map(({ id }) => id);
const kept = system.reduce<Totals>((sum, figures) => withFigures(sum, ids, figures, 1), NO_TOTALS);
const view = recapView(
	'kelurahan',
	dpr,
	'LAMPIRAN',
	{ code: '9901011001', name: 'K' },
	STATIONS.map((code, at) => ({
		code,
		name: code,
		locked: 1,
		total: 1,
		paper: system[at] ?? {},
		system: system[at] ?? {},
	})),
	{ paper: kept, system: kept },
);
const csv = recapCsv(view, 'system');
const read = (text: string) => parseTable(dpr, { path: 'tabel.csv', text, sha256: '0'.repeat(64) });

describe('system data as a table', () => {
	it('comes back as it was written, whatever the spreadsheet makes of the commas', () => {
		for (const text of [csv, `\uFEFF${csv}`, csv.replaceAll(',', ';'), csv.replaceAll(',', '\t')]) {
			const files = read(text);
			expect(files.map((file) => ('item' in file ? file.item.tps : file.problems))).toEqual(STATIONS);
			files.forEach((file, at) => {
				if ('item' in file) expect(file.item.figures).toEqual(system[at]);
			});
		}
	});

	it('leaves out the TPS with a bad cell, names line and column, and takes the others', () => {
		const lines = csv.split('\r\n');
		const at = lines.findIndex((line) => line.startsWith('IV.1.A1,'));
		const cells = lines[at]?.split(',') ?? [];
		cells[2] = '1.5';
		lines[at] = cells.join(',');
		const [bad, good] = read(lines.join('\r\n'));
		expect(bad).toMatchObject({ problems: [{ code: 'value.text', line: at + 1, field: STATIONS[0] }] });
		expect(good).toHaveProperty('item');
	});

	it('finds the head below titles and Excel’s own line, whatever stands between the cells', () => {
		for (const sign of [',', ';', '\t']) {
			const above = `sep=${sign}\nRekapitulasi DPR, Kecamatan 01${sign}\n\n`;
			const table = `baris${sign}uraian${sign}${STATIONS[0]}\nIV.1.A1${sign}suara partai${sign}7\nIV.1.B${sign}x${sign}y\n`;
			expect(read(above + table.replace('y', '7'))).toMatchObject([{ item: { figures: { 'IV.1.A1': 7 } } }]);
			expect(read(above + table)).toMatchObject([{ problems: [{ code: 'value.text', line: 6 }] }]);
		}
	});

	it('takes an empty cell for no number, and a table of something else for no table', () => {
		const [first] = read(`baris,${STATIONS[0]}\nIV.1.A1,\nIV.1.B,7\n`);
		expect(first).toMatchObject({ item: { uploaded: true, figures: { 'IV.1.A1': null, 'IV.1.B': 7 } } });
		expect(read('nama,alamat\nA,B\n')).toMatchObject([{ problems: [{ code: 'csv.missing-column' }] }]);
		expect(read(`baris,${STATIONS[0]}\nIX.1,4\n`)).toMatchObject([
			{ problems: [{ code: 'member.unknown-contestant' }] },
		]);
	});

	const [FIRST, SECOND] = STATIONS as [string, string];

	it('tells a line that stands twice with a number, and takes no number of it', () => {
		const [bad, good] = read(`baris,${FIRST},${SECOND}\nIV.1.B,5,1\nIV.1.B,7,\n`);
		expect(bad).toMatchObject({
			problems: [{ code: 'csv.line-twice', line: 3, field: FIRST, context: { key: 'IV.1.B', first: 2 } }],
		});
		expect(good).toMatchObject({ item: { tps: SECOND, figures: { 'IV.1.B': 1 } } });
	});

	it('takes neither of two columns of one TPS, and names both', () => {
		const [bad, good] = read(`baris,${FIRST},${FIRST},${SECOND}\nIV.1.B,5,7,1\n`);
		expect(bad).toMatchObject({
			problems: [{ code: 'csv.tps-twice', line: 1, field: FIRST, context: { first: 'B', second: 'C' } }],
		});
		expect(good).toMatchObject({ item: { tps: SECOND } });
		expect(read(`baris,Baris,${FIRST}\nIV.1.B,IV.1.A1,7\n`)).toMatchObject([
			{ problems: [{ code: 'csv.duplicate-column', field: 'baris' }] },
		]);
	});

	it('names the column whose TPS code the spreadsheet rounded, and takes the others', () => {
		const [bad, good] = read(`baris,3.10101E+12,${SECOND}\nIV.1.B,5,1\n`);
		expect(bad).toMatchObject({
			problems: [{ code: 'csv.exponent', line: 1, field: 'B', context: { value: '3.10101E+12' } }],
		});
		expect(good).toMatchObject({ item: { tps: SECOND, figures: { 'IV.1.B': 1 } } });
		for (const text of ['baris;3,10101E+12\nIV.1.B;5\n', 'baris,"3,10101E+12"\nIV.1.B,5\n']) {
			expect(read(text)).toMatchObject([{ problems: [{ code: 'csv.exponent', field: 'B' }] }]);
		}
	});

	it('says that no TPS code stands in the head, where the lines are named', () => {
		expect(read('baris,TPS 1\nIV.1.B,5\n')).toMatchObject([{ problems: [{ code: 'csv.no-tps', line: 1 }] }]);
	});

	it('keeps the columns in their places under a heading with the sign between cells in it', () => {
		const [one, two] = read(`baris,"uraian, kata",${FIRST},${SECOND}\nIV.1.B,x,5,1\n`);
		expect(one).toMatchObject({ item: { tps: FIRST, figures: { 'IV.1.B': 5 } } });
		expect(two).toMatchObject({ item: { tps: SECOND, figures: { 'IV.1.B': 1 } } });
	});
});
