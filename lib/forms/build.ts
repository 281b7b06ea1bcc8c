import type { Contest, Contestant, Field, Section, SectionId, Text } from './types';

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

/** What a form is built from, beside its votes. */
export interface FormHead extends Omit<Contest, 'sections' | 'fields'> {
	/** Labels that replace the usual ones, by printed row: the words of Pilkada are others (domain 7.2). */
	readonly labels?: Readonly<Record<string, Text>>;
	/** Sections in the order this election's form prints them; the 2024 order when absent. */
	readonly sectionOrder?: readonly SectionId[];
}

/** A party with its candidates as one page of the form. */
export interface PartyList {
	readonly party: Contestant;
	readonly candidates: readonly Contestant[];
}

/**
 * The form of a contest in which every contestant has one line (PPWP, DPD, Pilkada): sections I–V in
 * the order of the 2024 C.Hasil (domain 7.2).
 */
export function singleLineContest(head: FormHead): Contest {
	return assemble(
		head,
		head.contestants.map(
			(contestant): Field => ({
				...voteLine(`IV.${contestant.no}`, contestant.name, contestant.no),
				countsAsValid: true,
			}),
		),
	);
}

/**
 * The form of a legislature: for each party A.1 (the party's own votes), A.2 (one line a candidate) and
 * B (A.1 + A.2). Only B counts towards V.A (domain 7.2, H7b).
 */
export function partyContest(head: Omit<FormHead, 'contestants'>, lists: readonly PartyList[]): Contest {
	return assemble(
		{ ...head, contestants: lists.map(({ party }) => party) },
		lists.flatMap(({ party, candidates }): Field[] => [
			{ ...voteLine(`IV.${party.no}.A1`, PARTY_VOTE, party.no), line: 'party' },
			...candidates.map(
				(candidate): Field => ({
					...voteLine(`IV.${party.no}.A2.${candidate.no}`, candidate.name, party.no),
					line: 'candidate',
					candidate: candidate.no,
					sirekapId: candidate.sirekapId,
				}),
			),
			{ ...voteLine(`IV.${party.no}.B`, PARTY_TOTAL, party.no), line: 'total', countsAsValid: true },
		]),
	);
}

const PARTY_VOTE: Text = { id: 'Suara partai politik', en: 'Votes for the party' };
const PARTY_TOTAL: Text = {
	id: 'Jumlah suara sah partai politik dan calon (A.1 + A.2)',
	en: 'Votes for party and candidates (A.1 + A.2)',
};

function voteLine(id: string, label: string | Text, contestant: number): Field {
	return {
		id,
		section: 'IV',
		row: id,
		label: typeof label === 'string' ? { id: label, en: label } : label,
		contestant,
		countsAsValid: false,
		inSystem: true,
		digits: DIGITS,
	};
}

function assemble({ labels = {}, sectionOrder, ...head }: FormHead, votes: readonly Field[]): Contest {
	const labelOf = ({ row, label }: { row: string; label: Text }) => labels[row] ?? label;
	const fields: Field[] = [
		...VOTER_ROWS.flatMap((line) => byColumns('I', line.row, labelOf(line), true)),
		...BALLOT_ROWS.map((line) => single('II', line.row, labelOf(line), false)),
		...byColumns('III', 'III', labels.III ?? DISABILITY, false),
		...votes,
		...RESULT_ROWS.map((line) => single('V', line.row, labelOf(line), true)),
	];
	if (!sectionOrder) return { ...head, sections: SECTIONS, fields };
	const place = (section: SectionId) => sectionOrder.indexOf(section);
	return {
		...head,
		sections: [...SECTIONS].sort((a, b) => place(a.id) - place(b.id)),
		fields: [...fields].sort((a, b) => place(a.section) - place(b.section)),
	};
}
