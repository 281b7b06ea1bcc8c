import { isKelurahan, parseShare } from '../election/region';
import { electionWords } from '../election/words';
import { terbilang } from '../forms/terbilang';
import type { Contest, Field } from '../forms/types';
import { standing } from './adoption';
import {
	type DocumentFacts,
	draftReason,
	type FormGroup,
	formGroups,
	type KelurahanFacts,
	type TpsFacts,
} from './facts';
import { labelOf, lineOf, sectioned } from './lines';
import type { Block, ColumnWidth, DocumentModel } from './model';
import { cellText, sumOf, sumText } from './sum';

/** Columns of numbers that fit beside the labels on A3 across. */
const COLUMNS = 14;
const LABEL: ColumnWidth[] = [
	{ mm: 18, align: 'left' },
	{ fr: 1, align: 'left' },
];
const NUMBER: ColumnWidth = { mm: 20.5, align: 'right' };

/**
 * D.HASIL KECAMATAN with one LAMPIRAN for each kelurahan/desa (domain 7.1): columns are the kelurahan, or the TPS of
 * one, and the sum; as many parts as the columns need, each carrying the sum so far.
 */
export function recapDocument(facts: DocumentFacts): DocumentModel {
	const { contest, kelurahan, place } = facts;
	const form = facts.recapForm;
	const groups = formGroups(facts);
	const locked = kelurahan.reduce((sum, { tps }) => sum + tps.filter((one) => one.locked).length, 0);
	const total = kelurahan.reduce((sum, { tps }) => sum + tps.length, 0);
	const blocks: Block[] = [
		{
			kind: 'facts',
			rows: [
				['Kecamatan', place.kecamatan],
				['Kabupaten/Kota', place.kabko],
				['Provinsi', place.provinsi],
				['TPS yang sudah diketok', `${locked} dari ${total}`],
				...(groups.length > 1 ? [] : standing(facts, (region) => !isKelurahan(region))),
			],
		},
		...groups.flatMap((group, at) => (groups.length > 1 ? dapil(facts, form, group, at) : recapOf(facts, form, group))),
	];
	return {
		format: 'ketok-palu/dokumen/1',
		kind: 'd-hasil',
		subject: contest.code,
		title: `Model ${form}`,
		lines: [
			'Rekapitulasi hasil penghitungan perolehan suara dari setiap TPS di tingkat kecamatan',
			electionWords(contest),
		],
		draft: draftReason(facts),
		paper: 'a3',
		landscape: true,
		blocks,
		asOf: facts.asOf,
	};
}

/** One D.HASIL with its annexes. */
function recapOf(facts: DocumentFacts, form: string, { contest, kelurahan }: FormGroup): Block[] {
	return [
		...parts(
			contest,
			'Rekapitulasi kecamatan',
			kelurahan.map(({ name, tps }) => ({ name, tps })),
			(field, column) => sumText(sumOf(column.tps, field.id)),
		),
		inWords(
			contest,
			kelurahan.flatMap(({ tps }) => tps),
		),
		...emptyNote(contest, kelurahan),
		...kelurahan.flatMap((one) => annex(facts, form, one)),
	];
}

/** The D.HASIL of one dapil of several that divide the kecamatan: its own candidates, its own kelurahan. */
function dapil(facts: DocumentFacts, form: string, group: FormGroup, at: number): Block[] {
	const district = group.contest.district;
	const name = district?.name ?? '';
	const tps = group.kelurahan.flatMap((one) => one.tps);
	return [
		{ kind: 'heading', level: 1, newPage: at > 0, text: `Model ${form} – ${name}` },
		{
			kind: 'facts',
			rows: [
				['Daerah pemilihan', name],
				['Kelurahan/desa', group.kelurahan.map((one) => one.name).join(', ')],
				['TPS yang sudah diketok', `${tps.filter((one) => one.locked).length} dari ${tps.length}`],
				...standing(facts, (region) => parseShare(region)?.district === district?.code),
			],
		},
		...recapOf(facts, form, group),
	];
}

function annex(facts: DocumentFacts, form: string, { name, kode, tps, contest }: KelurahanFacts): Block[] {
	const adopted = standing(facts, (region) => region === kode);
	return [
		{ kind: 'heading', level: 1, newPage: true, text: `Lampiran Model ${form} – ${name} (${kode})` },
		...(adopted.length > 0 ? [{ kind: 'facts', rows: adopted } as const] : []),
		...parts(
			contest,
			`Kelurahan/desa ${name}`,
			tps.map((one) => ({ name: one.name, tps: [one] })),
			(field, { tps: [one] }) => (one?.locked ? cellText(one.locked.figures[field.id]) : ''),
		),
	];
}

interface Column {
	readonly name: string;
	readonly tps: readonly TpsFacts[];
}

/** The form's rows under as many columns as fit, again and again until all are shown. */
function parts(
	contest: Contest,
	title: string,
	columns: readonly Column[],
	show: (field: Field, column: Column) => string,
): Block[] {
	const blocks: Block[] = [];
	// As many columns in each part: sixteen are eight and eight, not fourteen and two on an empty sheet.
	const share = Math.ceil(columns.length / Math.ceil(columns.length / COLUMNS));
	for (let at = 0; at < columns.length; at += share) {
		const here = columns.slice(at, at + share);
		const soFar = columns.slice(0, at + here.length).flatMap(({ tps }) => tps);
		const last = at + here.length === columns.length;
		const range = columns.length > COLUMNS ? `: ${here[0]?.name} s.d. ${here.at(-1)?.name}` : '';
		blocks.push({
			kind: 'table',
			title: `${title}${range}`,
			small: true,
			columns: [...LABEL, ...here.map(() => NUMBER), NUMBER],
			head: ['No.', 'Uraian', ...here.map(({ name }) => name), last ? 'JUMLAH AKHIR' : 'JUMLAH s.d. ini'],
			rows: sectioned(contest, here.length + 3, (field) => [
				field.id,
				labelOf(field),
				...here.map((column) => show(field, column)),
				{ text: sumText(sumOf(soFar, field.id)), strong: true },
			]),
		});
	}
	return blocks;
}

/** The numbers the form also wants in letters: every line of IV and V. */
function inWords(contest: Contest, tps: readonly TpsFacts[]): Block {
	return {
		kind: 'table',
		title: 'Jumlah akhir dengan huruf',
		small: true,
		columns: [
			{ mm: 20, align: 'left' },
			{ fr: 2, align: 'left' },
			{ mm: 30, align: 'right' },
			{ fr: 3, align: 'left' },
		],
		head: ['No.', 'Uraian', 'Angka', 'Huruf'],
		rows: contest.fields
			.filter(({ section }) => section === 'IV' || section === 'V')
			.map((field) => {
				const sum = sumOf(tps, field.id);
				return [
					field.id,
					lineOf(contest, field),
					sumText(sum),
					sum.value === null ? '–' : terbilang(sum.value).toUpperCase(),
				];
			}),
	};
}

function emptyNote(contest: Contest, kelurahan: readonly KelurahanFacts[]): Block[] {
	const all = kelurahan.flatMap(({ tps }) => tps);
	const empty = contest.fields.reduce((sum, field) => sum + sumOf(all, field.id).empty, 0);
	return empty === 0
		? []
		: [
				{
					kind: 'paragraph',
					text: `* ${empty} isian kosong pada C.Hasil. Isian kosong tidak dihitung sebagai nol; jumlah hanya memuat isian yang terisi.`,
				},
			];
}
