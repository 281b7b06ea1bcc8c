/**
 * A document as data: blocks in reading order. Builders make it from plain facts, the Typst template (template.typ)
 * sets it, and its canonical JSON is what the content hash is over.
 */

/** A cell of a table; numbers are set right, in tabular figures. */
export type CellText =
	| string
	| number
	| null
	| {
			readonly text: string;
			readonly strong?: boolean;
			readonly span?: number;
			/** Of a heading within a table: 2 a section (as when absent), 3 a party below it. */
			readonly level?: 2 | 3;
	  };

export interface ColumnWidth {
	/** Share of the width that is left, or millimetres. */
	readonly fr?: number;
	readonly mm?: number;
	readonly align: 'left' | 'right' | 'center';
}

/** A part of a page that is never torn: a section of the form or a party's lines. */
export interface Card {
	readonly title: string;
	readonly rows: readonly CardRow[];
	/** Its lines have numbers in two columns, as `heads` of the block names them. */
	readonly numbers: boolean;
}

export interface CardRow {
	readonly no: string;
	readonly text: string;
	/** Both columns, as they are printed. */
	readonly numbers?: readonly [string, string];
	/** Stands below the line, over the whole width. */
	readonly words?: string;
	readonly strong?: boolean;
	/** A name that may be cut after its first line where the page is too full for all of it. */
	readonly name?: boolean;
}

/**
 * What stands on a page, in order. `cards` fill what is left of one page, in as many columns and as large a type as
 * they allow: never a second page while they can be read.
 */
export type Block =
	| { readonly kind: 'heading'; readonly text: string; readonly level: 1 | 2; readonly newPage?: boolean }
	| { readonly kind: 'paragraph'; readonly text: string; readonly strong?: boolean }
	| { readonly kind: 'facts'; readonly rows: readonly (readonly [string, string])[] }
	| {
			readonly kind: 'table';
			readonly title: string;
			readonly columns: readonly ColumnWidth[];
			readonly head: readonly CellText[];
			readonly rows: readonly (readonly CellText[])[];
			readonly small?: boolean;
			/** Height of a row that is signed by hand, in millimetres. */
			readonly rowHeight?: number;
	  }
	| {
			readonly kind: 'cards';
			/** Stands above them, below the title: cards are alone on their page. */
			readonly note: string;
			/** Of the columns of numbers; what they mean says the note. */
			readonly heads: readonly [string, string];
			readonly cards: readonly Card[];
	  }
	| { readonly kind: 'nihil' }
	| { readonly kind: 'key'; readonly words: string; readonly publicKey: string };

const KINDS = [
	'pembukaan',
	'd-hasil',
	'berita-acara',
	'kejadian-khusus',
	'koreksi',
	'daftar-hadir',
	'kotak-segel',
	'tanda-terima',
	'hasil-tps',
] as const;

export type DocumentKind = (typeof KINDS)[number];

/** True for a kind of document of ours; a code may say anything. */
export function isDocument(kind: string): kind is DocumentKind {
	return (KINDS as readonly string[]).includes(kind);
}

export interface DocumentModel {
	readonly format: 'ketok-palu/dokumen/1';
	readonly kind: DocumentKind;
	/** What it is about: a contest, a TPS in a contest, or the plenary. */
	readonly subject: string;
	readonly title: string;
	/** Lines under the title: contest, place. */
	readonly lines: readonly string[];
	/** Why it is not final, as printed below KONSEP on every page; `null` where it is (docs/adr/0095). */
	readonly draft: string | null;
	readonly paper: 'a4' | 'a3';
	readonly landscape: boolean;
	readonly blocks: readonly Block[];
	/** The newest ledger row the content rests on, and its time. */
	readonly asOf: { readonly seq: number; readonly row: string; readonly time: string };
}

/** File name of a document without its hash, safe on every system. */
export function documentName({ kind, subject }: Pick<DocumentModel, 'kind' | 'subject'>): string {
	return `${kind}-${subject.replace(/[^a-z0-9]+/gi, '-')}`;
}
