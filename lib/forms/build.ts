import type { Contest, Contestant, ContestParameters, Field, Section, Text } from './types';

/** Digit boxes of one number on the C.Hasil plano (domain 7.1). */
const DIGITS = 3;

const VOTER_ROWS: readonly { row: string; label: Text }[] = [
	{
		row: 'I.A',
		label: {
			id: 'Jumlah pemilih dalam DPT',
			en: 'Voters on the permanent list (DPT)',
		},
	},
	{
		row: 'I.B.1',
		label: { id: 'Pengguna hak pilih dalam DPT', en: 'Voters who voted, DPT' },
	},
	{
		row: 'I.B.2',
		label: {
			id: 'Pengguna hak pilih dalam DPTb',
			en: 'Voters who voted, DPTb',
		},
	},
	{
		row: 'I.B.3',
		label: { id: 'Pengguna hak pilih dalam DPK', en: 'Voters who voted, DPK' },
	},
	{
		row: 'I.B.4',
		label: {
			id: 'Jumlah pengguna hak pilih (1+2+3)',
			en: 'Voters who voted, total (1+2+3)',
		},
	},
];

const BALLOT_ROWS: readonly { row: string; label: Text }[] = [
	{
		row: 'II.1',
		label: {
			id: 'Surat suara diterima, termasuk cadangan (2+3+4)',
			en: 'Ballots received, reserve included (2+3+4)',
		},
	},
	{ row: 'II.2', label: { id: 'Surat suara digunakan', en: 'Ballots used' } },
	{
		row: 'II.3',
		label: {
			id: 'Surat suara dikembalikan (rusak/keliru coblos)',
			en: 'Ballots returned, spoiled',
		},
	},
	{
		row: 'II.4',
		label: {
			id: 'Surat suara tidak digunakan, termasuk sisa cadangan',
			en: 'Ballots not used',
		},
	},
];

const DISABILITY: Text = {
	id: 'Pemilih disabilitas yang menggunakan hak pilih',
	en: 'Voters with disabilities who voted',
};

const RESULT_ROWS: readonly { row: string; label: Text }[] = [
	{ row: 'V.A', label: { id: 'Jumlah seluruh suara sah', en: 'Valid votes' } },
	{ row: 'V.B', label: { id: 'Jumlah suara tidak sah', en: 'Invalid votes' } },
	{
		row: 'V.C',
		label: {
			id: 'Jumlah suara sah dan tidak sah (A+B)',
			en: 'Valid and invalid votes (A+B)',
		},
	},
];

/** Section titles as printed on the C.Hasil (source: KPU's blank C.HASIL-PPWP, domain P15). */
export const SECTIONS: readonly Section[] = [
	{
		id: 'I',
		title: {
			id: 'Data pemilih dan pengguna hak pilih',
			en: 'Voters and turnout',
		},
	},
	{
		id: 'II',
		title: { id: 'Data penggunaan surat suara', en: 'Ballot papers' },
	},
	{
		id: 'III',
		title: { id: 'Data pemilih disabilitas', en: 'Voters with disabilities' },
	},
	{
		id: 'IV',
		title: {
			id: 'Data rincian perolehan suara',
			en: 'Votes for each contestant',
		},
	},
	{
		id: 'V',
		title: {
			id: 'Data suara sah dan tidak sah',
			en: 'Valid and invalid votes',
		},
	},
];

function byColumns(section: 'I' | 'III', row: string, label: Text, inSystem: boolean): Field[] {
	return (['L', 'P', 'J'] as const).map((column) => ({
		id: `${row}.${column}`,
		section,
		row,
		label,
		column,
		countsAsValid: false,
		inSystem,
		digits: DIGITS,
	}));
}

function single(section: 'II' | 'V', row: string, label: Text, inSystem: boolean): Field {
	return {
		id: row,
		section,
		row,
		label,
		countsAsValid: false,
		inSystem,
		digits: DIGITS,
	};
}

/**
 * The form of a contest in which every contestant has one line (PPWP, DPD, Pilkada): sections I–V in
 * the order of the 2024 C.Hasil (domain 7.2).
 */
export function singleLineContest(head: {
	code: string;
	sirekapCode: string;
	name: Text;
	formName: string;
	contestants: readonly Contestant[];
	parameters: ContestParameters;
}): Contest {
	const fields: Field[] = [
		...VOTER_ROWS.flatMap(({ row, label }) => byColumns('I', row, label, true)),
		...BALLOT_ROWS.map(({ row, label }) => single('II', row, label, false)),
		...byColumns('III', 'III', DISABILITY, false),
		...head.contestants.map(
			(contestant): Field => ({
				id: `IV.${contestant.no}`,
				section: 'IV',
				row: `IV.${contestant.no}`,
				label: { id: contestant.name, en: contestant.name },
				contestant: contestant.no,
				countsAsValid: true,
				inSystem: true,
				digits: DIGITS,
			}),
		),
		...RESULT_ROWS.map(({ row, label }) => single('V', row, label, true)),
	];
	return { ...head, sections: SECTIONS, fields };
}
