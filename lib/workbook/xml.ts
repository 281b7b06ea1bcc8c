/** What a reader of XML is told, in the order of the text. Names come without their prefix. */
export interface XmlHandler {
	open(name: string, attributes: Readonly<Record<string, string>>): void;
	text(value: string): void;
	close(name: string): void;
}

/** The text is not XML as spreadsheet programs write it. */
export class XmlError extends Error {}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
/** Deeper than any workbook part; a bomb of nested elements ends here. */
const DEEPEST = 64;

/**
 * Reads XML from left to right, once. Only what a part of a workbook holds: elements, attributes, text, CDATA,
 * comments, processing instructions. A document type is refused (that is where entity bombs live), and so is an
 * entity that is not one of XML's own.
 * @throws XmlError
 */
export function readXml(text: string, handler: XmlHandler): void {
	const stack: string[] = [];
	let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
	while (at < text.length) {
		const tag = text.indexOf('<', at);
		if (tag < 0) break;
		if (tag > at && stack.length > 0) handler.text(decoded(text.slice(at, tag)));
		if (text.startsWith('<?', tag)) at = after(text, '?>', tag);
		else if (text.startsWith('<!--', tag)) at = after(text, '-->', tag);
		else if (text.startsWith('<![CDATA[', tag)) {
			at = after(text, ']]>', tag);
			handler.text(text.slice(tag + 9, at - 3));
		} else if (text[tag + 1] === '!') throw new XmlError('document type');
		else if (text[tag + 1] === '/') {
			at = after(text, '>', tag);
			const name = local(text.slice(tag + 2, at - 1).trimEnd());
			if (stack.pop() !== name) throw new XmlError(`unexpected end of ${name}`);
			handler.close(name);
		} else at = element(text, tag, stack, handler);
	}
	if (stack.length > 0) throw new XmlError(`no end of ${stack.at(-1)}`);
}

function element(text: string, tag: number, stack: string[], handler: XmlHandler): number {
	const end = endOfTag(text, tag);
	const empty = text[end - 1] === '/';
	const inner = text.slice(tag + 1, empty ? end - 1 : end);
	const space = inner.search(/\s/);
	const name = local(space < 0 ? inner : inner.slice(0, space));
	if (name === '' || stack.length >= DEEPEST) throw new XmlError(name === '' ? 'no name' : 'too deep');
	handler.open(name, space < 0 ? {} : attributesOf(inner.slice(space)));
	if (empty) handler.close(name);
	else stack.push(name);
	return end + 1;
}

/** The `>` that ends a tag; one inside quotes does not. */
function endOfTag(text: string, from: number): number {
	let quote = '';
	for (let at = from; at < text.length; at++) {
		const sign = text[at] as string;
		if (quote !== '') {
			if (sign === quote) quote = '';
		} else if (sign === '"' || sign === "'") quote = sign;
		else if (sign === '>') return at;
	}
	throw new XmlError('no end of tag');
}

function attributesOf(text: string): Record<string, string> {
	const found: Record<string, string> = {};
	for (const [, name = '', double, single] of text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
		found[local(name)] = decoded(double ?? single ?? '');
	}
	return found;
}

function after(text: string, mark: string, from: number): number {
	const found = text.indexOf(mark, from);
	if (found < 0) throw new XmlError(`no ${mark}`);
	return found + mark.length;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

function decoded(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(/&([^;\s]{1,10});?/g, (_whole, name: string) => {
		if (name.startsWith('#')) {
			const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
			if (!Number.isInteger(code) || code < 0 || code > 0x10ffff) throw new XmlError(`character ${name}`);
			return String.fromCodePoint(code);
		}
		const known = ENTITIES[name];
		if (known === undefined) throw new XmlError(`entity ${name}`);
		return known;
	});
}

/** Text as it may stand in XML. Signs XML has no place for are left out. */
export function escaped(text: string): string {
	return [...text]
		.filter((sign) => sign >= ' ' || sign === '\t' || sign === '\n' || sign === '\r')
		.join('')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
