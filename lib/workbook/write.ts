import { cellName, columnName } from './cells';
import { escaped } from './xml';

/** How a cell looks; only `input` may be typed into. */
export const LOOKS = ['plain', 'title', 'head', 'label', 'input', 'inputText', 'sum', 'check'] as const;
export type Look = (typeof LOOKS)[number];

export type BookCell = { readonly look: Look } & (
	| { readonly text: string }
	| { readonly number: number }
	| { readonly formula: string }
	| { readonly empty: true }
);

/** A rule for what may be typed into a range. */
export type Rule = {
	readonly range: string;
	readonly title: string;
	/** Shown beside the cell, and when the rule is broken. */
	readonly message: string;
} & ({ readonly list: readonly string[] } | { readonly formula: string });

export interface BookSheet {
	readonly name: string;
	readonly widths: readonly number[];
	/** Rows and columns that stay when scrolling. */
	readonly frozen: { readonly rows: number; readonly columns: number };
	readonly rows: readonly (readonly (BookCell | null)[])[];
	readonly rules: readonly Rule[];
}

const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * The parts of a workbook by their path, to be zipped: protected sheets in which only input cells are open, rules
 * with messages, formulas without stored values (the program that opens it computes them).
 */
export function bookParts(sheets: readonly BookSheet[]): Map<string, string> {
	const numbers = sheets.map((_sheet, at) => at + 1);
	const types = numbers.map(
		(no) =>
			`<Override PartName="/xl/worksheets/sheet${no}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
	);
	return new Map([
		[
			'[Content_Types].xml',
			`${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${types.join('')}</Types>`,
		],
		[
			'_rels/.rels',
			`${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		],
		[
			'xl/workbook.xml',
			`${HEAD}<workbook xmlns="${SPREADSHEET}" xmlns:r="${RELATIONS}"><workbookProtection lockStructure="1"/><bookViews><workbookView/></bookViews><sheets>${sheets
				.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
				.join('')}</sheets><calcPr calcId="0" fullCalcOnLoad="1"/></workbook>`,
		],
		[
			'xl/_rels/workbook.xml.rels',
			`${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbers
				.map((no) => `<Relationship Id="rId${no}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${no}.xml"/>`)
				.join(
					'',
				)}<Relationship Id="rId${numbers.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
		],
		['xl/styles.xml', HEAD + STYLES],
		...sheets.map((sheet, at): [string, string] => [`xl/worksheets/sheet${at + 1}.xml`, HEAD + sheetXml(sheet, at)]),
	]);
}

function sheetXml(sheet: BookSheet, at: number): string {
	const { frozen, widths, rows, rules } = sheet;
	const pane =
		frozen.rows + frozen.columns > 0
			? `<pane xSplit="${frozen.columns}" ySplit="${frozen.rows}" topLeftCell="${cellName(frozen.rows, frozen.columns)}" activePane="bottomRight" state="frozen"/>`
			: '';
	const columns = widths
		.map((width, column) => `<col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"/>`)
		.join('');
	const data = rows
		.map((row, y) => `<row r="${y + 1}">${row.map((cell, x) => (cell ? cellXml(cell, y, x) : '')).join('')}</row>`)
		.join('');
	// The order of these elements is the schema's.
	return `<worksheet xmlns="${SPREADSHEET}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"${at === 0 ? ' tabSelected="1"' : ''}>${pane}</sheetView></sheetViews><cols>${columns}</cols><sheetData>${data}</sheetData><sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0"/>${rulesXml(rules)}<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`;
}

function cellXml(cell: BookCell, row: number, column: number): string {
	const head = `<c r="${cellName(row, column)}" s="${LOOKS.indexOf(cell.look)}"`;
	if ('text' in cell) return `${head} t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`;
	if ('number' in cell) return `${head}><v>${cell.number}</v></c>`;
	if ('formula' in cell) return `${head}><f>${escaped(cell.formula)}</f></c>`;
	return `${head}/>`;
}

function rulesXml(rules: readonly Rule[]): string {
	if (rules.length === 0) return '';
	const each = rules.map((rule) => {
		const kind = 'list' in rule ? 'list' : 'custom';
		const formula = 'list' in rule ? `"${rule.list.join(',')}"` : rule.formula;
		const said = `errorTitle="${escaped(rule.title)}" error="${escaped(rule.message)}" promptTitle="${escaped(rule.title)}" prompt="${escaped(rule.message)}"`;
		return `<dataValidation type="${kind}" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorStyle="stop" ${said} sqref="${rule.range}"><formula1>${escaped(formula)}</formula1></dataValidation>`;
	});
	return `<dataValidations count="${rules.length}">${each.join('')}</dataValidations>`;
}

/** A range by its corners, both counted from 0. */
export function rangeName(from: { row: number; column: number }, to: { row: number; column: number }): string {
	return `${columnName(from.column)}${from.row + 1}:${columnName(to.column)}${to.row + 1}`;
}

const font = (more = '') => `<font>${more}<sz val="11"/><name val="Calibri"/></font>`;
const fill = (colour: string) =>
	`<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/></patternFill></fill>`;
const thin = ['left', 'right', 'top', 'bottom']
	.map((side) => `<${side} style="thin"><color rgb="FF8A8595"/></${side}>`)
	.join('');
const xf = (part: { font?: number; fill?: number; border?: number; open?: boolean; align?: string }) =>
	`<xf numFmtId="0" fontId="${part.font ?? 0}" fillId="${part.fill ?? 0}" borderId="${part.border ?? 0}" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment horizontal="${part.align ?? 'general'}"/><protection locked="${part.open ? 0 : 1}"/></xf>`;

/** One `xf` for each of {@link LOOKS}, in its order. */
const STYLES = `<styleSheet xmlns="${SPREADSHEET}"><fonts count="2">${font()}${font('<b/>')}</fonts><fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('E7E4EF')}${fill('FFFFFF')}${fill('F3F1EA')}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${thin}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${LOOKS.length}">${[
	xf({}),
	xf({ font: 1 }),
	xf({ font: 1, fill: 2, border: 1, align: 'center' }),
	xf({ fill: 4, border: 1 }),
	xf({ fill: 3, border: 1, open: true, align: 'right' }),
	xf({ fill: 3, border: 1, open: true, align: 'center' }),
	xf({ font: 1, fill: 2, border: 1, align: 'right' }),
	xf({ fill: 4, border: 1, align: 'center' }),
].join('')}</cellXfs></styleSheet>`;
