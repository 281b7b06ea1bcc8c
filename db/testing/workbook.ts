import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** What a test puts into a cell of a template, as a spreadsheet program would write it. */
export type Typed = number | string | { readonly xml: string } | null;

const PLACE = 'xl/worksheets/sheet1.xml';

/** Changes cells of a workbook's first sheet, far from any server. */
export function typeInto(bytes: Uint8Array, cells: Readonly<Record<string, Typed>>): Buffer {
	return changeSheet(bytes, (xml) =>
		Object.entries(cells).reduce((text, [place, value]) => {
			const cell = new RegExp(`<c r="${place}"([^>]*?)(/>|>.*?</c>)`);
			if (!cell.test(text)) throw new Error(`no cell ${place}`);
			return text.replace(cell, (_whole, attributes: string) => {
				const head = `<c r="${place}"${attributes.replace(/ t="[^"]*"/, '')}`;
				if (value === null) return `${head}/>`;
				if (typeof value === 'number') return `${head}><v>${value}</v></c>`;
				if (typeof value === 'string') return `${head} t="inlineStr"><is><t>${value}</t></is></c>`;
				return `<c r="${place}"${value.xml}`;
			});
		}, xml),
	);
}

/** Changes the XML of the first sheet in any way at all. */
export function changeSheet(bytes: Uint8Array, change: (xml: string) => string, path = PLACE): Buffer {
	const files = unzipSync(bytes);
	const xml = files[path];
	if (!xml) throw new Error(`no ${path}`);
	files[path] = strToU8(change(strFromU8(xml)));
	return Buffer.from(zipSync(files));
}
