import { sumsOf } from '../forms/rules';
import { type Cell, type Contest, type Field, type Figures, lineNumber } from '../forms/types';
import { type BookCell, type BookSheet, cellName, type Look, type Rule, rangeName } from '../workbook';
import { COLUMN, ENTRY_SHEET, READ_STATES, ROW, STAMP_LABELS, STAMP_SHEET } from './layout';
import { checksumOf, type Stamp } from './stamp';

export interface TemplateStation {
	readonly tps: string;
	readonly name: string;
	/** What is known already: the tally, or what was typed so far. */
	readonly figures: Figures;
}

/**
 * The template of one kelurahan in one contest: a line for each number of the form, a column for each TPS, rules in
 * every cell that may be typed into, totals and the form's own sums as formulas; on a second sheet the stamp.
 */
export function templateSheets(contest: Contest, stamp: Stamp, stations: readonly TemplateStation[]): BookSheet[] {
	return [entrySheet(contest, stamp, stations), stampSheet(stamp)];
}

const text = (look: Look, value: string): BookCell => ({ look, text: value });

function entrySheet(contest: Contest, stamp: Stamp, stations: readonly TemplateStation[]): BookSheet {
	const { fields } = contest;
	const last = COLUMN.first + stations.length - 1;
	const rowOf = new Map(fields.map((field, at) => [field.id, ROW.first + at]));
	const across = (row: number) => `${cellName(row, COLUMN.first)}:${cellName(row, last)}`;
	const most = 10 ** Math.max(...fields.map(({ digits }) => digits)) - 1;
	const rows: (BookCell | null)[][] = [
		[text('title', `Templat Excel ${contest.formName} – ${stamp.kelurahanName}`)],
		[
			text(
				'plain',
				`Alat bantu, bukan dokumen resmi KPU. Isi sel putih dari C.Hasil kertas: angka 0–${most} atau X. Sel kosong berarti belum dibaca, bukan nol.`,
			),
		],
		[
			text('head', 'Kode'),
			text('head', 'Uraian'),
			...stations.map(({ tps }) => text('head', tps)),
			text('head', 'JUMLAH'),
		],
		[text('head', ''), text('head', 'TPS'), ...stations.map(({ name }) => text('head', name)), text('head', '')],
		[
			text('label', 'STATUS'),
			text('label', 'Pembacaan C.Hasil'),
			...stations.map(() => text('inputText', READ_STATES[0])),
			{ look: 'sum', formula: `COUNTIF(${across(ROW.status)},"${READ_STATES[1]}")` },
		],
		...fields.map((field, at): BookCell[] => [
			text('label', field.id),
			text('label', labelOf(contest, field)),
			...stations.map(({ figures }) => inputCell(figures[field.id] ?? null)),
			{ look: 'sum', formula: `SUM(${across(ROW.first + at)})` },
		]),
		[],
		...sumsOf(contest).flatMap(({ code, total: sum, parts }): BookCell[][] => {
			const own = rowOf.get(sum);
			const others = parts.map((part) => rowOf.get(part));
			if (own === undefined || others.some((row) => row === undefined)) return [];
			return [
				[
					text('label', code),
					text('label', `Periksa: ${sum} = ${shortened(parts)}`),
					...stations.map((_station, at): BookCell => {
						const column = COLUMN.first + at;
						const cells = others.map((row) => cellName(row ?? 0, column)).join(',');
						const target = cellName(own, column);
						return {
							look: 'check',
							formula: `IF(COUNTA(${cells},${target})<${parts.length + 1},"",IF(SUM(${cells})=SUM(${target}),"✓","≠"))`,
						};
					}),
				],
			];
		}),
	];
	return {
		name: ENTRY_SHEET,
		widths: [10, 52, ...stations.map(() => 16), 12],
		frozen: { rows: ROW.first, columns: COLUMN.first },
		rows,
		rules: stations.length === 0 ? [] : rulesFor(fields, last),
	};

	function inputCell(cell: Cell): BookCell {
		if (cell === null) return { look: 'input', empty: true };
		return cell === 'X' ? { look: 'input', text: 'X' } : { look: 'input', number: cell };
	}
}

/** Spreadsheet programs take formulas of a rule up to some length; a long sum is only named by its ends. */
const shortened = (parts: readonly string[]) =>
	parts.length <= 4 ? parts.join(' + ') : `${parts[0]} + … + ${parts.at(-1)}`;

function rulesFor(fields: readonly Field[], last: number): Rule[] {
	const rules: Rule[] = [
		{
			range: rangeName({ row: ROW.status, column: COLUMN.first }, { row: ROW.status, column: last }),
			title: 'Status pembacaan',
			message: 'Pilih “selesai” bila C.Hasil TPS ini sudah dibaca seluruhnya.',
			list: READ_STATES,
		},
	];
	// Lines with the same number of boxes that follow each other share one rule.
	for (let from = 0; from < fields.length; ) {
		const { digits } = fields[from] as Field;
		let to = from;
		while (fields[to + 1]?.digits === digits) to++;
		const most = 10 ** digits - 1;
		const cell = cellName(ROW.first + from, COLUMN.first);
		rules.push({
			range: rangeName({ row: ROW.first + from, column: COLUMN.first }, { row: ROW.first + to, column: last }),
			title: 'Angka C.Hasil',
			message: `Isi bilangan bulat 0–${most}, atau X bila pada kertas disilang. Kosongkan bila belum dibaca.`,
			formula: `IF(ISNUMBER(${cell}),AND(${cell}>=0,${cell}<=${most},MOD(${cell},1)=0),UPPER(${cell})="X")`,
		});
		from = to + 1;
	}
	return rules;
}

function labelOf(contest: Contest, field: Field): string {
	const party = field.line ? contest.contestants.find(({ no }) => no === field.contestant) : undefined;
	const before = party ? `${party.no} ${party.name} · ` : '';
	const column = field.column ? { L: ' (L)', P: ' (P)', J: ' (L+P)' }[field.column] : '';
	return `${before}${lineNumber(field)}${field.label.id}${column}`;
}

function stampSheet(stamp: Stamp): BookSheet {
	const line = (label: string, value: string): BookCell[] => [text('label', label), text('plain', value)];
	const { tps, ...said } = stamp;
	return {
		name: STAMP_SHEET,
		widths: [24, 72],
		frozen: { rows: 0, columns: 0 },
		rules: [],
		rows: [
			...Object.entries(said).map(([key, value]) => line(STAMP_LABELS[key as keyof typeof said], value)),
			line(STAMP_LABELS.checksum, checksumOf(stamp)),
			[],
			[text('head', 'TPS'), text('head', 'Versi hasil saat templat dibuat')],
			...tps.map(({ kode, version }) => line(kode, String(version))),
		],
	};
}
