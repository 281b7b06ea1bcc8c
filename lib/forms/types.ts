import type { FormLayout } from '../photo/layout-types';

/**
 * C.Hasil as data. A contest is a list of fields in the order they are read aloud; screens, rules,
 * imports and documents all walk this list and know nothing else about a form.
 */

/** What a cell of the paper form holds: a number, the KPPS's `X` strokes, or nothing read yet. */
export type Cell = number | 'X' | null;

/** Stable id of a number on the form, after its section: `I.A.L`, `II.1`, `IV.2`, `V.C`. */
export type FieldId = string;

/** Numbers of one source (paper or system). A field that is absent counts as not filled. */
export type Figures = Readonly<Record<FieldId, Cell>>;

/** Text in the two languages of the house. */
export interface Text {
	readonly id: string;
	readonly en: string;
}

export type Column = 'L' | 'P' | 'J';
export type SectionId = 'I' | 'II' | 'III' | 'IV' | 'V';

export interface Field {
	readonly id: FieldId;
	readonly section: SectionId;
	/** The printed row this number stands in (`I.B.1`); the three columns of a row share it. */
	readonly row: string;
	readonly label: Text;
	readonly column?: Column;
	/** Ballot number of the contestant whose line this is (section IV only). */
	readonly contestant?: number;
	/** Line of a candidate or the party's own vote below a party (legislative forms). */
	readonly line?: 'party' | 'candidate' | 'total';
	/** Number of the candidate on the party's list (`line: 'candidate'`). */
	readonly candidate?: number;
	/** The key Sirekap's files use for this candidate. */
	readonly sirekapId?: string;
	/** True when the number counts towards V.A (a pair, a DPD candidate, a party total). */
	readonly countsAsValid: boolean;
	/** False for numbers the system's TPS files do not carry (sections II and III). */
	readonly inSystem: boolean;
	/** Digit boxes of the paper field (domain 7.1: three). */
	readonly digits: number;
}

export interface Section {
	readonly id: SectionId;
	readonly title: Text;
}

/** One who stands for election: a pair, a DPD candidate or a party. */
export interface Contestant {
	/** Ballot number. */
	readonly no: number;
	readonly name: string;
	/** The key Sirekap's files use for this contestant. */
	readonly sirekapId: string;
}

/** Parameters the law leaves to each election (domain.md: everything below grade V/D). */
export interface ContestParameters {
	/** Reserve ballots in per cent of I.A.J. */
	readonly reservePercent: number;
	/** Largest number of voters of a polling station. */
	readonly maxVoters: number;
}

/**
 * How Sirekap's TPS files carry a contest: votes under `chart` (PPWP, DPD), parties with their candidates
 * under `chart` (legislatures), or everything under `tungsura` (Pilkada).
 */
export const SIREKAP_SHAPES = ['chart', 'parties', 'tungsura'] as const;
export type SirekapShape = (typeof SIREKAP_SHAPES)[number];

/** A contest and the form its result is written on. */
export interface Contest {
	readonly code: string;
	readonly name: Text;
	/** Name of the paper form, e.g. `C.HASIL-PPWP`. */
	readonly formName: string;
	/** Folder name of the contest in Sirekap's public tree. */
	readonly sirekapCode: string;
	/** Absent: `chart`. */
	readonly sirekapShape?: SirekapShape;
	/** The electoral district (dapil) whose candidates stand on this form, where the contest has districts. */
	readonly district?: { readonly code: string; readonly name: string };
	readonly contestants: readonly Contestant[];
	readonly parameters: ContestParameters;
	readonly sections: readonly Section[];
	readonly fields: readonly Field[];
	/** Where the numbers stand on the printed form, as the election pack says. */
	readonly layouts?: readonly FormLayout[];
}

/** The value a cell adds to a sum: `X` counts as none, a cell not filled is unknown (`null`). */
export function amount(cell: Cell | undefined): number | null {
	if (cell === undefined || cell === null) return null;
	return cell === 'X' ? 0 : cell;
}

/** What stands before the name of a line on a party's page: `A.1 `, the candidate's number, `B `; else nothing. */
export function lineNumber(field: Field): string {
	switch (field.line) {
		case 'party':
			return 'A.1 ';
		case 'candidate':
			return `${field.candidate}. `;
		case 'total':
			return 'B ';
		case undefined:
			return '';
	}
}

/**
 * The words of a line where it stands alone, away from its party's page: a party's own votes and its total are called by
 * the party's name, every other line by its label.
 */
export function lineName({ line, label, contestant }: Field, contestants: readonly Contestant[]): Text {
	if (line !== 'total' && line !== 'party') return label;
	const name = contestants.find(({ no }) => no === contestant)?.name;
	return name === undefined ? label : { id: name, en: name };
}
