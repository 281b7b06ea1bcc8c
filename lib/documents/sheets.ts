import { shortName } from '../election/words';
import { columnName } from '../workbook';
import { type DocumentFacts, draftReason, type FormGroup, formGroups, type KelurahanFacts } from './facts';
import { lineOf } from './lines';

/** A spreadsheet cell: text is always text, a formula is only ever one of ours. */
export type SheetCell =
	| { readonly text: string; readonly strong?: boolean }
	| { readonly number: number }
	| { readonly formula: string }
	| null;

export interface Sheet {
	readonly name: string;
	/** Rows and columns that stay when scrolling. */
	readonly frozen: { readonly rows: number; readonly columns: number };
	readonly widths: readonly number[];
	readonly rows: readonly (readonly SheetCell[])[];
}

/** Rows above the first field: title, note, column heads. */
const HEAD = 3;
const LABELS = 2;

/**
 * D.HASIL and its annexes as a workbook: one sheet for each form, fields in the order of the form, every sum a formula
 * that recomputes it. `X` stays text and an empty paper an empty cell; neither is ever a zero.
 */
export function recapSheets(facts: DocumentFacts): Sheet[] {
	const groups = formGroups(facts);
	const several = groups.length > 1;
	const titles = groups.map(({ contest }) => {
		const short = plainName(shortName(contest));
		// The dapil tells two sheets apart: it is never cut short.
		const dapil = several ? ` ${contest.district?.code ?? ''}` : '';
		return `${short.slice(0, 31 - dapil.length).trim()}${dapil}`.toUpperCase();
	});
	const names = sheetNames(facts, titles);
	return groups.flatMap((group, at) => {
		const own = (one: KelurahanFacts) => names[facts.kelurahan.indexOf(one)] ?? '';
		return [
			recapSheet(facts, group, titles[at] ?? '', several, group.kelurahan.map(own)),
			...group.kelurahan.map((one) => annexSheet(facts, one, own(one))),
		];
	});
}

function recapSheet(
	facts: DocumentFacts,
	{ contest, kelurahan }: FormGroup,
	title: string,
	several: boolean,
	names: readonly string[],
): Sheet {
	const last = columnName(LABELS + kelurahan.length - 1);
	const district = several ? ` – ${contest.district?.name ?? ''}` : '';
	return {
		name: title,
		frozen: { rows: HEAD, columns: LABELS },
		widths: [10, 52, ...kelurahan.map(() => 16), 16],
		rows: [
			...head(facts, `Model ${facts.recapForm}${district}`, [...kelurahan.map(({ name }) => name), 'JUMLAH AKHIR']),
			...contest.fields.map((field, at) => {
				const row = HEAD + at + 1;
				return [
					{ text: field.id },
					{ text: lineOf(contest, field) },
					...kelurahan.map(({ tps }, column) => ({
						formula: `'${names[column]}'!${columnName(LABELS + tps.length)}${row}`,
					})),
					// A kelurahan without a sum shows text, which COUNT and SUM pass over.
					{ formula: sumFormula('COUNT', `${columnName(LABELS)}${row}:${last}${row}`) },
				];
			}),
		],
	};
}

function annexSheet(facts: DocumentFacts, { name, tps, contest }: KelurahanFacts, sheet: string): Sheet {
	const last = columnName(LABELS + tps.length - 1);
	return {
		name: sheet,
		frozen: { rows: HEAD, columns: LABELS },
		widths: [10, 52, ...tps.map(() => 10), 14],
		rows: [
			...head(facts, `Lampiran Model ${facts.recapForm} – ${name}`, [...tps.map((one) => one.name), 'JUMLAH']),
			...contest.fields.map((field, at) => {
				const row = HEAD + at + 1;
				return [
					{ text: field.id },
					{ text: lineOf(contest, field) },
					...tps.map(({ locked }): SheetCell => {
						const cell = locked?.figures[field.id] ?? null;
						return cell === null ? null : cell === 'X' ? { text: 'X' } : { number: cell };
					}),
					{ formula: sumFormula('COUNTA', `${columnName(LABELS)}${row}:${last}${row}`) },
				];
			}),
		],
	};
}

/** A sum that stays empty where nothing was filled: an empty paper is never a zero. */
function sumFormula(count: 'COUNT' | 'COUNTA', range: string): string {
	return `IF(${count}(${range})=0,"",SUM(${range}))`;
}

function head(facts: DocumentFacts, title: string, columns: readonly string[]): SheetCell[][] {
	const draft = draftReason(facts);
	return [
		[{ text: title, strong: true }],
		[
			{
				text: `Alat bantu – bukan dokumen resmi KPU. ${draft === null ? '' : `KONSEP: ${draft}. `}Sel kosong berarti belum diketok atau kosong pada C.Hasil.`,
			},
		],
		[
			{ text: 'No.', strong: true },
			{ text: 'Uraian', strong: true },
			...columns.map((text) => ({ text, strong: true })),
		],
	];
}

function plainName(name: string): string {
	return name.replace(/[[\]:*?/\\']/g, ' ').trim();
}

/** Names a spreadsheet takes: 31 signs, none of []:*?/\', each once. */
function sheetNames({ kelurahan }: DocumentFacts, titles: readonly string[]): string[] {
	const taken = new Set(titles);
	return kelurahan.map(({ name, kode }) => {
		const plain = plainName(name).slice(0, 24) || kode;
		const free = taken.has(plain.toUpperCase()) ? `${plain.slice(0, 19)} ${kode.slice(-4)}` : plain;
		taken.add(free.toUpperCase());
		return free;
	});
}
