import { cellAt } from './cells';
import { readXml, XmlError } from './xml';

/** A cell as a spreadsheet program left it. */
export interface ReadCell {
	readonly kind: 'number' | 'text' | 'bool' | 'error';
	/** Text as it stands; a number as its digits in the file. */
	readonly value: string;
	readonly formula: boolean;
}

export interface ReadSheet {
	readonly name: string;
	/** Filled cells by `C6`. */
	readonly cells: ReadonlyMap<string, ReadCell>;
	/** Merged ranges, `C6:D6`. */
	readonly merged: readonly string[];
}

/** The parts are not those of a workbook this reader understands. */
export class BookError extends Error {}

/** Cells beyond are nobody's: a template has some hundred rows and as many columns as a kelurahan has TPS. */
const ROWS = 4000;
const COLUMNS = 1000;

/**
 * The sheets of a workbook from the parts of its package (path → text).
 * @throws BookError where a part is missing or broken
 */
export function readBook(parts: ReadonlyMap<string, string>): ReadSheet[] {
	try {
		const targets = relations(part(parts, 'xl/_rels/workbook.xml.rels'));
		const strings = parts.has('xl/sharedStrings.xml') ? sharedStrings(part(parts, 'xl/sharedStrings.xml')) : [];
		return sheetList(part(parts, 'xl/workbook.xml')).map(({ name, relation }) => {
			const target = targets.get(relation) ?? '';
			const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
			return readSheet(name, part(parts, path), strings);
		});
	} catch (error) {
		if (error instanceof XmlError) throw new BookError(error.message);
		throw error;
	}
}

function part(parts: ReadonlyMap<string, string>, path: string): string {
	const text = parts.get(path);
	if (text === undefined) throw new BookError(`no ${path}`);
	return text;
}

const nothing = () => undefined;

function sheetList(xml: string): { name: string; relation: string }[] {
	const found: { name: string; relation: string }[] = [];
	readXml(xml, {
		open: (name, { name: title = '', id = '' }) => {
			// The `id` of r:id comes after sheetId, which has another name.
			if (name === 'sheet') found.push({ name: title, relation: id });
		},
		text: nothing,
		close: nothing,
	});
	return found;
}

function relations(xml: string): Map<string, string> {
	const found = new Map<string, string>();
	readXml(xml, {
		open: (name, { Id, Target }) => {
			if (name === 'Relationship' && Id && Target) found.set(Id, Target);
		},
		text: nothing,
		close: nothing,
	});
	return found;
}

/** Texts that cells point to; phonetic hints (`rPh`) are not part of them. */
function sharedStrings(xml: string): string[] {
	const found: string[] = [];
	let text = '';
	let inside = false;
	let phonetic = 0;
	readXml(xml, {
		open: (name) => {
			if (name === 'si') text = '';
			else if (name === 'rPh') phonetic++;
			else if (name === 't') inside = phonetic === 0;
		},
		text: (value) => {
			if (inside) text += value;
		},
		close: (name) => {
			if (name === 'si') found.push(text);
			else if (name === 'rPh') phonetic--;
			else if (name === 't') inside = false;
		},
	});
	return found;
}

function readSheet(title: string, xml: string, strings: readonly string[]): ReadSheet {
	const cells = new Map<string, ReadCell>();
	const merged: string[] = [];
	let place = '';
	let type = 'n';
	let formula = false;
	let value = '';
	let taking = false;
	readXml(xml, {
		open: (name, attributes) => {
			switch (name) {
				case 'c':
					place = (attributes.r ?? '').toUpperCase();
					type = attributes.t ?? 'n';
					formula = false;
					value = '';
					return;
				case 'f':
					formula = true;
					return;
				case 'v':
				case 't':
					taking = true;
					return;
				case 'mergeCell':
					if (attributes.ref) merged.push(attributes.ref);
			}
		},
		text: (text) => {
			if (taking) value += text;
		},
		close: (name) => {
			if (name === 'v' || name === 't') taking = false;
			if (name !== 'c') return;
			const at = cellAt(place);
			if (!at || at.row >= ROWS || at.column >= COLUMNS) return;
			const cell = cellOf(type, value, formula, strings);
			if (cell) cells.set(place, cell);
		},
	});
	return { name: title, cells, merged };
}

function cellOf(type: string, value: string, formula: boolean, strings: readonly string[]): ReadCell | null {
	switch (type) {
		case 's': {
			const text = strings[Number(value)];
			if (text === undefined) throw new BookError(`no shared string ${value}`);
			return text === '' && !formula ? null : { kind: 'text', value: text, formula };
		}
		case 'str':
		case 'inlineStr':
			return value === '' && !formula ? null : { kind: 'text', value, formula };
		case 'b':
			return { kind: 'bool', value, formula };
		case 'e':
			return { kind: 'error', value, formula };
		case 'd':
			return { kind: 'text', value, formula };
		default:
			return value === '' && !formula ? null : { kind: 'number', value, formula };
	}
}
